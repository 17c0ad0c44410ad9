package org.cloudpcdesk.ui.main;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cloudpcdesk.ui.main.Bench.eventually;
import static org.cloudpcdesk.ui.main.Bench.onFx;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.css.PseudoClass;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import org.cloudpcdesk.graph.GraphException;
import org.cloudpcdesk.inventory.search.Column;
import org.cloudpcdesk.inventory.search.Search.Order;
import org.cloudpcdesk.inventory.search.View;
import org.cloudpcdesk.model.CloudPc;
import org.cloudpcdesk.model.CloudPcFixtures;
import org.cloudpcdesk.model.CloudPcStatus;
import org.cloudpcdesk.model.CloudPcStatus.Kind;
import org.cloudpcdesk.model.GraphTime;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/** The grid in its window: order, choice, scroll position, live cells. */
class GridTest extends WindowTest {
  @Start
  void start(Stage stage) {
    bench = Bench.looking(stage);
  }

  /** Numbered rows whose device and user run against each other. */
  private void numbered(int count) {
    for (int i = 0; i < count; i++) {
      bench.tenant.put(
          CloudPcFixtures.one("id-%04d".formatted(i), Kind.PROVISIONED).toBuilder()
              .managedDeviceName("CPC-%04d".formatted(i))
              .userPrincipalName("user%04d@contoso.com".formatted(count - i))
              .build());
    }
    bench.load(count);
  }

  @Test
  void aClickOnAHeaderSortsAndShiftAddsToIt(FxRobot robot) {
    bench.tenant.put(
        MainWindowTest.pc("1", "CPC-a", "zoe@contoso.com", Kind.PROVISIONED),
        MainWindowTest.pc("2", "CPC-b", "amy@contoso.com", Kind.PROVISIONED),
        MainWindowTest.pc("3", "CPC-c", "amy@contoso.com", Kind.PROVISIONED));
    bench.load(3);
    assertThat(bench.devices()).containsExactly("CPC-a", "CPC-b", "CPC-c");
    assertThat(onFx(() -> List.copyOf(bench.table().getSortOrder())))
        .isEqualTo(List.of(bench.column(Column.STATUS), bench.column(Column.GRACE_END)));

    robot.clickOn("#column-PERSON");
    eventually("by user", () -> first().equals("CPC-b"));
    assertThat(bench.devices()).containsExactly("CPC-b", "CPC-c", "CPC-a");

    robot.press(KeyCode.SHIFT).clickOn("#column-DEVICE").clickOn("#column-DEVICE").release(KeyCode.SHIFT);
    eventually("then by device, descending", () -> first().equals("CPC-c"));
    assertThat(bench.devices()).containsExactly("CPC-c", "CPC-b", "CPC-a");
    assertThat(onFx(() -> bench.model().grid().order().get()))
        .containsExactly(new Order(Column.PERSON, false), new Order(Column.DEVICE, true));
    assertThat(bench.column(Column.DEVICE).getSortType()).isEqualTo(TableColumn.SortType.DESCENDING);

    bench.tenant.put(MainWindowTest.pc("4", "CPC-d", "amy@contoso.com", Kind.PROVISIONED));
    bench.refresher.refreshNow();
    eventually("the order outlives a refresh", () -> first().equals("CPC-d"));
  }

  @Test
  void theChoiceBelongsToIdsThroughRefreshAndReSort() {
    numbered(200);
    onFx(() -> bench.table().getSelectionModel().clearAndSelect(3));
    onFx(() -> bench.table().getSelectionModel().select(7));
    bench.tenant.remove("id-0001");
    bench.tenant.remove("id-0005");
    bench.refresher.refreshNow();
    eventually("two are gone", () -> bench.table().getItems().size() == 198);
    assertThat(selectedInTable()).containsExactly("id-0003", "id-0007");
    assertThat(bench.selection.chosen()).containsExactly("id-0003", "id-0007");
    assertThat(bench.selection.focused().get()).isEqualTo("id-0007");

    onFx(() -> bench.table().getSortOrder().setAll(List.of(bench.column(Column.PERSON))));
    eventually("re-sorted", () -> first().equals("CPC-0199"));
    assertThat(selectedInTable()).containsExactlyInAnyOrder("id-0003", "id-0007");
    assertThat(onFx(() -> bench.table().getFocusModel().getFocusedItem().pc().id())).isEqualTo("id-0007");
    assertThat(bench.selection.chosen()).containsExactly("id-0003", "id-0007");
  }

