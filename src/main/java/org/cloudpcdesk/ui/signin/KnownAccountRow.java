package org.cloudpcdesk.ui.signin;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.cloudpcdesk.ui.common.Icons;
import org.cloudpcdesk.ui.common.KnownAccount;
import org.cloudpcdesk.ui.common.KnownAccount.Standing;
import org.cloudpcdesk.ui.common.Messages;
import org.cloudpcdesk.ui.common.TenantWords;

/** One account on the welcome page: opens its tenant, or says why not, and can be forgotten. */
final class KnownAccountRow {
  private KnownAccountRow() {}

  static Node make(KnownAccount known, Messages messages, Runnable open, Runnable forget) {
    Button opener =
        new Button(
            messages.text(
                known.production() ? "known.production" : "known.open",
                TenantWords.name(known.account()),
                known.account().username(),
                TenantWords.cloud(known.cloud())),
            Icons.of("fltral-briefcase-20"));
    opener.getStyleClass().add("known-account");
    opener.setMnemonicParsing(false);
    opener.setMaxWidth(Double.MAX_VALUE);
    opener.setDisable(known.standing() == Standing.NOT_ALLOWED);
    opener.setOnAction(event -> open.run());
    HBox.setHgrow(opener, Priority.ALWAYS);
    Button forgetter = new Button(messages.text("known.forget"));
    forgetter.getStyleClass().add("flat");
    forgetter.setMinWidth(Region.USE_PREF_SIZE);
    forgetter.setMaxHeight(Double.MAX_VALUE);
    forgetter.setAccessibleText(messages.text("known.forget.name", TenantWords.line(known)));
    forgetter.setOnAction(event -> forget.run());
    VBox row = new VBox(4, new HBox(6, opener, forgetter));
    if (known.standing() != Standing.READY) {
      Label why = new Label(messages.text(known.standing() == Standing.SIGNED_OUT ? "known.signedOut" : "known.notAllowed"));
      why.setWrapText(true);
      why.setMinHeight(Region.USE_PREF_SIZE);
      why.getStyleClass().add("text-muted");
      opener.setAccessibleHelp(why.getText());
      row.getChildren().add(why);
    }
    return row;
  }
}
