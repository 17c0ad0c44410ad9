package org.cloudpcdesk.ui.main;

import java.util.List;
import java.util.function.IntConsumer;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.cloudpcdesk.inventory.search.Suggestion;
import org.cloudpcdesk.ui.common.Icons;
import org.cloudpcdesk.ui.common.Messages;

/** What hangs below the search field: what is wrong, and the suggestions. Nothing in it takes the keyboard. */
final class SearchHelp {
  private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");

  private final Messages messages = Messages.of(SearchHelp.class);
  private final SearchModel model;
  private final IntConsumer take;
  private final Label fault = new Label();
  private final VBox suggestions = new VBox();
  private final VBox box = new VBox(fault, suggestions);

  /** @param take takes the suggestion of a number */
  SearchHelp(SearchModel model, IntConsumer take) {
    this.model = model;
    this.take = take;
    box.setId("searchHelp");
    box.getStyleClass().add("search-help");
    box.setManaged(false);
    box.setVisible(false);
    fault.setId("searchFault");
    fault.getStyleClass().add("search-fault");
    fault.setWrapText(true);
    fault.setGraphic(Icons.of("fltral-error-circle-16"));
    fault.managedProperty().bind(fault.visibleProperty());
  }

  Region node() {
    return box;
  }

  /** @param open whether the field has the keyboard */
  void show(boolean open) {
    String wrong = model.explanation();
    fault.setText(wrong);
    fault.setVisible(!wrong.isEmpty());
    List<Suggestion> offered = model.completion().get().suggestions();
    suggestions.getChildren().clear();
    for (int i = 0; i < offered.size(); i++) {
      suggestions.getChildren().add(line(offered.get(i), i));
    }
    box.setVisible(open && (!wrong.isEmpty() || !offered.isEmpty()));
  }

  void place(double x, double y, double width) {
    if (box.isVisible()) {
      box.applyCss();
      box.resizeRelocate(x, y, width, box.prefHeight(width));
      box.layout();
    }
  }

  /** Shows which one Enter takes. */
  void mark() {
    List<Node> lines = suggestions.getChildren();
    for (int i = 0; i < lines.size(); i++) {
      lines.get(i).pseudoClassStateChanged(CHOSEN, i == model.chosen().get());
    }
  }

  private Node line(Suggestion suggestion, int index) {
    Label text = new Label(suggestion.text(), Icons.of(icon(suggestion.kind())));
    text.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(text, Priority.ALWAYS);
    Label count = new Label(suggestion.count() < 0 ? "" : messages.text("view.count", suggestion.count()));
    count.getStyleClass().add("search-count");
    count.setMinWidth(Region.USE_PREF_SIZE);
    HBox line = new HBox(8, text, count);
    line.setId("suggestion-" + index);
    line.setAlignment(Pos.CENTER_LEFT);
    line.getStyleClass().add("search-suggestion");
    line.setAccessibleText(model.words(suggestion));
    line.setOnMousePressed(
        event -> {
          if (event.getButton() == MouseButton.PRIMARY) {
            take.accept(index);
          }
          event.consume();
        });
    return line;
  }

  private static String icon(Suggestion.Kind kind) {
    return switch (kind) {
      case FIELD -> "fltral-filter-20";
      case VALUE, STATE -> "fltrmz-text-field-20";
      case PERSON -> "fltrmz-person-20";
      case TIME -> "fltral-clock-16";
    };
  }
}