  @Test
  void whatIsLookedAtStaysInPlaceThroughRefreshAndReSort() {
    numbered(400);
    onFx(() -> bench.table().scrollTo(120));
    onFx(() -> flow().scrollPixels(7));
    String top = topId();
    double offset = topOffset();
    assertThat(offset).as("a row is partly hidden").isLessThan(0);
    for (int i = 0; i < 40; i++) {
      bench.tenant.remove("id-%04d".formatted(i * 2));
    }
    bench.refresher.refreshNow();
    eventually("forty are gone", () -> bench.table().getItems().size() == 360);
    assertThat(topId()).isEqualTo(top);
    assertThat(topOffset()).isEqualTo(offset);

    onFx(() -> bench.table().getSortOrder().setAll(List.of(bench.column(Column.PERSON))));
    eventually("re-sorted", () -> first().equals("CPC-0399"));
    assertThat(topId()).isEqualTo(top);
    assertThat(topOffset()).isEqualTo(offset);
  }

  @Test
  void atItsTopTheGridStaysAtItsTop() {
    numbered(100);
    bench.tenant.put(
        CloudPcFixtures.one("new", Kind.PROVISIONED).toBuilder().managedDeviceName("CPC-0000-first").build(),
        CloudPcFixtures.one("newer", Kind.PROVISIONED).toBuilder().managedDeviceName("A-first").build());
    bench.refresher.refreshNow();
    eventually("the new ones came", () -> bench.table().getItems().size() == 102);
    assertThat(topId()).isEqualTo("newer");
    assertThat(topOffset()).isZero();
  }

  @Test
  void aChangedRowIsMarkedUntilItIsSeenAndItsCellsFade() {
    bench.tenant.put(MainWindowTest.pc("1", "CPC-a", "a@contoso.com", Kind.IN_GRACE_PERIOD));
    bench.load(1);
    assertThat(cell("1", Column.STATUS).getText()).isEqualTo("In grace period");
    assertThat(cell("1", Column.STATUS).getStyleClass()).contains("status-in-grace");
    assertThat(marks("1")).as("the first list is no news").isEmpty();

    CloudPc next = MainWindowTest.pc("1", "CPC-a", "a@contoso.com", Kind.DEPROVISIONING);
    bench.tenant.put(next);
    bench.inventory.merge(List.of(next), bench.time.now());
    eventually("the word", () -> cell("1", Column.STATUS).getText().equals("Deprovisioning"));
    assertThat(cell("1", Column.STATUS).getStyleClass()).contains("status-in-motion").doesNotContain("status-in-grace");
    assertThat(cell("1", Column.STATUS).getGraphic()).isNotNull();
    assertThat(marks("1")).containsExactly("changed");
    assertThat(freshness("1", Column.STATUS)).containsExactly("fresh");
    assertThat(freshness("1", Column.DEVICE)).as("as it was").isEmpty();
    bench.pass(Duration.ofSeconds(3));
    assertThat(freshness("1", Column.STATUS)).containsExactly("fresh-fading");
    bench.pass(Duration.ofSeconds(3));
    assertThat(freshness("1", Column.STATUS)).containsExactly("fresh-faded");
    bench.pass(Duration.ofSeconds(3));
    assertThat(freshness("1", Column.STATUS)).isEmpty();
    assertThat(marks("1")).as("until it is seen").containsExactly("changed");
    onFx(() -> bench.model().grid().seen());
    eventually("seen", () -> marks("1").isEmpty());
  }

  @Test
  void aNewRowIsMarkedAndAnOldOneLooksOld() {
    bench.tenant.put(CloudPcFixtures.one("1", Kind.PROVISIONED));
    bench.load(1);
    bench.inventory.merge(List.of(CloudPcFixtures.one("2", Kind.PROVISIONED)), bench.time.now());
    eventually("it came", () -> bench.table().getItems().size() == 2);
    eventually("marked", () -> marks("2").equals(Set.of("new")));
    assertThat(marks("1")).isEmpty();
    bench.tenant.fail(GraphException.of(GraphException.Kind.NO_NETWORK, "unreachable").build());
    bench.pass(Duration.ofMinutes(16));
    assertThat(marks("1")).containsExactly("stale");
  }

