package org.cloudpcdesk.ui.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.net.URI;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.scene.Scene;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import javafx.util.Callback;
import org.cloudpcdesk.inventory.Inventory;
import org.cloudpcdesk.inventory.Inventory.Row;
import org.cloudpcdesk.inventory.OfflineCopy;
import org.cloudpcdesk.inventory.Refresher;
import org.cloudpcdesk.inventory.search.Column;
import org.cloudpcdesk.model.CloudPc;
import org.cloudpcdesk.model.CloudPcFixtures;
import org.cloudpcdesk.model.CloudPcStatus.Kind;
import org.cloudpcdesk.platform.SteppedTime;
import org.cloudpcdesk.ui.DeprovisionNobody;
import org.cloudpcdesk.ui.TenantInMemory;
import org.cloudpcdesk.ui.common.Fxml;
import org.cloudpcdesk.ui.common.Selection;
import org.cloudpcdesk.ui.common.Tasks;
import org.cloudpcdesk.ui.common.TimeText;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** The real table over 100,000 rows: the UI thread reads what is visible, not the list. */
@Tag("ui")
@ExtendWith(ApplicationExtension.class)
class LargeTenantTest {
  private static final int MANY = 100_000;

  /** About thirty rows are visible; layout reads each a few times for each of its cells. */
  private static final int VISIBLE_WORK = 10_000;

  /** Counts how often the table reads a row. */
  private static final class CountingRows extends RowList {
    private int reads;

    @Override
    public Row get(int place) {
      reads++;
      return super.get(place);
    }
  }

  private final SteppedTime time = new SteppedTime(CloudPcFixtures.NOW);
  private final Inventory inventory = new Inventory();
  private final Selection selection = new Selection();
  private final CountingRows rows = new CountingRows();
  private GridViewModel model;
  private TableView<Row> table;

  @Start
  void start(Stage stage) {
    Refresher idle = new Refresher(new TenantInMemory(time), inventory, time, Runnable::run);
    model = new GridViewModel(inventory, new OfflineCopy(inventory, idle, Duration.ofDays(90), time, Runnable::run), idle, selection, time, ZoneOffset.UTC, Runnable::run);
    GridController.Actions none = new GridController.Actions(() -> {}, () -> {}, () -> {});
    GridController.Tenant tenant = new GridController.Tenant("contoso.com", "tenant", URI::create);
    GridController.Copying copying = new GridController.Copying(tenant, text -> {}, new Tasks(Runnable::run));
    Fxml fxml =
        new Fxml()
            .register(
                GridController.class,
                () ->
                    new GridController(
                        model,
                        selection,
                        new DeprovisionNobody(),
                        none,
                        copying,
                        new TimeText(ZoneOffset.UTC, Locale.UK),
                        rows));
    Fxml.Loaded<TableView<Row>, GridController> loaded = fxml.load(GridController.class, "Grid.fxml");
    table = loaded.root();
    stage.setScene(new Scene(table, 1200, 900));
    stage.show();
  }

  @AfterEach
  void end() {
    model.close();
  }

  @Test
  void readsOnlyWhatIsVisible() {
    List<CloudPc> all = CloudPcFixtures.rows(MANY, 11);
    inventory.replaceAll(all, time.now());
    settle();
    assertThat(table.getItems()).hasSize(MANY);
    assertThat(reads()).as("the first view").isBetween(20, VISIBLE_WORK);

    onFx(() -> table.scrollTo(60_000));
    onFx(() -> table.getSelectionModel().clearAndSelect(60_003));
    reads();
    time.advance(Duration.ofSeconds(30));
    inventory.replaceAll(all, time.now());
    onFx(model::tick);
    settle();
    assertThat(reads()).as("a refresh").isBetween(20, VISIBLE_WORK);

    onFx(() -> table.getSortOrder().setAll(List.of(column(Column.PERSON))));
    settle();
    assertThat(reads()).as("a re-sort").isBetween(20, VISIBLE_WORK);
    assertThat(selection.chosen()).hasSize(1);

    onFx(() -> model.text().set("ada"));
    settle();
    assertThat(table.getItems().size()).isBetween(1, MANY / 2);
    onFx(() -> model.text().set(""));
    settle();
    assertThat(reads()).as("a search and back").isBetween(20, VISIBLE_WORK);

    onFx(model::tick);
    assertThat(reads()).as("a second passes").isLessThan(200);
  }

