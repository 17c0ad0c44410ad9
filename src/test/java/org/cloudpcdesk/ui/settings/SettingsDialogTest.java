package org.cloudpcdesk.ui.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Dialog;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.cloudpcdesk.settings.MemorySettingsStore;
import org.cloudpcdesk.settings.Setting;
import org.cloudpcdesk.settings.Settings;
import org.cloudpcdesk.settings.SettingsProblem;
import org.cloudpcdesk.settings.ThemeChoice;
import org.cloudpcdesk.ui.common.DialogService;
import org.cloudpcdesk.ui.common.ThemeManager;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@Tag("ui")
@ExtendWith(ApplicationExtension.class)
class SettingsDialogTest {
  private final MemorySettingsStore store =
      new MemorySettingsStore(Settings.DEFAULTS.with(Setting.THEME, ThemeChoice.LIGHT));
  private Stage stage;

  @Start
  void start(Stage first) {
    stage = first;
    new ThemeManager().choose(ThemeChoice.LIGHT);
    stage.setScene(new Scene(new StackPane(), 1280, 720));
    // The toolkit's stage is used by other tests too and keeps the size they gave it.
    stage.setWidth(1280);
    stage.setHeight(720);
    stage.show();
  }

  @Test
  void savesWhatWasTypedAndChosen(FxRobot robot) {
    open();
    robot.clickOn("#clientIdField").write("c11e0000-0000-4000-8000-000000000001");
    robot.clickOn("#tenantField").write("contoso.com");
    robot.interact(() -> robot.lookup("#themeChoice").<ComboBox<ThemeChoice>>query().setValue(ThemeChoice.DARK));
    robot.clickOn("#saveSettings");
    assertThat(store.current())
        .isEqualTo(
            Settings.DEFAULTS
                .with(Setting.THEME, ThemeChoice.DARK)
                .with(Setting.CLIENT_ID, "c11e0000-0000-4000-8000-000000000001")
                .with(Setting.TENANT, "contoso.com"));
  }

  @Test
  void escChangesNothing(FxRobot robot) {
    open();
    robot.clickOn("#tenantField").write("contoso.com").press(KeyCode.ESCAPE).release(KeyCode.ESCAPE);
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(store.current().tenant()).isNull();
    assertThat(robot.lookup("#tenantField").tryQuery()).isEmpty();
  }

  @Test
  void whatIsWrongIsSaidAtTheFieldAndCannotBeSaved(FxRobot robot) {
    open();
    assertThat(robot.lookup("#clientIdProblem").query().isVisible()).isFalse();
    robot.clickOn("#clientIdField").write("abc");
    assertThat(robot.lookup("#clientIdProblem").queryLabeled().getText()).contains("not an application");
    assertThat(robot.lookup("#clientIdProblem").query().isVisible()).isTrue();
    assertThat(robot.lookup("#clientIdField").query().getAccessibleHelp()).contains("not an application");
    Node save = robot.lookup("#saveSettings").query();
    assertThat(save.isDisabled()).isTrue();
    assertThat(save.localToScene(save.getBoundsInLocal()).getMaxY()).isLessThanOrEqualTo(save.getScene().getHeight());
    robot.eraseText(3);
    assertThat(robot.lookup("#saveSettings").query().isDisabled()).isFalse();
  }

  @ParameterizedTest
  @EnumSource(names = {"LIGHT", "DARK"})
  void fieldsHaveNamesAndLabelsInBothThemes(ThemeChoice theme, FxRobot robot) {
    robot.interact(() -> new ThemeManager().choose(theme));
    store.problem(new SettingsProblem.LeftAlone(java.nio.file.Path.of("settings.json")));
    open();
    assertThat(robot.lookup("#storeProblem").queryLabeled().getText()).contains("settings.json");
    for (String field : new String[] {"#themeChoice", "#clientIdField", "#tenantField"}) {
      Node node = robot.lookup(field).query();
      assertThat(node.getAccessibleText()).isNotBlank();
      assertThat(
          robot.lookup(label -> label instanceof javafx.scene.control.Label named && named.getLabelFor() == node)
              .tryQuery())
          .isPresent();
    }
  }

  /** Shown without waiting for its end: a test drives it. */
  private void open() {
    Platform.runLater(() -> new SettingsDialog(store, new Dialogs()).open());
    WaitForAsyncUtils.waitForFxEvents();
  }

  /** Shows dialogs as the program does, over the test's window. */
  private final class Dialogs implements DialogService {
    @Override
    public <R> Optional<R> show(Dialog<R> dialog) {
      dialog.initOwner(stage);
      return dialog.showAndWait();
    }

    @Override
    public void error(String what, String unchanged, String next, String technical) {
      throw new AssertionError(what);
    }

    @Override
    public boolean confirm(String title, String question, String yes, String no) {
      throw new AssertionError(question);
    }

    @Override
    public void notify(String title, String text) {
      throw new AssertionError(text);
    }
  }
}
