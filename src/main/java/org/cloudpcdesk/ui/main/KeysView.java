package org.cloudpcdesk.ui.main;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import org.cloudpcdesk.ui.common.Messages;

/** What every key does. */
final class KeysView {
  private static final List<String> KEYS =
      List.of(
          "keys.search",
          "keys.escape",
          "keys.arrows",
          "keys.space",
          "keys.all",
          "keys.enter",
          "keys.mark",
          "keys.planMarked",
          "keys.deprovision",
          "keys.deprovisionList",
          "keys.copy",
          "keys.copyAs",
          "keys.export",
          "keys.palette",
          "keys.save",
          "keys.news",
          "keys.refresh",
          "keys.details",
          "keys.activity",
          "keys.history",
          "keys.help");

  private KeysView() {}

  static Node make(Messages messages) {
    GridPane table = new GridPane(24, 8);
    table.setId("keysView");
    table.getStyleClass().add("keys-view");
    for (int i = 0; i < KEYS.size(); i++) {
      Label key = new Label(messages.text(KEYS.get(i)));
      key.getStyleClass().add("key");
      // The explanations give way on a narrow screen, the keys do not.
      key.setMinWidth(Region.USE_PREF_SIZE);
      table.addRow(i, key, new Label(messages.text(KEYS.get(i) + ".what")));
    }
    return table;
  }
}
