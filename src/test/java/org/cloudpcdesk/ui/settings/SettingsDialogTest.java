package org.cloudpcdesk.ui.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import javafx.stage.PopupWindow;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.cloudpcdesk.platform.PolicyFile;
import org.cloudpcdesk.settings.ManagedSettings;
import org.cloudpcdesk.settings.MemorySettingsStore;
import org.cloudpcdesk.settings.Policy;
import org.cloudpcdesk.settings.Setting;
import org.cloudpcdesk.settings.Settings;
import org.cloudpcdesk.settings.SettingsProblem;
import org.cloudpcdesk.settings.ThemeChoice;
import org.cloudpcdesk.ui.ContrastLook;
import org.cloudpcdesk.ui.common.DialogService;
import org.cloudpcdesk.ui.common.ThemeManager;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
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
  @TempDir private Path folder;
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
  void keepsWhatWasTypedAndChosen(FxRobot robot) {
    open();
    find(robot, "application");
    robot.clickOn("#clientIdSetting").write("c11e0000-0000-4000-8000-000000000001");
    find(robot, "theme");
    robot.interact(() -> robot.lookup("#themeSetting").<ComboBox<ThemeChoice>>query().setValue(ThemeChoice.DARK));
    robot.clickOn("#closeSettings");
    assertThat(store.current())
        .isEqualTo(
            Settings.DEFAULTS
                .with(Setting.THEME, ThemeChoice.DARK)
                .with(Setting.CLIENT_ID, "c11e0000-0000-4000-8000-000000000001"));
  }

  @Test
  void typingFindsAndEscClearsBeforeItCloses(FxRobot robot) {
    open();
    assertThat(focusOwner(robot)).isEqualTo("settingsSearch");
    robot.clickOn("#settingsSearch").write("proxy");
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(robot.lookup("#proxyAddressRow").tryQuery()).isPresent();
    assertThat(robot.lookup("#themeRow").tryQuery()).isEmpty();
    assertThat(robot.lookup("#settingsFound").queryLabeled().getText()).isEqualTo("3 settings");

    press(robot, KeyCode.ESCAPE);
    assertThat(robot.lookup("#themeRow").tryQuery()).isPresent();

    robot.write("xyzzy");
    assertThat(robot.lookup("#settingsFound").queryLabeled().getText()).isEqualTo("Nothing found");
    press(robot, KeyCode.ESCAPE);
    press(robot, KeyCode.ESCAPE);
    assertThat(robot.lookup("#settingsSearch").tryQuery()).isEmpty();
  }

  @Test
  void opensAtTheSettingThatIsSought(FxRobot robot) {
    open("historyDays");
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(focusOwner(robot)).isEqualTo("historyDaysSetting");
    assertThat(inView(robot, "#historyDaysRow")).isTrue();
    assertThat(robot.lookup("#themeRow").tryQuery()).as("the others are there, too").isPresent();
    robot.clickOn("#closeSettings");
  }

  @Test
  void whatIsWrongIsSaidAtTheFieldAndNotKept(FxRobot robot) {
    open();
    find(robot, "application");
    assertThat(robot.lookup("#clientIdProblem").query().isVisible()).isFalse();
    robot.clickOn("#clientIdSetting").write("abc");
    assertThat(robot.lookup("#clientIdProblem").queryLabeled().getText()).contains("not an application");
    assertThat(robot.lookup("#clientIdProblem").query().isVisible()).isTrue();
    assertThat(robot.lookup("#clientIdSetting").query().getAccessibleHelp()).contains("not an application");
    assertThat(store.current().clientId()).isNull();
    robot.eraseText(3);
    assertThat(robot.lookup("#clientIdProblem").query().isVisible()).isFalse();
  }

  @Test
  void theWindowFitsASmallScreenAndASectionIsOneClickAway(FxRobot robot) {
    open();
    Node close = robot.lookup("#closeSettings").query();
    assertThat(close.localToScene(close.getBoundsInLocal()).getMaxY()).isLessThanOrEqualTo(close.getScene().getHeight());
    assertThat(close.getScene().getWindow().getHeight()).isLessThanOrEqualTo(700);
    assertThat(inView(robot, "#updateUrlRow")).isFalse();

    robot.clickOn("#sectionUPDATES");
    WaitForAsyncUtils.waitForFxEvents();

    assertThat(inView(robot, "#updateUrlRow")).isTrue();
  }

  @ParameterizedTest
  @EnumSource(names = {"LIGHT", "DARK"})
  void fieldsHaveNamesAndLabelsInBothThemes(ThemeChoice theme, FxRobot robot) {
    robot.interact(() -> new ThemeManager().choose(theme));
    store.problem(new SettingsProblem.LeftAlone(java.nio.file.Path.of("settings.json")));
    open();
    assertThat(robot.lookup("#storeProblem").queryLabeled().getText()).contains("settings.json");
    Set<Control> fields =
        robot.lookup(node -> node instanceof Control && String.valueOf(node.getId()).endsWith("Setting")).queryAll();
    assertThat(fields).hasSizeGreaterThan(15);
    for (Control field : fields) {
      if (field instanceof Labeled) {
        continue;
      }
      assertThat(field.getAccessibleText()).as(field.getId()).isNotBlank();
      assertThat(robot.lookup(node -> node instanceof Label label && label.getLabelFor() == field).tryQuery())
          .as(field.getId())
          .isPresent();
    }
  }

  @Test
  void whatAPolicyLaysDownIsLockedAndSaysWhere(FxRobot robot) throws Exception {
    Path file = Files.writeString(folder.resolve("policy.json"), "{\"ceiling\": 20, \"allowedTenants\": []}");
    Policy policy = Policy.read(List.of(new PolicyFile(file)));
    Platform.runLater(
        () -> new SettingsDialog(new ManagedSettings(store, policy), new Dialogs(), () -> {}).open());
    WaitForAsyncUtils.waitForFxEvents();
    find(robot, "managed");

    assertThat(robot.lookup("#ceilingSetting").query().isDisabled()).isTrue();
    assertThat(robot.lookup("#ceilingSetting").<TextField>query().getText()).isEqualTo("20");
    assertThat(robot.lookup("#ceilingManaged").queryLabeled().getText()).contains("policy.json");
    assertThat(robot.lookup("#ceilingSetting").query().getAccessibleHelp()).contains("policy.json");
    assertThat(robot.lookup("#allowedTenantsRow").tryQuery()).isPresent();
    assertThat(robot.lookup("#historyDaysRow").tryQuery()).isEmpty();
  }

  @Test
  void keepsToTheColoursOfHighContrast(FxRobot robot) {
    store.problem(new SettingsProblem.LeftAlone(java.nio.file.Path.of("settings.json")));
    open();
    find(robot, "proxy");
    assertThat(ContrastLook.wrong(robot.lookup("#storeProblem").query().getScene().getRoot())).isEmpty();
  }

  @Test
  void whatIsChosenInAListStandsOnTheHighlightInHighContrast(FxRobot robot) {
    open();
    ComboBox<ThemeChoice> themes = robot.lookup("#themeSetting").query();
    // A list takes the style sheets of its window when it opens.
    assertThat(ContrastLook.wrong(themes.getScene().getRoot())).isEmpty();
    robot.interact(themes::show);
    Parent list =
        Window.getWindows().stream()
            .filter(window -> window instanceof PopupWindow && window.isShowing())
            .map(window -> window.getScene().getRoot())
            .filter(root -> root.lookup(".list-cell") != null)
            .findFirst()
            .orElseThrow();

    assertThat(ContrastLook.wrong(list)).isEmpty();
    Region chosen = (Region) list.lookup(".list-cell:selected");
    assertThat(chosen.getBackground().getFills().getLast().getFill()).isEqualTo(Color.web("#1aebff"));
    robot.interact(themes::hide);
  }

  private static void find(FxRobot robot, String words) {
    robot.interact(() -> robot.lookup("#settingsSearch").<TextField>query().setText(words));
  }

  private static void press(FxRobot robot, KeyCode key) {
    robot.press(key).release(key);
    WaitForAsyncUtils.waitForFxEvents();
  }

  private static String focusOwner(FxRobot robot) {
    return robot.lookup("#settingsSearch").query().getScene().getFocusOwner().getId();
  }

  private static boolean inView(FxRobot robot, String query) {
    Node row = robot.lookup(query).query();
    Node scroll = robot.lookup("#settingsScroll").query();
    return scroll
        .localToScene(scroll.getBoundsInLocal())
        .contains(row.localToScene(row.getBoundsInLocal()).getCenterX(), row.localToScene(row.getBoundsInLocal()).getCenterY());
  }

  /** Shown without waiting for its end: a test drives it. */
  private void open() {
    open("");
  }

  private void open(String id) {
    Platform.runLater(() -> new SettingsDialog(store, new Dialogs(), () -> {}).open(id));
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
