package org.cloudpcdesk.bench;

import java.net.URI;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.SortedList;
import javafx.scene.Scene;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.skin.VirtualFlow;
import javafx.stage.Stage;
import org.cloudpcdesk.inventory.Inventory;
import org.cloudpcdesk.inventory.Inventory.Row;
import org.cloudpcdesk.inventory.OfflineCopy;
import org.cloudpcdesk.inventory.Refresher;
import org.cloudpcdesk.inventory.search.View;
import org.cloudpcdesk.model.CloudPc;
import org.cloudpcdesk.model.CloudPcFixtures;
import org.cloudpcdesk.platform.SteppedTime;
import org.cloudpcdesk.settings.ThemeChoice;
import org.cloudpcdesk.ui.DeprovisionNobody;
import org.cloudpcdesk.ui.TenantInMemory;
import org.cloudpcdesk.ui.common.Fxml;
import org.cloudpcdesk.ui.common.Selection;
import org.cloudpcdesk.ui.common.Tasks;
import org.cloudpcdesk.ui.common.ThemeManager;
import org.cloudpcdesk.ui.common.TimeText;
import org.cloudpcdesk.ui.grid.GridController;
import org.cloudpcdesk.ui.grid.GridViewModel;

/**
 * A refresh that changes 1 % of 100,000 rows, in the real grid: how long the UI thread works in the busiest frame.
 * The peer is a table over a SortedList whose rows are set one by one. Selection and scroll position must be kept.
 */
final class ApplyBench {
  private static final int ROWS = 100_000;
  private static final int CHANGED = ROWS / 100;
  private static final int WARM_UP = 20;
  private static final int REFRESHES = 60;
  private static final int PEER_REFRESHES = 5;
  private static final int CHOSEN = 200;

  private final SteppedTime time = new SteppedTime(CloudPcFixtures.NOW);
  private final Inventory inventory = new Inventory();
  private final Selection selection = new Selection();
  private final Executor executor = Executors.newVirtualThreadPerTaskExecutor();
  private final CloudPcFixtures fixtures = new CloudPcFixtures(5);
  private final Random random = new Random(17);
  private final Frames frames = new Frames();
  private GridViewModel model;

  static void run() throws Exception {
    new ApplyBench().measure();
  }

  private void measure() throws Exception {
    CompletableFuture<Void> started = new CompletableFuture<>();
    Platform.startup(() -> started.complete(null));
    started.get();
    inventory.replaceAll(CloudPcFixtures.rows(ROWS, 11), time.now());
    TableView<Row> grid = Frames.onFx(this::grid);
    frames.await(() -> grid.getItems().size() == ROWS);
    Frames.onFx(() -> choose(grid));
    List<Double> ours = ours(grid);
    List<Double> peer = peer();
    double typical = ours.get(ours.size() / 2);
    double worst = ours.getLast();
    Bench.print("apply", typical, peer.get(peer.size() / 2), "ms", peer.get(peer.size() / 2) / typical);
    Bench.print("apply worst-frame", worst, peer.getLast(), "ms", peer.getLast() / worst);
    System.out.println("apply: selection and scroll position kept through " + (WARM_UP + REFRESHES) + " refreshes");
  }

  private TableView<Row> grid() {
    ThemeManager themes = new ThemeManager();
    themes.choose(ThemeChoice.LIGHT);
    Refresher idle = new Refresher(new TenantInMemory(time), inventory, time, Runnable::run);
    model = new GridViewModel(inventory, new OfflineCopy(inventory, idle, Duration.ofDays(90), time, Runnable::run), idle, selection, time, ZoneOffset.UTC, executor);
    GridController.Copying copying =
        new GridController.Copying(
            new GridController.Tenant("contoso.com", "tenant", URI::create), text -> {}, new Tasks(Runnable::run));
    Fxml fxml =
        new Fxml()
            .register(
                GridController.class,
                () ->
                    new GridController(
                        model,
                        selection,
                        new DeprovisionNobody(),
                        new GridController.Actions(() -> {}, () -> {}, () -> {}),
                        copying,
                        TimeText.system()));
    TableView<Row> table = fxml.<TableView<Row>, GridController>load(GridController.class, "Grid.fxml").root();
    Scene scene = new Scene(table, 1400, 900);
    ThemeManager.dress(scene);
    show(scene);
    frames.start();
    return table;
  }

  private static void show(Scene scene) {
    Stage stage = new Stage();
    stage.setScene(scene);
    stage.show();
  }