  @Test
  void cellsFollowTheirRowsWhereOthersCameBeforeThem() {
    List<CloudPc> all = numbered(500);
    inventory.replaceAll(all, time.now());
    settle();
    onFx(() -> table.scrollTo(250));
    settle();
    Map<String, IndexedCell<?>> before = visible();
    time.advance(Duration.ofSeconds(30));
    inventory.merge(
        all.subList(480, 487).stream().map(pc -> CloudPcFixtures.one(pc.id(), Kind.FAILED)).toList(), time.now());
    settle();
    Map<String, IndexedCell<?>> after = visible();
    assertThat(before).hasSizeGreaterThan(20);
    assertThat(after.keySet()).containsExactlyElementsOf(before.keySet());
    after.forEach((id, cell) -> assertThat(cell).as(id).isSameAs(before.get(id)));
    assertThat(after.values().iterator().next().getIndex()).isEqualTo(257);
  }

  @Test
  void aRowThatLandsAmongThoseOneSeesTakesOneCell() {
    inventory.replaceAll(numbered(500), time.now());
    settle();
    for (int top : List.of(0, 250)) {
      onFx(() -> table.scrollTo(top));
      settle();
      Map<String, IndexedCell<?>> before = visible();
      time.advance(Duration.ofSeconds(30));
      CloudPc last = table.getItems().getLast().pc();
      String above = table.getItems().get(top + 5).pc().deviceLabel();
      inventory.merge(List.of(last.toBuilder().managedDeviceName(above + "a").build()), time.now());
      settle();
      Map<String, IndexedCell<?>> after = visible();
      assertThat(List.copyOf(after.keySet()).get(6)).isEqualTo(last.id());
      Map<String, IndexedCell<?>> stayed = new LinkedHashMap<>(after);
      stayed.keySet().retainAll(before.keySet());
      assertThat(stayed).hasSizeGreaterThan(before.size() - 3);
      stayed.forEach((id, cell) -> assertThat(cell).as(id).isSameAs(before.get(id)));
    }
  }

  @Test
  void showsEachRowInItsPlaceWhateverChanges() {
    Random random = new Random(7);
    CloudPcFixtures fixtures = new CloudPcFixtures(7);
    inventory.replaceAll(CloudPcFixtures.rows(400, 7), time.now());
    // Wide enough for each text, so that what is drawn is all of it.
    onFx(() -> List.of(Column.STATUS, Column.DEVICE).forEach(column -> column(column).setPrefWidth(400)));
    settle();
    for (int step = 0; step < 120; step++) {
      List<Row> known = inventory.snapshot().rows();
      if (random.nextInt(4) == 0) {
        int to = random.nextInt(known.size());
        onFx(() -> table.scrollTo(to));
        onFx(() -> flow().scrollPixels(random.nextInt(29)));
      }
      if (random.nextInt(3) == 0) {
        onFx(() -> table.getSelectionModel().selectIndices(0, random.ints(40, 0, known.size()).toArray()));
      }
      settle();
      Map<String, Double> before = edges();
      boolean atTop = flow().getPosition() == 0;
      time.advance(Duration.ofSeconds(1));
      List<CloudPc> changed =
          random.ints(random.nextInt(30), 0, known.size()).mapToObj(i -> fixtures.changed(known.get(i).pc())).toList();
      List<CloudPc> merged = new ArrayList<>(changed);
      IntStream.range(0, random.nextInt(3)).forEach(i -> merged.add(fixtures.next()));
      inventory.merge(merged, time.now());
      settle();
      isRight("step " + step, known, before, atTop, changed);
    }
  }

  private void isRight(String step, List<Row> known, Map<String, Double> before, boolean atTop, List<CloudPc> changed) {
    VirtualFlow<?> flow = flow();
    double edge = flow.getFirstVisibleCell().getLayoutY();
    assertThat(edge).as(step).isBetween(-30.0, 0.0);
    for (int place = flow.getFirstVisibleCell().getIndex(); place <= flow.getLastVisibleCell().getIndex(); place++) {
      IndexedCell<?> cell = flow.getCell(place);
      Row row = table.getItems().get(place);
      assertThat(cell.getIndex()).as(step).isEqualTo(place);
      assertThat(cell.getItem()).as(step).isSameAs(row);
      assertThat(cell.getLayoutY()).as(step).isEqualTo(edge);
      assertThat(cell.isSelected()).as(step).isEqualTo(selection.chosen().contains(row.pc().id()));
      assertThat(drawn(cell(cell, Column.DEVICE))).as(step).isEqualTo(row.pc().deviceLabel());
      assertThat(drawn(cell(cell, Column.STATUS))).as(step).isEqualTo(cell(cell, Column.STATUS).getText());
      edge += 30;
    }
    Set<String> moved = changed.stream().map(CloudPc::id).collect(Collectors.toSet());
    // Towards either end there may be nothing left to scroll to.
    boolean atEnd = flow.getLastVisibleCell().getIndex() == table.getItems().size() - 1;
    if (!atTop && !atEnd && flow.getPosition() > 0) {
      before.keySet().stream()
          .filter(id -> !moved.contains(id))
          .findFirst()
          .ifPresent(id -> assertThat(edges().get(id)).as(step + " " + id).isCloseTo(before.get(id), within(1.0)));
    }
  }

