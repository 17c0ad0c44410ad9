package org.cloudpcdesk.ui.main;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cloudpcdesk.ui.main.Bench.eventually;
import static org.cloudpcdesk.ui.main.Bench.onFx;

import java.util.List;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.cloudpcdesk.inventory.search.BuiltInView;
import org.cloudpcdesk.inventory.search.Column;
import org.cloudpcdesk.inventory.search.SavedView;
import org.cloudpcdesk.inventory.search.Search.Order;
import org.cloudpcdesk.model.CloudPcStatus.Kind;
import org.cloudpcdesk.ui.AccessibleNames;
import org.cloudpcdesk.ui.grid.ShownView;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/** The administrator's own views. */
class ViewsTest extends WindowTest {
  @Start
  void start(Stage stage) {
    bench = Bench.looking(stage);
    bench.tenant.put(
        MainWindowTest.pc("1", "CPC-ada", "ada@contoso.com", Kind.IN_GRACE_PERIOD),
        MainWindowTest.pc("2", "CPC-bob", "bob@contoso.com", Kind.PROVISIONED),
        MainWindowTest.pc("3", "CPC-cyd", "cyd@contoso.com", Kind.IN_GRACE_PERIOD));
  }

  private void save(FxRobot robot, String name) {
    robot.push(KeyCode.CONTROL, KeyCode.S);
    assertThat(onFx(() -> bench.stage.getScene().getFocusOwner().getId())).isEqualTo("viewName");
    assertThat(onFx(() -> AccessibleNames.missing(bench.stage.getScene().getRoot()))).isEmpty();
    onFx(() -> ((TextField) bench.node("viewName")).setText(name));
    robot.type(KeyCode.ENTER);
  }

  @Test
  void whatIsShownIsSavedWithQueryColumnsAndOrder(FxRobot robot) {
    bench.load(3);
    onFx(() -> bench.model().grid().view().set(new ShownView.BuiltIn(BuiltInView.IN_GRACE)));
    onFx(() -> bench.model().grid().text().set("user:ada or user:bob"));
    onFx(() -> bench.column(Column.PLAN).setVisible(false));
    onFx(() -> bench.table().getSortOrder().setAll(List.of(bench.column(Column.DEVICE))));
    save(robot, "Mine");
    assertThat(own())
        .singleElement()
        .satisfies(
            view -> {
              assertThat(view.query()).isEqualTo("(is:grace) (user:ada or user:bob)");
              assertThat(view.columns()).contains(Column.DEVICE).doesNotContain(Column.PLAN);
              assertThat(view.order()).containsExactly(new Order(Column.DEVICE, false));
            });
    eventually("shown and counted", () -> names().contains("Mine: 1"));
    assertThat(onFx(() -> bench.model().grid().text().get())).isEmpty();
    assertThat(bench.devices()).containsExactly("CPC-ada");

    bench.inventory.merge(
        List.of(MainWindowTest.pc("2", "CPC-bob", "bob@contoso.com", Kind.IN_GRACE_PERIOD)), bench.time.now());
    eventually("the count follows", () -> names().contains("Mine: 2"));
  }

  @Test
  void aViewBringsItsColumnsAndGivesThemBack(FxRobot robot) {
    bench.load(3);
    List<Column> usual = shown();
    SavedView view =
        new SavedView("Ids", "bob", List.of(Column.ID, Column.STATUS), List.of(new Order(Column.ID, true)));
    onFx(() -> bench.model().grid().views().save(view));
    onFx(() -> views().getSelectionModel().select(new ShownView.Own(view)));
    eventually("narrowed", () -> bench.table().getItems().size() == 1);
    assertThat(shown()).containsExactly(Column.ID, Column.STATUS);
    assertThat(onFx(() -> bench.model().grid().order().get())).containsExactly(new Order(Column.ID, true));
    onFx(() -> views().getSelectionModel().select(ShownView.ALL));
    eventually("all", () -> bench.table().getItems().size() == 3);
    assertThat(shown()).isEqualTo(usual);
  }

  @Test
  void viewsAreRenamedMovedAndDeletedByKeys(FxRobot robot) {
    bench.load(3);
    onFx(() -> bench.model().grid().views().save(new SavedView("One", "ada", List.of(), List.of())));
    onFx(() -> bench.model().grid().views().save(new SavedView("Two", "bob", List.of(), List.of())));
    onFx(() -> views().requestFocus());
    onFx(() -> views().getSelectionModel().select(new ShownView.Own(own().get(1))));
    robot.push(KeyCode.ALT, KeyCode.UP);
    assertThat(own()).extracting(SavedView::name).containsExactly("Two", "One");
    robot.type(KeyCode.F2);
    onFx(() -> ((TextField) bench.node("viewName")).setText("Bob"));
    robot.type(KeyCode.ENTER);
    assertThat(own()).extracting(SavedView::name).containsExactly("Bob", "One");
    assertThat(onFx(() -> bench.model().grid().view().get())).isEqualTo(new ShownView.Own(own().getFirst()));
    eventually("still shown", () -> bench.devices().equals(List.of("CPC-bob")));
    onFx(() -> views().requestFocus());
    robot.type(KeyCode.DELETE);
    assertThat(own()).extracting(SavedView::name).containsExactly("One");
    eventually("all", () -> bench.table().getItems().size() == 3);
  }

  @Test
  void aTakenNameIsSaidAndAnEmptyOneIsNotSaved(FxRobot robot) {
    bench.load(3);
    onFx(() -> bench.model().grid().views().save(new SavedView("One", "ada", List.of(), List.of())));
    robot.clickOn("#saveView");
    assertThat(bench.node("nameSave").isDisabled()).isTrue();
    robot.write("One");
    assertThat(bench.text("nameHint")).contains("Replaces");
    robot.type(KeyCode.ESCAPE);
    assertThat(own()).extracting(SavedView::query).containsExactly("ada");
  }

  @Test
  void aQueryThatCannotBeReadIsNotSavedAndAKeptOneIsShownForMending() {
    bench.load(3);
    onFx(() -> bench.model().grid().text().set("colour:red"));
    assertThat(bench.node("saveView").isDisabled()).isTrue();
    onFx(() -> bench.model().grid().text().set(""));
    SavedView newer = new SavedView("Newer", "colour:blue", List.of(), List.of());
    onFx(() -> bench.model().grid().views().save(newer));
    onFx(() -> views().getSelectionModel().select(new ShownView.Own(newer)));
    assertThat(onFx(() -> bench.model().grid().text().get())).isEqualTo("colour:blue");
    assertThat(onFx(() -> bench.model().grid().view().get())).isEqualTo(ShownView.ALL);
    assertThat(onFx(() -> views().getSelectionModel().getSelectedItem())).isEqualTo(ShownView.ALL);
  }

  private List<SavedView> own() {
    return onFx(() -> bench.model().grid().views().own().get().views());
  }

  private List<Column> shown() {
    return onFx(() -> bench.table().getVisibleLeafColumns().stream().map(one -> (Column) one.getUserData()).toList());
  }

  @SuppressWarnings("unchecked")
  private ListView<ShownView> views() {
    return (ListView<ShownView>) bench.node("viewList");
  }

  /** On the UI thread. */
  private List<String> names() {
    return views().lookupAll(".list-cell").stream()
        .map(cell -> ((Labeled) cell).getText())
        .filter(text -> text != null)
        .toList();
  }
}
