package org.cloudpcdesk.ui.grid;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;
import org.cloudpcdesk.graph.GraphException;
import org.cloudpcdesk.ui.common.GraphFailure;
import org.cloudpcdesk.ui.common.Icons;
import org.cloudpcdesk.ui.common.Messages;

/** What stands in the grid when there are no rows: why, and what can be done about it. */
final class GridPlaceholder {

  /** What a button in an empty grid may do. */
  record Ways(Runnable showAll, Runnable tryAgain, Runnable signInAgain) {}

  private final Messages messages;
  private final GridViewModel model;
  private final Ways ways;
  private final VBox box = new VBox(10);

  GridPlaceholder(Messages messages, GridViewModel model, Ways ways) {
    this.messages = messages;
    this.model = model;
    this.ways = ways;
    box.setAlignment(Pos.CENTER);
    box.getStyleClass().add("grid-placeholder");
    model.state().addListener((observable, before, now) -> show());
    model.refresh().addListener((observable, before, now) -> show());
    model.asked().addListener((observable, before, now) -> show());
    show();
  }

  Node node() {
    return box;
  }

  private void show() {
    GridState state = model.state().get();
    box.setId("placeholder-" + state.styleName());
    if (state == GridState.ROWS) {
      box.getChildren().clear();
      return;
    }
    Label title = new Label(messages.text("empty.title", state));
    title.getStyleClass().add("placeholder-title");
    Label text = new Label(text(state));
    text.setWrapText(true);
    text.setMaxWidth(420);
    text.setAlignment(Pos.CENTER);
    text.setTextAlignment(TextAlignment.CENTER);
    text.getStyleClass().add("placeholder-text");
    box.getChildren().setAll(Icons.of(icon(state)), title, text);
    switch (state) {
      case ROWS, EMPTY_TENANT -> {}
      case FIRST_LOAD -> box.getChildren().add(progress());
      case NOTHING_MATCHES, EMPTY_VIEW, NOTHING_GONE -> button("showAll", "empty.showAll", ways.showAll());
      case NOT_ALLOWED, OFFLINE, FAILED -> button("placeholderTryAgain", "empty.tryAgain", ways.tryAgain());
      case SIGN_IN_AGAIN -> button("placeholderSignIn", "empty.signIn", ways.signInAgain());
    }
  }

  private String text(GridState state) {
    GraphException error = model.refresh().get().error();
    return switch (state) {
      case NOTHING_MATCHES -> messages.text("empty.searched", model.asked().get().text().strip());
      case NOT_ALLOWED, SIGN_IN_AGAIN, OFFLINE, FAILED ->
          error == null ? messages.text("empty.text", state) : GraphFailure.of(error).next();
      case ROWS, FIRST_LOAD, EMPTY_TENANT, EMPTY_VIEW, NOTHING_GONE -> messages.text("empty.text", state);
    };
  }

  private Node progress() {
    Integer expected = model.refresh().get().expected();
    double part = expected == null || expected == 0 ? -1 : (double) model.refresh().get().loaded() / expected;
    ProgressBar bar = new ProgressBar(part);
    bar.setAccessibleText(messages.text("empty.title", GridState.FIRST_LOAD));
    bar.setPrefWidth(220);
    return bar;
  }

  private void button(String id, String key, Runnable action) {
    Button button = new Button(messages.text(key));
    button.setId(id);
    button.setOnAction(event -> action.run());
    box.getChildren().add(button);
  }

  private static String icon(GridState state) {
    return switch (state) {
      case ROWS, FIRST_LOAD -> "fltral-arrow-sync-20";
      case EMPTY_TENANT, EMPTY_VIEW -> "fltral-desktop-20";
      case NOTHING_GONE -> "fltral-archive-20";
      case NOTHING_MATCHES -> "fltrmz-search-20";
      case NOT_ALLOWED, SIGN_IN_AGAIN -> "fltral-lock-20";
      case OFFLINE -> "fltrmz-plug-disconnected-20";
      case FAILED -> "fltral-error-circle-20";
    };
  }
}