  @Test
  void theCountdownTicksAndTheTooltipTellsTheExactTime() {
    bench.tenant.put(
        grace("soon", CloudPcFixtures.NOW.plusSeconds(90)),
        grace("later", CloudPcFixtures.NOW.plus(Duration.ofHours(51))),
        CloudPcFixtures.one("odd", Kind.IN_GRACE_PERIOD).toBuilder()
            .gracePeriodEnd(GraphTime.of("2020-11-010T20:00:34Z"))
            .build());
    bench.load(3);
    assertThat(cell("soon", Column.GRACE_END).getText()).isEqualTo("in 1 min");
    assertThat(cell("later", Column.GRACE_END).getText()).isEqualTo("2 d 3 h");
    assertThat(cell("odd", Column.GRACE_END).getText()).isEqualTo("2020-11-010T20:00:34Z");
    assertThat(cell("soon", Column.GRACE_END).getTooltip().getText()).contains("2 March 2026", "09:01:30");
    assertThat(cell("odd", Column.GRACE_END).getTooltip().getText()).contains("does not exist");

    bench.pass(Duration.ofSeconds(31));
    assertThat(cell("soon", Column.GRACE_END).getText()).isEqualTo("in 59 s");
    assertThat(cell("soon", Column.LAST_SEEN).getText()).isEqualTo("30 s ago");
    bench.pass(Duration.ofSeconds(1));
    assertThat(cell("soon", Column.GRACE_END).getText()).isEqualTo("in 58 s");
    bench.pass(Duration.ofMinutes(3));
    assertThat(cell("soon", Column.GRACE_END).getText()).isEqualTo("ended 2 min ago");
  }

  @Test
  void whereOnlyTimesMovedTheRowsAreToldOfTogether() {
    CloudPc quiet = CloudPcFixtures.one("quiet", Kind.PROVISIONED);
    bench.tenant.put(quiet);
    bench.load(1);
    bench.time.advance(Duration.ofSeconds(30));
    bench.inventory.merge(List.of(quiet), bench.time.now());
    eventually("the first at once", () -> shown().row(0).seen().equals(bench.time.now()));

    View told = shown();
    bench.time.advance(Duration.ofSeconds(4));
    bench.inventory.merge(List.of(quiet), bench.time.now());
    bench.pass(Duration.ofSeconds(1));
    assertThat(shown()).as("no search for each").isSameAs(told);
    bench.pass(Duration.ofSeconds(5));
    eventually("the others later", () -> shown().row(0).seen().isAfter(told.row(0).seen()));
  }

  private View shown() {
    return Objects.requireNonNull(onFx(() -> bench.model().grid().shown().get()));
  }

  @Test
  void anUnknownStateShowsTheTextThatCame() {
    bench.tenant.put(
        CloudPcFixtures.one("x", Kind.PROVISIONED).toBuilder().status(CloudPcStatus.of("hibernated")).build());
    bench.load(1);
    assertThat(cell("x", Column.STATUS).getText()).isEqualTo("hibernated");
    assertThat(cell("x", Column.STATUS).getStyleClass()).contains("status-unknown");
  }

  @Test
  void theColumnMenuShowsAndHidesButKeepsTheLastOne() {
    bench.tenant.put(CloudPcFixtures.one("x", Kind.PROVISIONED));
    bench.load(1);
    assertThat(bench.column(Column.ID).isVisible()).isFalse();
    onFx(() -> choice(Column.ID).setSelected(true));
    assertThat(cell("x", Column.ID).getText()).isEqualTo("x");
    List<Column> others = Arrays.stream(Column.values()).filter(one -> one != Column.ID).toList();
    onFx(() -> others.forEach(one -> choice(one).setSelected(false)));
    assertThat(onFx(() -> bench.table().getVisibleLeafColumns().size())).isEqualTo(1);
    assertThat(choice(Column.ID).isDisable()).as("the last column stays").isTrue();
    onFx(() -> choice(Column.DEVICE).setSelected(true));
    assertThat(choice(Column.ID).isDisable()).isFalse();
  }

  @Test
  void spaceMarksAndTheArrowsKeepTheMarks(FxRobot robot) {
    numbered(10);
    onFx(() -> bench.table().getSelectionModel().clearAndSelect(0));
    robot.type(KeyCode.SPACE).type(KeyCode.DOWN).type(KeyCode.SPACE).type(KeyCode.DOWN, 2).type(KeyCode.SPACE);
    assertThat(bench.selection.chosen()).containsExactly("id-0001", "id-0003");
    assertThat(bench.selection.focused().get()).isEqualTo("id-0003");
    robot.type(KeyCode.ESCAPE);
    assertThat(bench.selection.chosen()).containsExactly("id-0003");
    robot.push(KeyCode.CONTROL, KeyCode.A);
    assertThat(bench.selection.chosen()).hasSize(10);
  }

