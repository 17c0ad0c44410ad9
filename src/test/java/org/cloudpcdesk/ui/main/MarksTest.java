package org.cloudpcdesk.ui.main;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cloudpcdesk.ui.main.Bench.eventually;
import static org.cloudpcdesk.ui.main.Bench.onFx;

import java.time.Duration;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.cloudpcdesk.graph.GraphException;
import org.cloudpcdesk.inventory.RefreshState.Phase;
import org.cloudpcdesk.inventory.search.Column;
import org.cloudpcdesk.model.CloudPcStatus.Kind;
import org.cloudpcdesk.ui.AccessibleNames;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/** Marking for later. */
class MarksTest extends WindowTest {
  @Start
  void start(Stage stage) {
    bench = new Bench(stage, false);
    bench.window.show();
    bench.tenant.put(
        MainWindowTest.pc("1", "CPC-ada", "ada@contoso.com", Kind.IN_GRACE_PERIOD),
        MainWindowTest.pc("2", "CPC-bob", "bob@contoso.com", Kind.PROVISIONED),
        MainWindowTest.pc("3", "CPC-cyd", "cyd@contoso.com", Kind.IN_GRACE_PERIOD));
  }

  private void choose(String device) {
    onFx(() -> bench.table().getSelectionModel().clearAndSelect(bench.devices().indexOf(device)));
  }

  private boolean isFlagged(String id) {
    return bench.cell(id, Column.DEVICE).orElseThrow().getGraphic() != null;
  }

  private boolean isOffered() {
    return bench.node("banner").isVisible() && ((Labeled) bench.node("bannerTitle")).getText().contains("marked for later");
  }

  private String count() {
    return ((Labeled) bench.node("view-MARKED")).getText();
  }

  @Test
  void aMarkIsAFlagAViewAndATextThatTellsWhen(FxRobot robot) {
    bench.load(3);
    choose("CPC-bob");
    assertThat(bench.text("mark")).isEqualTo("Mark for later");
    robot.push(KeyCode.CONTROL, KeyCode.M);
    eventually("the flag", () -> isFlagged("2") && count().endsWith(": 1"));
    assertThat(onFx(() -> bench.cell("2", Column.DEVICE).orElseThrow().getTooltip().getText())).startsWith("Marked for later: ");
    assertThat(onFx(() -> AccessibleNames.missing(bench.stage.getScene().getRoot()))).isEmpty();
    assertThat(onFx(this::isOffered)).as("nobody was away").isFalse();

    onFx(() -> bench.model().grid().text().set("is:marked"));
    eventually("those alone", () -> bench.devices().equals(List.of("CPC-bob")));
    eventually("the other word", () -> bench.text("mark").equals("No longer mark"));
    onFx(((Button) bench.node("mark"))::fire);
    eventually("none", () -> bench.table().getItems().isEmpty() && count().endsWith(": 0"));
  }

  @Test
  void whatWasMarkedDuringAnOutageIsOfferedOnceTheListIsReadAgain(FxRobot robot) {
    bench.load(3);
    bench.tenant.fail(GraphException.of(GraphException.Kind.NO_NETWORK, "told to fail").build());
    bench.refresher.refreshNow();
    eventually("offline", () -> bench.model().grid().refresh().get().phase() == Phase.OFFLINE);
    bench.pass(Duration.ofMinutes(1));
    choose("CPC-ada");
    robot.push(KeyCode.CONTROL, KeyCode.M);
    eventually("the flag", () -> isFlagged("1"));
    assertThat(onFx(this::isOffered)).isFalse();

    bench.pass(Duration.ofMinutes(1));
    bench.tenant.fail(null);
    bench.refresher.refreshNow();
    eventually("the offer", this::isOffered);
    assertThat(bench.text("bannerText")).startsWith("It is in its grace period. Nothing was sent");
    assertThat(bench.command.opened).as("nothing by itself").isEmpty();

    onFx(((Button) bench.node("bannerLater"))::fire);
    assertThat(onFx(this::isOffered)).isFalse();
    assertThat(onFx(() -> isFlagged("1"))).isTrue();
    robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.M);
    assertThat(bench.command.opened).containsExactly(List.of("1"));
  }
}
