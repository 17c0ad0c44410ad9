package org.cloudpcdesk.ui.activity;

import java.util.function.Consumer;
import java.util.function.Function;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.InvalidationListener;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ChangeListener;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeTableColumn;
import javafx.scene.control.TreeTableView;
import javafx.util.Duration;
import org.cloudpcdesk.deprovision.UnfinishedRun;
import org.cloudpcdesk.ui.common.Icons;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** Binds the activity panel's nodes to its view model. The FXML loader fills its fields. */
@SuppressWarnings("NullAway.Init")
final class ActivityController {
  private static final double ROW_HEIGHT = 28;

  private final ActivityViewModel model;
  private final Interrupted interrupted;
  private final Consumer<UnfinishedRun> planAgain;
  private final Timeline clock = new Timeline();
  private final TreeItem<ActivityRow> root = new TreeItem<>();
  private final ChangeListener<Shown> onShown = (observable, before, now) -> explain();
  private final InvalidationListener onCancellable = observable -> explain();
  private @Nullable ActivityRow explained;

  @FXML private Node hint;
  @FXML private Node content;
  @FXML private TreeTableView<ActivityRow> table;
  @FXML private TreeTableColumn<ActivityRow, Shown> state;
  @FXML private TreeTableColumn<ActivityRow, String> device;
  @FXML private TreeTableColumn<ActivityRow, String> person;
  @FXML private TreeTableColumn<ActivityRow, String> what;
  @FXML private TreeTableColumn<ActivityRow, String> since;
  @FXML private Label choose;
  @FXML private Label word;
  @FXML private Label name;
  @FXML private Label meaning;
  @FXML private Label facts;
  @FXML private Label next;
  @FXML private Label ids;
  @FXML private Node interruptedBar;
  @FXML private Label interruptedText;
  @FXML private Button planRest;
  @FXML private Button dropRest;
  @FXML private Button pauseRun;
  @FXML private Button resumeRun;
  @FXML private Button cancelRun;
  @FXML private Label cancelTip;
  @FXML private Button copyIds;
  @FXML private Button copySupport;

  ActivityController(ActivityViewModel model, Interrupted interrupted, Consumer<UnfinishedRun> planAgain) {
    this.model = model;
    this.interrupted = interrupted;
    this.planAgain = planAgain;
  }

  @FXML
  void initialize() {
    hint.visibleProperty().bind(Bindings.isEmpty(model.runs()));
    content.visibleProperty().bind(hint.visibleProperty().not());
    state.setCellValueFactory(cell -> cell.getValue().getValue().shown());
    state.setCellFactory(column -> new StateCell());
    text(device, Shown::device);
    text(person, Shown::person);
    text(what, Shown::what);
    text(since, Shown::since);
    table.setFixedCellSize(ROW_HEIGHT);
    table.setRoot(root);
    model.runs().addListener(this::runsChanged);
    model.runs().reversed().forEach(this::show);
    table
        .getSelectionModel()
        .selectedItemProperty()
        .addListener((observable, before, now) -> model.chosen().set(now == null ? null : now.getValue()));
    model.chosen().addListener((observable, before, now) -> follow(now));
    selectNewest();
    pauseRun.disableProperty().bind(model.steering());
    pauseRun.setOnAction(event -> withChosen(row -> model.pause(row.run())));
    resumeRun.disableProperty().bind(model.steering());
    resumeRun.setOnAction(event -> withChosen(row -> model.resume(row.run())));
    cancelRun.disableProperty().bind(model.steering());
    cancelRun.setOnAction(event -> withChosen(row -> model.cancel(row.run())));
    copyIds.setGraphic(Icons.of("fltral-copy-16"));
    copyIds.setOnAction(event -> withChosen(model::copyRequestIds));
    copySupport.setGraphic(Icons.of("fltral-copy-16"));
    copySupport.setOnAction(event -> withChosen(this::copySupport));
    planRest.setOnAction(event -> interrupted.planAgain(planAgain));
    dropRest.setOnAction(event -> interrupted.drop());
    interrupted.waiting().addListener((InvalidationListener) any -> tellInterrupted());
    tellInterrupted();
    count();
    explain();
  }

