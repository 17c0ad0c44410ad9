package org.cloudpcdesk.ui.activity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.InvalidationListener;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import org.cloudpcdesk.ui.common.Icons;
import org.cloudpcdesk.ui.common.PlainCell;
import org.cloudpcdesk.ui.common.SecondClock;
import org.jspecify.annotations.Nullable;

/** Binds the activity panel's nodes to its view model. The FXML loader fills its fields. */
@SuppressWarnings("NullAway.Init")
final class ActivityController {
  private static final PseudoClass CHANGED = PseudoClass.getPseudoClass("changed");
  private static final double ROW_HEIGHT = 28;
  private static final double RUN_HEIGHT = 66;

  private final ActivityViewModel model;
  private final Interrupted interrupted;
  private final ActivityPane.Ways ways;
  private final SecondClock clock;
  private final ChangeListener<Shown> onShown = (observable, before, now) -> explain();
  private @Nullable ObservableValue<Shown> explainedItem;
  private @Nullable RunRow explainedRun;
  private ShownIcon icon;

  @FXML private Node hint;
  @FXML private Node content;
  @FXML private ListView<RunRow> runs;
  @FXML private MenuButton filter;
  @FXML private TableView<ItemRow> table;
  @FXML private TableColumn<ItemRow, Shown> state;
  @FXML private TableColumn<ItemRow, String> device;
  @FXML private TableColumn<ItemRow, String> person;
  @FXML private TableColumn<ItemRow, String> since;
  @FXML private TableColumn<ItemRow, String> what;
  @FXML private TableColumn<ItemRow, String> next;
  @FXML private Label word;
  @FXML private Label name;
  @FXML private Label meaning;
  @FXML private Label facts;
  @FXML private Label nextStep;
  @FXML private Label moment;
  @FXML private Label ids;
  @FXML private Node interruptedBar;
  @FXML private Label interruptedText;
  @FXML private Button planRest;
  @FXML private Button dropRest;
  @FXML private Button pauseRun;
  @FXML private Button resumeRun;
  @FXML private Button cancelRun;
  @FXML private Button retryRun;
  @FXML private Button openHistory;
  @FXML private Button hintHistory;
  @FXML private Label cancelTip;
  @FXML private Button whyRefused;
  @FXML private Button copyIds;
  @FXML private Button copySupport;

  ActivityController(ActivityViewModel model, Interrupted interrupted, ActivityPane.Ways ways) {
    this.model = model;
    this.interrupted = interrupted;
    this.ways = ways;
    this.clock = new SecondClock(model::tick);
  }

  @FXML
  void initialize() {
    icon = new ShownIcon(word);
    hint.visibleProperty().bind(Bindings.isEmpty(model.runs()));
    content.visibleProperty().bind(hint.visibleProperty().not());
    listRuns();
    listItems();
    steer();
    whyRefused.setOnAction(event -> withItem(row -> row.refusal().ifPresent(ways::explain)));
    copyIds.setGraphic(Icons.of("fltral-copy-16"));
    copyIds.setOnAction(event -> withItem(model::copyRequestIds));
    copySupport.setGraphic(Icons.of("fltral-copy-16"));
    copySupport.setOnAction(event -> withItem(model::copySupportText));
    planRest.setOnAction(event -> interrupted.planAgain(ways::planRest));
    dropRest.setOnAction(event -> interrupted.drop());
    interrupted.waiting().addListener((InvalidationListener) any -> tellInterrupted());
    tellInterrupted();
    count();
    follow();
  }

  private void listRuns() {
    runs.setFixedCellSize(RUN_HEIGHT);
    runs.setCellFactory(any -> new RunCell());
    runs.setItems(model.runs());
    runs.getSelectionModel()
        .selectedItemProperty()
        .addListener(
            (observable, before, now) -> {
              if (now != null) {
                model.run().set(now);
              }
            });
    model.run().addListener((observable, before, now) -> showRun(now));
    showRun(model.run().get());
  }

  private void showRun(@Nullable RunRow now) {
    if (now != null) {
      runs.getSelectionModel().select(now);
      runs.scrollTo(now);
    }
    follow();
  }

  private void listItems() {
    state.setCellValueFactory(cell -> cell.getValue().shown());
    state.setCellFactory(column -> new StateCell());
    text(device, Shown::device);
    text(person, Shown::person);
    text(since, Shown::since);
    text(what, Shown::what);
    text(next, Shown::next);
    table.setFixedCellSize(ROW_HEIGHT);
    table.setItems(model.items());
    table
        .getSelectionModel()
        .selectedItemProperty()
        .addListener((observable, before, now) -> model.item().set(now));
    model.item().addListener((observable, before, now) -> showItem(now));
    filter.setOnShowing(event -> filter.getItems().setAll(choices()));
    // Shown before it is opened the first time, or it would never open.
    filter.getItems().setAll(choices());
    model.filter().addListener((observable, before, now) -> nameFilter());
  }

