package org.cloudpcdesk.ui.main;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cloudpcdesk.ui.main.Bench.eventually;
import static org.cloudpcdesk.ui.main.Bench.onFx;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.cloudpcdesk.inventory.changes.Change;
import org.cloudpcdesk.model.CloudPc;
import org.cloudpcdesk.model.CloudPcStatus.Kind;
import org.cloudpcdesk.ui.AccessibleNames;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/** What changed since the last look, and the panel that tells it. */
class NewsTest extends WindowTest {
  @Start
  void start(Stage stage) {
    bench = Bench.looking(stage);
    for (int i = 0; i < 60; i++) {
      bench.tenant.put(pc("id-%02d".formatted(i), Kind.PROVISIONED));
    }
  }

  private static CloudPc pc(String id, Kind kind) {
    return MainWindowTest.pc(id, "CPC-" + id, id + "@contoso.com", kind);
  }

  private void somethingHappens() {
    bench.load(60);
    assertThat(button().getText()).as("the first list is no news").isEmpty();
    bench.inventory.merge(List.of(pc("id-50", Kind.FAILED)), bench.time.now());
    bench.inventory.remove(Set.of("id-01"), bench.time.now());
    bench.inventory.merge(List.of(pc("id-99", Kind.PROVISIONING)), bench.time.now());
    eventually("counted", () -> button().getText().equals("3"));
  }

  @Test
  void theListTellsWhatBecameOfEachTheLatestFirst(FxRobot robot) {
    somethingHappens();
    assertThat(button().getAccessibleText()).startsWith("What changed: 3 Cloud PCs");
    robot.push(KeyCode.CONTROL, KeyCode.U);
    assertThat(focused()).isEqualTo("newsList");
    assertThat(bench.text("newsTitle")).isEqualTo("3 changes since the last look");
    assertThat(lines())
        .containsExactly(
            "New: CPC-id-99, id-99@contoso.com\nProvisioning",
            "Gone: CPC-id-01, id-01@contoso.com\nProvisioned",
            "Changed: CPC-id-50, id-50@contoso.com\nStatus: Provisioned \u2192 Failed");
    assertThat(onFx(() -> AccessibleNames.missing(bench.stage.getScene().getRoot()))).isEmpty();
  }

  @Test
  void enterShowsTheCloudPcInTheGrid(FxRobot robot) {
    somethingHappens();
    onFx(() -> bench.model().grid().text().set("id-02"));
    eventually("searched", () -> bench.table().getItems().size() == 1);
    robot.push(KeyCode.CONTROL, KeyCode.U);
    robot.type(KeyCode.DOWN, 2).type(KeyCode.ENTER);
    eventually("chosen", () -> List.of("id-50").equals(bench.selection.chosen()));
    assertThat(bench.stage.getScene().lookup("#newsPanel")).isNull();
    assertThat(focused()).isEqualTo("grid");
  }

  @Test
  void markedAsSeenTheyAreNoNewsAnyMore(FxRobot robot) {
    somethingHappens();
    robot.clickOn("#news").clickOn("#newsSeen");
    eventually("none", () -> button().getText().isEmpty());
    assertThat(bench.stage.getScene().lookup("#newsPanel")).isNull();
    robot.clickOn("#news");
    assertThat(bench.text("newsTitle")).isEqualTo("Nothing changed since the last look");
    assertThat(bench.node("newsSeen").isDisabled()).isTrue();
  }

  @Test
  void tabStaysInThePanelAndEscGoesBackToWhereOneWas(FxRobot robot) {
    somethingHappens();
    robot.type(KeyCode.SLASH);
    robot.push(KeyCode.CONTROL, KeyCode.U);
    robot.type(KeyCode.TAB);
    assertThat(focused()).isEqualTo("newsSeen");
    robot.type(KeyCode.TAB, 2);
    assertThat(focused()).isEqualTo("newsList");
    robot.type(KeyCode.ESCAPE);
    assertThat(focused()).isEqualTo("search");
    robot.push(KeyCode.CONTROL, KeyCode.U);
    robot.clickOn("#search");
    assertThat(bench.stage.getScene().lookup("#newsPanel")).as("another place closes it").isNull();
  }

  private Button button() {
    return (Button) bench.node("news");
  }

  private String focused() {
    return onFx(() -> bench.stage.getScene().getFocusOwner().getId());
  }

  @SuppressWarnings("unchecked")
  private List<String> lines() {
    ListView<Change> list = (ListView<Change>) bench.node("newsList");
    return onFx(
        () ->
            list.lookupAll(".list-cell").stream()
                .map(cell -> (ListCell<?>) cell)
                .filter(Node::isVisible)
                .sorted((a, b) -> Integer.compare(a.getIndex(), b.getIndex()))
                .map(Node::getAccessibleText)
                .filter(Objects::nonNull)
                .toList());
  }
}