  private void tellInterrupted() {
    interruptedText.setText(interrupted.text());
    present(interruptedBar, !interrupted.waiting().isEmpty());
  }

  /** A timeline keeps the toolkit drawing, so that it runs only while there is something to count down. */
  private void count() {
    clock.getKeyFrames().setAll(new KeyFrame(Duration.seconds(1), event -> model.tick()));
    clock.setCycleCount(Animation.INDEFINITE);
    model.counting().addListener((observable, before, counting) -> run(counting));
    run(model.counting().get());
  }

  private void run(boolean counting) {
    if (counting) {
      clock.play();
    } else {
      clock.stop();
    }
  }

  private void copySupport(ActivityRow row) {
    if (row instanceof ItemRow item) {
      model.copySupportText(item);
    }
  }

  private void withChosen(Consumer<ActivityRow> work) {
    ActivityRow row = model.chosen().get();
    if (row != null) {
      work.accept(row);
    }
  }

  private static void text(TreeTableColumn<ActivityRow, String> column, Function<Shown, String> text) {
    column.setCellValueFactory(cell -> cell.getValue().getValue().shown().map(text));
    column.setCellFactory(any -> new TextCell());
  }

  private void runsChanged(ListChangeListener.Change<? extends RunRow> change) {
    while (change.next()) {
      change.getAddedSubList().forEach(this::show);
    }
    selectNewest();
  }

  private void show(RunRow run) {
    TreeItem<ActivityRow> line = new TreeItem<>(run);
    run.items().forEach(item -> line.getChildren().add(new TreeItem<>(item)));
    line.setExpanded(true);
    root.getChildren().addFirst(line);
  }

  private void selectNewest() {
    if (!root.getChildren().isEmpty()) {
      table.getSelectionModel().select(root.getChildren().getFirst());
      table.scrollTo(0);
    }
  }

  private void follow(@Nullable ActivityRow row) {
    if (explained != null) {
      explained.shown().removeListener(onShown);
      explained.run().cancellable().removeListener(onCancellable);
      explained.run().paused().removeListener(onCancellable);
    }
    explained = row;
    if (row != null) {
      row.shown().addListener(onShown);
      row.run().cancellable().addListener(onCancellable);
      row.run().paused().addListener(onCancellable);
    }
    explain();
  }

  private void explain() {
    ActivityRow row = model.chosen().get();
    present(choose, row == null);
    Shown shown = row == null ? null : row.shown().get();
    fill(word, shown == null ? "" : shown.word());
    word.setGraphic(shown == null ? null : icon(shown));
    fill(name, shown == null ? "" : name(shown));
    fill(meaning, shown == null ? "" : shown.what());
    fill(facts, shown == null ? "" : shown.facts());
    fill(next, shown == null ? "" : shown.next());
    String requestIds = model.requestIds(row);
    fill(ids, requestIds);
    present(copyIds, !requestIds.isEmpty());
    present(copySupport, row instanceof ItemRow && !requestIds.isEmpty());
    boolean unsent = row != null && row.run().cancellable().get();
    boolean paused = row != null && row.run().paused().get();
    present(pauseRun, unsent && !paused);
    present(resumeRun, unsent && paused);
    present(cancelRun, unsent);
    present(cancelTip, unsent);
  }

  private static String name(Shown shown) {
    return shown.person().isEmpty() ? shown.device() : String.join("\n", shown.device(), shown.person());
  }

  private static void fill(Label label, String text) {
    label.setText(text);
    present(label, !text.isEmpty());
  }

  private static void present(Node node, boolean present) {
    node.setVisible(present);
    node.setManaged(present);
  }

  static FontIcon icon(Shown shown) {
    FontIcon icon = Icons.of(shown.icon());
    icon.getStyleClass().add(shown.styleClass());
    return icon;
  }
}