  private boolean choose(TableView<Row> grid) {
    int[] places = IntStream.range(0, CHOSEN).map(i -> 50_000 + i * 3).toArray();
    grid.getSelectionModel().selectIndices(places[0], places);
    grid.scrollTo(50_010);
    return true;
  }

  private List<Double> ours(TableView<Row> grid) throws Exception {
    List<Double> busiest = new ArrayList<>();
    for (int i = 0; i < WARM_UP + REFRESHES; i++) {
      List<String> chosen = Frames.onFx(() -> List.copyOf(selection.chosen()));
      String top = Frames.onFx(() -> top(grid));
      Set<String> looked = Frames.onFx(() -> looked(grid));
      frames.awaitDrawn();
      Frames.onFx(frames::busiestMillis);
      time.advance(Duration.ofSeconds(1));
      inventory.merge(changed(looked), time.now());
      frames.await(this::isShown);
      frames.awaitDrawn();
      double spent = Frames.onFx(frames::busiestMillis);
      if (!Frames.onFx(() -> List.copyOf(selection.chosen())).equals(chosen)) {
        throw new IllegalStateException("the choice was lost");
      }
      if (!Frames.onFx(() -> top(grid)).equals(top)) {
        throw new IllegalStateException("the scroll position was lost");
      }
      if (i >= WARM_UP) {
        busiest.add(spent);
      }
    }
    Collections.sort(busiest);
    return busiest;
  }

  /** Other rows than those one looks at, so that these must stay where they are. */
  private List<CloudPc> changed(Set<String> looked) {
    List<Row> rows = inventory.snapshot().rows();
    return IntStream.generate(() -> random.nextInt(rows.size()))
        .distinct()
        .mapToObj(rows::get)
        .map(Row::pc)
        .filter(pc -> !looked.contains(pc.id()))
        .limit(CHANGED)
        .map(fixtures::changed)
        .toList();
  }

  private Set<String> looked(TableView<Row> grid) {
    VirtualFlow<?> flow = (VirtualFlow<?>) grid.lookup(".virtual-flow");
    Set<String> ids = new HashSet<>(selection.chosen());
    for (int at = flow.getFirstVisibleCell().getIndex(); at <= flow.getLastVisibleCell().getIndex(); at++) {
      ids.add(grid.getItems().get(at).pc().id());
    }
    return ids;
  }

  private boolean isShown() {
    View shown = model.shown().get();
    return shown != null && shown.snapshot().version() == inventory.snapshot().version();
  }

  /** The uppermost row that can be seen: the flow may keep one that ends where the grid begins. */
  private static String top(TableView<Row> grid) {
    VirtualFlow<?> flow = (VirtualFlow<?>) grid.lookup(".virtual-flow");
    IndexedCell<?> first = flow.getFirstVisibleCell();
    boolean visible = Math.round(first.getLayoutY() + first.getHeight()) > 0;
    return grid.getItems().get(first.getIndex() + (visible ? 0 : 1)).pc().id();
  }

  private List<Double> peer() throws Exception {
    List<Row> rows = inventory.snapshot().rows();
    ObservableList<Row> base = Frames.onFx(() -> FXCollections.observableArrayList(rows));
    Frames.onFx(() -> peerTable(base));
    List<Double> busiest = new ArrayList<>();
    for (int i = 0; i < PEER_REFRESHES; i++) {
      frames.awaitDrawn();
      Frames.onFx(frames::busiestMillis);
      int[] places = random.ints(CHANGED, 0, ROWS).distinct().toArray();
      Frames.onFx(
          () -> {
            Arrays.stream(places)
                .forEach(at -> base.set(at, new Row(fixtures.changed(base.get(at).pc()), time.now(), null)));
            return true;
          });
      frames.awaitDrawn();
      busiest.add(Frames.onFx(frames::busiestMillis));
    }
    Collections.sort(busiest);
    return busiest;
  }

  private static boolean peerTable(ObservableList<Row> base) {
    TableView<Row> table = new TableView<>();
    table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
    table.setFixedCellSize(30);
    Comparator<Row> byState = Comparator.comparing(row -> row.pc().status().text());
    table.setItems(new SortedList<>(base, byState.thenComparing(row -> row.pc().deviceLabel())));
    for (int i = 0; i < 8; i++) {
      TableColumn<Row, String> column = new TableColumn<>("column " + i);
      column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(cell.getValue().pc().deviceLabel()));
      table.getColumns().add(column);
    }
    show(new Scene(table, 1400, 900));
    table.scrollTo(50_010);
    return true;
  }
}