  @Test
  void theContextMenuCopiesAndTellsWhyNot() {
    bench.tenant.put(
        MainWindowTest.pc("1", "CPC-a", "a@contoso.com", Kind.PROVISIONED),
        MainWindowTest.pc("2", "CPC-b", "b@contoso.com", Kind.IN_GRACE_PERIOD));
    bench.load(2);
    onFx(() -> bench.table().getSelectionModel().selectAll());
    onFx(() -> item("menuCopyUser").fire());
    onFx(() -> item("menuCopyId").fire());
    eventually("copied", () -> bench.copied.size() == 2);
    assertThat(bench.copied)
        .containsExactlyInAnyOrder(
            String.join(System.lineSeparator(), "b@contoso.com", "a@contoso.com"),
            String.join(System.lineSeparator(), "2", "1"));

    onFx(this::openMenu);
    assertThat(item("menuDeprovision").isDisable()).isTrue();
    assertThat(item("menuWhyNot").isVisible()).isTrue();
    Text why = (Text) ((CustomMenuItem) item("menuWhyNot")).getContent();
    assertThat(why.getText()).contains("grace period");
    assertThat(why.getLayoutBounds().getWidth()).isLessThanOrEqualTo(300);
    onFx(() -> bench.table().getSelectionModel().clearAndSelect(0));
    onFx(this::openMenu);
    assertThat(item("menuDeprovision").isDisable()).isFalse();
    assertThat(item("menuWhyNot").isVisible()).isFalse();
    onFx(() -> item("menuDeprovision").fire());
    assertThat(bench.command.opened).containsExactly(List.of("2"));
  }

  @Test
  void inAWindowThatOpensOnRowsNoneIsChosen() {
    numbered(5);
    onFx(() -> bench.window.show());
    assertThat(onFx(() -> bench.table().isFocused())).isTrue();
    assertThat(bench.selection.chosen()).isEmpty();
  }

  @Test
  void aGoneCloudPcLeavesTheChoice() {
    numbered(5);
    onFx(() -> bench.table().getSelectionModel().clearAndSelect(2));
    bench.inventory.remove(Set.of("id-0002"), bench.time.now());
    eventually("gone", () -> bench.table().getItems().size() == 4);
    assertThat(bench.selection.chosen()).isEmpty();
    assertThat(bench.selection.focused().get()).isNull();
    assertThat(selectedInTable()).isEmpty();
  }

  private static CloudPc grace(String id, Instant end) {
    return CloudPcFixtures.one(id, Kind.IN_GRACE_PERIOD).toBuilder().gracePeriodEnd(GraphTime.of(end)).build();
  }

  private String first() {
    return bench.table().getItems().getFirst().pc().deviceLabel();
  }

  private TableCell<?, ?> cell(String id, Column column) {
    // With rows of fixed height the table makes cells only for the columns in sight.
    onFx(() -> bench.table().scrollToColumn(bench.column(column)));
    eventually("a cell of " + id, () -> bench.cell(id, column).isPresent());
    return onFx(() -> bench.cell(id, column).orElseThrow());
  }

  private Set<String> marks(String id) {
    TableCell<?, ?> cell = cell(id, Column.STATUS);
    return onFx(() -> states(cell.getTableRow(), Set.of("new", "changed", "stale")));
  }

  private Set<String> freshness(String id, Column column) {
    TableCell<?, ?> cell = cell(id, column);
    return onFx(() -> states(cell, Set.of("fresh", "fresh-fading", "fresh-faded")));
  }

  private static Set<String> states(Node node, Set<String> among) {
    return node.getPseudoClassStates().stream()
        .map(PseudoClass::getPseudoClassName)
        .filter(among::contains)
        .collect(Collectors.toSet());
  }

  private List<String> selectedInTable() {
    return onFx(() -> bench.table().getSelectionModel().getSelectedItems().stream().map(row -> row.pc().id()).toList());
  }

  private VirtualFlow<?> flow() {
    bench.table().layout();
    return (VirtualFlow<?>) bench.table().lookup(".virtual-flow");
  }

  private String topId() {
    return onFx(() -> bench.table().getItems().get(flow().getFirstVisibleCell().getIndex()).pc().id());
  }

  private double topOffset() {
    return onFx(() -> ((IndexedCell<?>) flow().getFirstVisibleCell()).getLayoutY());
  }

  private CheckMenuItem choice(Column column) {
    return (CheckMenuItem)
        ((MenuButton) bench.node("columns"))
            .getItems().stream()
                .filter(item -> ("choose-" + column.name()).equals(item.getId()))
                .findFirst()
                .orElseThrow();
  }

  /** As when it is shown, without the popup, whose focus depends on the desktop. */
  private void openMenu() {
    ContextMenu menu = bench.table().getContextMenu();
    Event.fireEvent(menu, new WindowEvent(menu, WindowEvent.WINDOW_SHOWING));
  }

  private MenuItem item(String id) {
    return bench.table().getContextMenu().getItems().stream()
        .filter(item -> id.equals(item.getId()))
        .findFirst()
        .orElseThrow();
  }
}