  private static TableCell<?, ?> cell(IndexedCell<?> row, Column column) {
    return row.getChildrenUnmodifiable().stream()
        .map(node -> (TableCell<?, ?>) node)
        .filter(cell -> cell.getTableColumn().getUserData() == column)
        .findFirst()
        .orElseThrow();
  }

  /** What is drawn, which layout takes from the cell. */
  private static String drawn(TableCell<?, ?> cell) {
    return ((Text) cell.lookup(".text")).getText();
  }

  /** The upper edges of the rows one sees, from the top. */
  private Map<String, Double> edges() {
    VirtualFlow<?> flow = flow();
    Map<String, Double> edges = new LinkedHashMap<>();
    for (int place = flow.getFirstVisibleCell().getIndex(); place <= flow.getLastVisibleCell().getIndex(); place++) {
      edges.put(table.getItems().get(place).pc().id(), flow.getCell(place).getLayoutY());
    }
    return edges;
  }

  private static List<CloudPc> numbered(int rows) {
    return IntStream.range(0, rows)
        .mapToObj(i -> CloudPcFixtures.one("pc-%03d".formatted(i), Kind.PROVISIONED))
        .toList();
  }

  private VirtualFlow<?> flow() {
    return (VirtualFlow<?>) table.lookup(".virtual-flow");
  }

  /** The cells one sees by the Cloud PC they show, from the top. */
  private Map<String, IndexedCell<?>> visible() {
    VirtualFlow<?> flow = flow();
    Map<String, IndexedCell<?>> cells = new LinkedHashMap<>();
    for (int place = flow.getFirstVisibleCell().getIndex(); place <= flow.getLastVisibleCell().getIndex(); place++) {
      IndexedCell<?> cell = flow.getCell(place);
      if (cell.getLayoutY() > -1) {
        cells.put(((Row) cell.getItem()).pc().id(), cell);
      }
    }
    return cells;
  }

  @Test
  void aLargeChoiceIsNotComparedRowByRowWhenSorted() {
    int many = 2_000;
    inventory.replaceAll(CloudPcFixtures.rows(many, 12), time.now());
    settle();
    List<Integer> selectedWhileSorting = new ArrayList<>();
    Callback<TableView<Row>, Boolean> policy = table.getSortPolicy();
    onFx(
        () ->
            table.setSortPolicy(
                sorted -> {
                  selectedWhileSorting.add(sorted.getSelectionModel().getSelectedCells().size());
                  return policy.call(sorted);
                }));
    onFx(() -> table.getSelectionModel().selectAll());
    assertThat(selection.chosen()).hasSize(many);
    onFx(() -> table.getSortOrder().setAll(List.of(column(Column.PERSON))));
    settle();
    assertThat(selectedWhileSorting.getLast()).as("what the table would search for one by one").isZero();
    assertThat(selection.chosen()).hasSize(many);
    assertThat(table.getSelectionModel().getSelectedIndices()).hasSize(many);
  }

  private int reads() {
    int since = rows.reads;
    rows.reads = 0;
    return since;
  }

  private TableColumn<Row, ?> column(Column column) {
    return table.getColumns().stream().filter(one -> one.getUserData() == column).findFirst().orElseThrow();
  }

  private void settle() {
    WaitForAsyncUtils.waitForFxEvents();
    onFx(
        () -> {
          table.applyCss();
          table.layout();
        });
  }

  private static void onFx(Runnable work) {
    WaitForAsyncUtils.waitFor(
        WaitForAsyncUtils.asyncFx(
            () -> {
              work.run();
              return true;
            }));
    WaitForAsyncUtils.waitForFxEvents();
  }
}
