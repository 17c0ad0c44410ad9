package org.cloudpcdesk.ui.main;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cloudpcdesk.ui.main.Bench.eventually;
import static org.cloudpcdesk.ui.main.Bench.onFx;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.stage.Stage;
import org.cloudpcdesk.model.CloudPcStatus.Kind;
import org.cloudpcdesk.ui.AccessibleNames;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/** Writing a query: what could follow, and what is wrong. */
class SearchFieldTest extends WindowTest {
  @Start
  void start(Stage stage) {
    bench = Bench.looking(stage);
    bench.tenant.put(
        MainWindowTest.pc("1", "CPC-ada", "ada@contoso.com", Kind.IN_GRACE_PERIOD),
        MainWindowTest.pc("2", "CPC-bob", "bob@contoso.com", Kind.PROVISIONED),
        MainWindowTest.pc("3", "CPC-cyd", "cyd@contoso.com", Kind.IN_GRACE_PERIOD),
        MainWindowTest.pc("4", "CPC-dan", "dan@contoso.com", Kind.FAILED));
  }

  @Test
  void namesAreCompletedThenValuesWithTheirCounts(FxRobot robot) {
    bench.load(4);
    robot.type(KeyCode.SLASH);
    robot.write("stat");
    eventually("the field's name", () -> offered().contains("status: "));
    robot.type(KeyCode.TAB);
    assertThat(text()).isEqualTo("status:");
    eventually("its values", () -> offered().contains("inGracePeriod 2"));
    assertThat(offered()).contains("failed 1", "provisioned 1");
    robot.write("gra");
    eventually("narrowed", () -> offered().equals(List.of("inGracePeriod 2")));
    robot.type(KeyCode.DOWN, KeyCode.ENTER);
    assertThat(text()).isEqualTo("status:inGracePeriod ");
    eventually("found", () -> bench.table().getItems().size() == 2);
    assertThat(focused()).as("Enter was for the suggestion").isEqualTo("search");
    assertThat(bench.node("searchHelp").isVisible()).isFalse();
    robot.type(KeyCode.ENTER);
    assertThat(focused()).isEqualTo("grid");
  }

  @Test
  void enterIsNotStolenWhileNothingIsChosen(FxRobot robot) {
    bench.load(4);
    robot.type(KeyCode.SLASH);
    robot.write("ada");
    eventually("offered", () -> offered().contains("user=ada@contoso.com 1"));
    robot.type(KeyCode.ENTER);
    assertThat(focused()).isEqualTo("grid");
    assertThat(text()).isEqualTo("ada");
    assertThat(bench.node("searchHelp").isVisible()).isFalse();
  }

  @Test
  void escLetsGoOfTheSuggestionThenOfTheText(FxRobot robot) {
    bench.load(4);
    robot.type(KeyCode.SLASH);
    robot.write("ada");
    eventually("offered", () -> bench.node("searchHelp").isVisible());
    robot.type(KeyCode.DOWN, KeyCode.ESCAPE);
    assertThat(text()).isEqualTo("ada");
    assertThat(bench.node("searchHelp").isVisible()).isFalse();
    robot.type(KeyCode.ESCAPE);
    assertThat(text()).isEmpty();
    assertThat(focused()).isEqualTo("search");
  }

  @Test
  void aClickTakesASuggestionInTheMiddleAndTheRestStays(FxRobot robot) {
    bench.load(4);
    onFx(() -> field().requestFocus());
    robot.write("-status:x cpc");
    onFx(() -> field().positionCaret(9));
    robot.type(KeyCode.BACK_SPACE);
    robot.write("fai");
    eventually("offered", () -> offered().contains("failed 1"));
    robot.clickOn("#suggestion-0");
    assertThat(text()).isEqualTo("-status:failed cpc");
    assertThat(focused()).isEqualTo("search");
    eventually("found", () -> bench.table().getItems().size() == 3);
  }

  @Test
  void controlSpaceOffersWhatCanBeAsked(FxRobot robot) {
    bench.load(4);
    robot.type(KeyCode.SLASH);
    robot.push(KeyCode.CONTROL, KeyCode.SPACE);
    eventually("all names", () -> offered().containsAll(List.of("status: ", "user: ", "plan: ")));
  }

  @Test
  void aMistakeIsUnderlinedAtItsPlaceAndTheRowsStay(FxRobot robot) {
    bench.load(4);
    robot.type(KeyCode.SLASH);
    robot.write("cpc");
    robot.write(" -polcy:x");
    eventually("told", () -> bench.node("searchFault").isVisible());
    assertThat(bench.text("searchFault"))
        .contains("\"polcy\" is no field", "Did you mean \"policy\"?", "still those of \u201ccpc -polcy\u201d");
    assertThat(bench.table().getItems()).hasSize(4);
    Bounds line = onFx(() -> bench.node("searchUnderline").localToScene(bench.node("searchUnderline").getLayoutBounds()));
    Bounds field = onFx(() -> field().localToScene(field().getLayoutBounds()));
    assertThat(bench.node("searchUnderline").isVisible()).isTrue();
    assertThat(line.getMinX()).as("after the first word").isGreaterThan(field.getMinX() + 50);
    assertThat(line.getWidth()).as("five letters wide").isBetween(20.0, 60.0);
    assertThat(line.getMaxY()).isLessThanOrEqualTo(field.getMaxY());
    assertThat(onFx(() -> field().getAccessibleHelp())).contains("is no field");
    assertThat(bench.text("rowsShown")).contains("4 of 4").contains("cannot be read");

    robot.type(KeyCode.ENTER);
    assertThat(bench.node("searchHelp").isVisible()).as("out of the way").isFalse();
    assertThat(bench.node("searchUnderline").isVisible()).isTrue();

    robot.type(KeyCode.SLASH);
    robot.write("bob");
    eventually("right again", () -> bench.table().getItems().size() == 1);
    assertThat(bench.node("searchUnderline").isVisible()).isFalse();
    assertThat(bench.text("rowsShown")).isEqualTo("1 of 4 Cloud PCs");
    assertThat(onFx(() -> AccessibleNames.missing(bench.stage.getScene().getRoot()))).isEmpty();
  }

  private TextField field() {
    return (TextField) bench.node("search");
  }

  private String text() {
    return onFx(() -> field().getText());
  }

  private String focused() {
    return onFx(() -> bench.stage.getScene().getFocusOwner().getId());
  }

  /** On the UI thread or off it: each suggestion and its count. */
  private List<String> offered() {
    if (!bench.node("searchHelp").isVisible()) {
      return List.of();
    }
    List<String> offered = new ArrayList<>();
    for (Node node : bench.node("searchHelp").lookupAll(".search-suggestion")) {
      HBox line = (HBox) node;
      offered.add(((Label) line.getChildren().getFirst()).getText() + " " + ((Label) line.getChildren().get(1)).getText());
    }
    return offered;
  }
}
