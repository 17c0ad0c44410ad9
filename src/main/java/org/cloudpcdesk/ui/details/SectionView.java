package org.cloudpcdesk.ui.details;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.cloudpcdesk.graph.GraphException;
import org.cloudpcdesk.ui.common.Icons;
import org.cloudpcdesk.ui.common.Messages;

/**
 * Shows one {@link SectionModel} in its pane: loading, empty, failed or what came. The model loads while the pane is
 * open. Used on the UI thread.
 *
 * @param <T> what is shown
 */
final class SectionView<T> {
  private static final double SPINNER = 18;

  private final Messages messages = Messages.of(SectionView.class);
  private final VBox content = new VBox(6);
  private final TitledPane pane;
  private final SectionModel<?, T> model;
  private final Function<T, Node> ready;
  private final Function<SectionFailure, Optional<Node>> instead;
  private final Consumer<GraphException> explain;
  private final String idle;

  /**
   * @param idle what is said while there is nothing to ask for
   * @param explain shows what the account may do, and why this was refused
   * @param ready makes the nodes for what came
   */
  SectionView(
      TitledPane pane,
      SectionModel<?, T> model,
      String idle,
      Consumer<GraphException> explain,
      Function<T, Node> ready) {
    this(pane, model, idle, explain, ready, failure -> Optional.empty());
  }

  /** @param instead what is shown in place of a failure's sentence, if anything */
  SectionView(
      TitledPane pane,
      SectionModel<?, T> model,
      String idle,
      Consumer<GraphException> explain,
      Function<T, Node> ready,
      Function<SectionFailure, Optional<Node>> instead) {
    this.pane = pane;
    this.model = model;
    this.idle = idle;
    this.explain = explain;
    this.ready = ready;
    this.instead = instead;
    content.getStyleClass().add("section-content");
    pane.setContent(content);
    model.load().addListener((observable, before, now) -> show(now));
    pane.expandedProperty().addListener((observable, before, now) -> model.setVisible(now));
    show(model.load().get());
    model.setVisible(pane.isExpanded());
  }

  private void show(Load<T> load) {
    switch (load) {
      case Load.Idle<T> _ -> content.getChildren().setAll(muted(idle));
      case Load.Loading<T> _ -> content.getChildren().setAll(loading());
      case Load.Ready<T> arrived -> content.getChildren().setAll(ready.apply(arrived.value()), again());
      case Load.Failed<T> failure -> content.getChildren().setAll(instead.apply(failure.failure()).orElseGet(() -> failure(failure.failure())));
    }
  }

  private Node loading() {
    ProgressIndicator spinner = new ProgressIndicator();
    spinner.setPrefSize(SPINNER, SPINNER);
    spinner.setAccessibleText(messages.text("section.loading"));
    return new HBox(8, spinner, muted(messages.text("section.loading")));
  }

  private Node again() {
    Hyperlink again = new Hyperlink(messages.text("section.again"));
    again.setId(pane.getId() + "Again");
    again.getStyleClass().add("text-small");
    again.setOnAction(event -> model.reload());
    return again;
  }

  private Node failure(SectionFailure failure) {
    VBox box = new VBox(6);
    Label sentence = wrapped(failure.sentence());
    sentence.setId(pane.getId() + "Failure");
    sentence.setGraphic(Icons.of("fltral-error-circle-16"));
    sentence.getStyleClass().add("section-failure");
    box.getChildren().add(sentence);
    if (!failure.ids().isEmpty()) {
      box.getChildren().add(Copyable.lines(failure.ids(), messages.text("section.ids")));
    }
    Button retry = new Button(messages.text("section.retry"));
    retry.setId(pane.getId() + "Retry");
    retry.getStyleClass().add("small");
    retry.setOnAction(event -> model.reload());
    HBox ways = new HBox(8, retry);
    GraphException refused = failure.refused();
    if (refused != null) {
      Hyperlink why = new Hyperlink(messages.text("section.access"));
      why.setId(pane.getId() + "Access");
      why.getStyleClass().add("text-small");
      why.setOnAction(event -> explain.accept(refused));
      ways.getChildren().add(why);
    }
    box.getChildren().add(ways);
    return box;
  }

  static Label wrapped(String text) {
    Label label = new Label(text);
    label.setWrapText(true);
    return label;
  }

  static Label muted(String text) {
    Label label = wrapped(text);
    label.getStyleClass().add("text-muted");
    return label;
  }
}