  private void showItem(@Nullable ItemRow now) {
    if (now == null) {
      table.getSelectionModel().clearSelection();
    } else {
      table.getSelectionModel().select(now);
    }
    follow();
  }

  private List<MenuItem> choices() {
    List<@Nullable StateKind> kinds = new ArrayList<>();
    kinds.add(null);
    RunRow run = model.run().get();
    Arrays.stream(StateKind.values()).filter(kind -> run != null && run.state().get().count(kind) > 0).forEach(kinds::add);
    List<MenuItem> choices = new ArrayList<>();
    for (StateKind kind : kinds) {
      MenuItem choice = new MenuItem(model.filterText(kind));
      choice.setId(kind == null ? "filterAll" : "filter-" + kind.key());
      choice.setOnAction(event -> model.filter().set(kind));
      choices.add(choice);
    }
    return choices;
  }

  private void nameFilter() {
    filter.setText(model.filterText(model.filter().get()));
  }

  private static void text(TableColumn<ItemRow, String> column, Function<Shown, String> text) {
    column.setCellValueFactory(cell -> cell.getValue().shown().map(text));
    column.setCellFactory(any -> new PlainCell<>());
  }

  private void steer() {
    pauseRun.disableProperty().bind(model.steering());
    pauseRun.setOnAction(event -> withRun(model::pause));
    resumeRun.disableProperty().bind(model.steering());
    resumeRun.setOnAction(event -> withRun(model::resume));
    cancelRun.disableProperty().bind(model.steering());
    cancelRun.setOnAction(event -> withRun(model::cancel));
    openHistory.setOnAction(event -> ways.history());
    hintHistory.setOnAction(event -> ways.history());
    retryRun.setOnAction(event -> withRun(row -> ways.retry(row.source())));
  }

  private void tellInterrupted() {
    interruptedText.setText(interrupted.text());
    present(interruptedBar, !interrupted.waiting().isEmpty());
  }

  private void count() {
    model.going().addListener((observable, before, going) -> run(going));
    run(model.going().get());
  }

  private void run(boolean going) {
    if (going) {
      clock.start();
    } else {
      clock.stop();
    }
  }

  private void withRun(Consumer<RunRow> work) {
    RunRow row = model.run().get();
    if (row != null) {
      work.accept(row);
    }
  }

  private void withItem(Consumer<ItemRow> work) {
    ItemRow row = model.item().get();
    if (row != null) {
      work.accept(row);
    }
  }

  /** Hears of the run always, because its buttons stand beside every item, and of the item when one is chosen. */
  private void follow() {
    if (explainedItem != null) {
      explainedItem.removeListener(onShown);
    }
    if (explainedRun != null) {
      explainedRun.shown().removeListener(onShown);
    }
    ItemRow item = model.item().get();
    explainedItem = item == null ? null : item.shown();
    explainedRun = model.run().get();
    if (explainedItem != null) {
      explainedItem.addListener(onShown);
    }
    if (explainedRun != null) {
      explainedRun.shown().addListener(onShown);
    }
    explain();
  }

  private void explain() {
    RunRow run = model.run().get();
    ItemRow item = model.item().get();
    if (run == null) {
      return;
    }
    nameFilter();
    Shown shown = item == null ? run.shown().get() : item.shown().getValue();
    word.setText(shown.word());
    icon.show(shown);
    fill(name, shown.person().isEmpty() ? shown.device() : String.join("\n", shown.device(), shown.person()));
    fill(moment, shown.since());
    fill(meaning, shown.what());
    fill(facts, shown.facts());
    // Of an item it is what changed, of a run what was said when it was begun.
    facts.pseudoClassStateChanged(CHANGED, item != null);
    fill(nextStep, shown.next());
    String requestIds = model.requestIds(item);
    fill(ids, requestIds);
    present(whyRefused, item != null && item.refusal().isPresent());
    present(copyIds, !requestIds.isEmpty());
    present(copySupport, !requestIds.isEmpty());
    RunState now = run.state().get();
    present(pauseRun, now.isCancellable() && !now.paused());
    present(resumeRun, now.isCancellable() && now.paused());
    present(cancelRun, now.isCancellable());
    present(cancelTip, now.isCancellable());
    present(retryRun, run.canRetry());
  }

  private static void fill(Label label, String text) {
    label.setText(text);
    present(label, !text.isEmpty());
  }

  private static void present(Node node, boolean present) {
    node.setVisible(present);
    node.setManaged(present);
  }
}
