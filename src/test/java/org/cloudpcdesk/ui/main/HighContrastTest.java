package org.cloudpcdesk.ui.main;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cloudpcdesk.ui.main.Bench.onFx;

import java.util.Set;
import java.util.TreeSet;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.BorderStroke;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.cloudpcdesk.model.CloudPcStatus.Kind;
import org.cloudpcdesk.settings.ThemeChoice;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.Start;

/** In high contrast only the colours of the contrast theme are seen, none of which is mixed with another. */
class HighContrastTest extends WindowTest {
  private static final Set<Color> COLOURS =
      Set.of(Color.BLACK, Color.WHITE, Color.YELLOW, Color.web("#a6a6a6"), Color.web("#1aebff"));

  @Start
  void start(Stage stage) {
    bench = Bench.looking(stage);
    bench.tenant.put(
        MainWindowTest.pc("1", "CPC-grace-01", "grace.hopper@contoso.com", Kind.IN_GRACE_PERIOD),
        MainWindowTest.pc("2", "CPC-grace-02", "grace.hopper@contoso.com", Kind.PROVISIONED),
        MainWindowTest.pc("3", "CPC-alan-01", "alan.turing@contoso.com", Kind.FAILED),
        MainWindowTest.pc("4", "CPC-mary-01", "mary.jackson@contoso.com", Kind.PROVISIONING));
  }

  @BeforeEach
  void contrast() {
    bench.load(4);
    onFx(() -> bench.themes.choose(ThemeChoice.HIGH_CONTRAST));
  }

  @AfterEach
  void back() {
    onFx(() -> bench.themes.choose(ThemeChoice.LIGHT));
  }

  @Test
  void nothingHasAnotherColour() {
    assertThat(others()).isEmpty();
    onFx(() -> bench.table().getSelectionModel().selectRange(0, 3));
    onFx(() -> bench.model().settingsProblem("The file could not be read."));
    onFx(() -> bench.model().grid().text().set("status:"));
    assertThat(others()).isEmpty();
    assertThat(onFx(() -> bench.themes.dark().get())).isTrue();
  }

  @Test
  void whatIsChosenIsWrittenInTheColourForIt() {
    onFx(() -> bench.table().getSelectionModel().select(1));
    Set<String> texts = new TreeSet<>();
    onFx(
        () -> {
          bench.stage.getScene().getRoot().applyCss();
          for (Node row : bench.table().lookupAll(".table-row-cell:selected")) {
            row.lookupAll(".text").forEach(text -> texts.add(((Text) text).getFill().toString()));
          }
        });
    assertThat(texts).containsExactly(Color.BLACK.toString());
  }

  @Test
  void anotherThemeHasItsOwnColoursAgain() {
    onFx(() -> bench.themes.choose(ThemeChoice.DARK));
    assertThat(others()).isNotEmpty();
  }

  /** Which colours are seen that do not belong to the contrast theme, and on what. */
  private Set<String> others() {
    Set<String> others = new TreeSet<>();
    onFx(
        () -> {
          bench.stage.getScene().getRoot().applyCss();
          bench.stage.getScene().getRoot().layout();
          walk(bench.stage.getScene().getRoot(), others);
        });
    return others;
  }

  private static void walk(Node node, Set<String> others) {
    if (!node.isVisible() || node.getOpacity() == 0) {
      return;
    }
    if (node.getOpacity() != 1) {
      others.add("opacity " + node.getOpacity() + " of " + node);
    }
    if (node instanceof Text text && !text.getText().isBlank()) {
      look(text.getFill(), node, others);
    }
    if (node instanceof Region region) {
      if (region.getBackground() != null) {
        for (BackgroundFill fill : region.getBackground().getFills()) {
          look(fill.getFill(), node, others);
        }
      }
      if (region.getBorder() != null) {
        for (BorderStroke stroke : region.getBorder().getStrokes()) {
          look(stroke.getTopStroke(), node, others);
          look(stroke.getBottomStroke(), node, others);
        }
      }
    }
    if (node instanceof Parent parent) {
      parent.getChildrenUnmodifiable().forEach(child -> walk(child, others));
    }
  }

  private static void look(Paint paint, Node node, Set<String> others) {
    boolean unseen = paint instanceof Color color && color.getOpacity() == 0;
    if (!unseen && !COLOURS.contains(paint)) {
      others.add(paint + " of " + node + " in " + node.getParent());
    }
  }
}
