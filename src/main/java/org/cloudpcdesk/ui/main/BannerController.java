package org.cloudpcdesk.ui.main;

import java.util.Locale;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import org.cloudpcdesk.ui.common.Icons;
import org.cloudpcdesk.ui.common.Messages;
import org.cloudpcdesk.ui.common.TextClipboard;
import org.cloudpcdesk.ui.main.Banner.Way;
import org.jspecify.annotations.Nullable;

/** Shows the banner, or nothing. Used on the UI thread. */
public final class BannerController {
  private final MainViewModel model;
  private final MainWindow.Actions actions;
  private final TextClipboard clipboard;
  private final Messages messages = Messages.of(BannerController.class);

  @FXML @SuppressWarnings("NullAway.Init") private HBox box;
  @FXML @SuppressWarnings("NullAway.Init") private StackPane icon;
  @FXML @SuppressWarnings("NullAway.Init") private Label title;
  @FXML @SuppressWarnings("NullAway.Init") private Label text;
  @FXML @SuppressWarnings("NullAway.Init") private Button copy;
  @FXML @SuppressWarnings("NullAway.Init") private Button remedy;
  @FXML @SuppressWarnings("NullAway.Init") private Button later;

  BannerController(MainViewModel model, MainWindow.Actions actions, TextClipboard clipboard) {
    this.model = model;
    this.actions = actions;
    this.clipboard = clipboard;
  }

  @FXML
  void initialize() {
    copy.setGraphic(Icons.of("fltral-copy-16"));
    later.setOnAction(event -> model.leaveMarked());
    for (Button button : new Button[] {copy, remedy, later}) {
      button.managedProperty().bind(button.visibleProperty());
    }
    box.managedProperty().bind(box.visibleProperty());
    model.banner().banner().addListener((observable, before, now) -> show(now));
    show(model.banner().banner().get());
  }

  private void show(@Nullable Banner banner) {
    box.setVisible(banner != null);
    if (banner == null) {
      return;
    }
    box.getStyleClass().setAll("banner", "banner-" + banner.tone().name().toLowerCase(Locale.ROOT));
    icon.getChildren().setAll(Icons.of(icon(banner.tone())));
    title.setText(banner.title());
    text.setText(banner.text());
    copy.setVisible(!banner.technical().isEmpty());
    copy.setOnAction(event -> clipboard.put(banner.technical()));
    remedy.setVisible(banner.way() != Way.NONE);
    remedy.setText(banner.way() == Way.NONE ? "" : messages.text("remedy", banner.way()));
    remedy.setOnAction(event -> help(banner.way()));
    later.setVisible(banner.tone() == Banner.Tone.WAITING);
  }

  private void help(Way way) {
    switch (way) {
      case SIGN_IN_AGAIN -> actions.signInAgain();
      case EXPLAIN -> actions.openAccess();
      case TRY_AGAIN -> model.refresh();
      case PLAN_MARKED -> model.deprovisionMarked();
      case CANCEL -> actions.cancelSignIn();
      case NONE -> {}
    }
  }

  private static String icon(Banner.Tone tone) {
    return switch (tone) {
      case OFFLINE -> "fltrmz-plug-disconnected-20";
      case ERROR -> "fltral-error-circle-20";
      case SETTINGS -> "fltrmz-settings-20";
      case WAITING -> "fltral-flag-20";
      case BROWSER -> "fltral-globe-20";
    };
  }
}
