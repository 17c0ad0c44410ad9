package org.cloudpcdesk.ui.main;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cloudpcdesk.ui.main.Bench.onFx;

import java.util.Set;
import java.util.TreeSet;
import javafx.scene.Node;
import javafx.scene.paint.Color;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.cloudpcdesk.model.CloudPcStatus.Kind;
import org.cloudpcdesk.settings.ThemeChoice;
import org.cloudpcdesk.ui.ContrastLook;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.Start;

/** In high contrast only the colours of the contrast theme are seen, none of which is mixed with another. */
class HighContrastTest extends WindowTest {
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

  private Set<String> others() {
    return onFx(() -> ContrastLook.others(bench.stage.getScene().getRoot()));
  }
}
