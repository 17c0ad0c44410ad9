package org.cloudpcdesk.ui.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.cloudpcdesk.settings.MemorySettingsStore;
import org.cloudpcdesk.settings.Settings;
import org.cloudpcdesk.settings.ThemeChoice;
import org.cloudpcdesk.signin.SignInException;
import org.cloudpcdesk.signin.SignInException.Kind;
import org.cloudpcdesk.ui.common.Fxml;
import org.cloudpcdesk.ui.common.Session;
import org.cloudpcdesk.ui.common.ThemeManager;
import org.cloudpcdesk.ui.common.UiThread;
import org.cloudpcdesk.ui.signin.Opener.Mode;
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
class WelcomePageTest {
  private final List<Mode> asked = new ArrayList<>();
  private final List<CompletableFuture<Session>> attempts = new ArrayList<>();
  private final List<String> copied = new ArrayList<>();
  private int settingsOpened;
  private Parent page;

  @Start
  void start(Stage stage) {
    WelcomeViewModel model =
        new WelcomeViewModel(
            mode -> {
              asked.add(mode);
              attempts.add(new CompletableFuture<>());
              return attempts.getLast();
            },
            session -> {},
            new MemorySettingsStore(Settings.DEFAULTS),
            UiThread::run);
    new ThemeManager().choose(ThemeChoice.LIGHT);
    page =
        new Fxml()
            .register(WelcomeController.class, () -> new WelcomeController(model, () -> settingsOpened++, copied::add))
            .<Parent, WelcomeController>load(WelcomeController.class, "Welcome.fxml")
            .root();
    Scene scene = new Scene(page, 1280, 720);
    ThemeManager.dress(scene);
    stage.setScene(scene);
    // The toolkit's stage is used by other tests too and keeps the size they gave it.
    stage.setWidth(1280);
    stage.setHeight(720);
    stage.show();
  }

  @Test
  void enterSignsInAndEscGivesUp(FxRobot robot) {
    robot.press(KeyCode.ENTER).release(KeyCode.ENTER);
    assertThat(asked).containsExactly(Mode.MICROSOFT);
    assertThat(robot.lookup("#browserLabel").query().isVisible()).isTrue();
    assertThat(robot.lookup("#signInButton").query().getParent().isVisible()).isFalse();

    robot.press(KeyCode.ESCAPE).release(KeyCode.ESCAPE);

    assertThat(attempts.getFirst()).isCancelled();
    assertThat(robot.lookup("#workingBox").query().isVisible()).isFalse();
    assertThat(robot.lookup("#signInButton").query().isFocused()).isTrue();
  }

  @Test
  void theSampleTenantIsOneClickAway(FxRobot robot) {
    robot.clickOn("#sampleButton");
    assertThat(asked).containsExactly(Mode.SAMPLE);
    assertThat(robot.lookup("#sampleLabel").query().isVisible()).isTrue();
    assertThat(robot.lookup("#browserLabel").query().isVisible()).isFalse();
    robot.clickOn("#cancelButton");
    assertThat(attempts.getFirst()).isCancelled();
  }

  @Test
  void thePermissionsAndTheRegistrationAreNamedBeforehand(FxRobot robot) {
    assertThat(texts())
        .anyMatch(text -> text.contains("CloudPC.Read.All") && text.contains("User.Read")
            && text.contains("only to read"))
        .anyMatch(text -> text.contains("CloudPC.ReadWrite.All") && text.contains("first use"))
        .anyMatch(text -> text.contains(Settings.DEFAULT_CLIENT_ID));
    robot.clickOn("#settingsLink");
    assertThat(settingsOpened).isOne();
  }

  @Test
  void aFailureSaysWhatHappenedAndCanBeCopied(FxRobot robot) {
    robot.clickOn("#signInButton");
    fail(robot, new SignInException(Kind.CONSENT_REQUIRED, "internal", "AADSTS65001", "c0ffee-1", null));

    assertThat(robot.lookup("#failureBox").query().isVisible()).isTrue();
    assertThat(robot.lookup("#failureTechnical").queryTextInputControl().getText()).contains("AADSTS65001", "c0ffee-1");
    assertThat(robot.lookup("#failureUnchanged").queryLabeled().getText()).contains("nothing was changed");
    robot.clickOn("#copyFailure");
    assertThat(copied).singleElement().asString().contains("have not been granted", "c0ffee-1");

    robot.clickOn("#signInButton");
    assertThat(robot.lookup("#failureBox").query().isVisible()).isFalse();
    assertThat(asked).hasSize(2);
  }

  @Test
  void aFailureWithoutACodeShowsNoEmptyField(FxRobot robot) {
    robot.clickOn("#signInButton");
    fail(robot, new SignInException(Kind.NO_BROWSER, "internal", null, null, null));
    assertThat(robot.lookup("#failureTechnical").query().isVisible()).isFalse();
  }

  @ParameterizedTest
  @EnumSource(names = {"LIGHT", "DARK"})
  void everyControlHasANameAndNoTextIsCutOff(ThemeChoice theme, FxRobot robot) {
    robot.interact(() -> new ThemeManager().choose(theme));
    robot.clickOn("#signInButton");
    fail(robot, new SignInException(Kind.TLS, "internal", "AADSTS1", "2", null));

    assertThat(nodes()).filteredOn(Node::isFocusTraversable).isNotEmpty()
        .allSatisfy(node -> assertThat(name(node)).isNotBlank());
    assertThat(nodes())
        .filteredOn(node -> node instanceof Labeled && node.isVisible() && shown(node))
        .isNotEmpty()
        .allSatisfy(node -> assertThat(((Labeled) node).isTextTruncated()).as(((Labeled) node).getText()).isFalse());
    // What does not fit a low window can be scrolled to.
    robot.interact(() -> page.getScene().getWindow().setHeight(480));
    Node content = ((ScrollPane) page).getContent();
    Node last = robot.lookup("#settingsLink").query();
    assertThat(content.sceneToLocal(last.localToScene(last.getLayoutBounds())).getMaxY())
        .isLessThanOrEqualTo(content.getLayoutBounds().getHeight());
    assertThat(robot.lookup("#signInButton").queryAs(Button.class).isDefaultButton()).isTrue();
  }

  private void fail(FxRobot robot, SignInException error) {
    attempts.getLast().completeExceptionally(error);
    WaitForAsyncUtils.waitForFxEvents();
  }

  private List<String> texts() {
    return nodes().stream().filter(Labeled.class::isInstance).map(node -> ((Labeled) node).getText()).toList();
  }

  private List<Node> nodes() {
    return List.copyOf(page.lookupAll("*"));
  }

  private static boolean shown(Node node) {
    return node == null || (node.isVisible() && shown(node.getParent()));
  }

  private static String name(Node node) {
    if (node.getAccessibleText() != null) {
      return node.getAccessibleText();
    }
    return node instanceof Labeled labeled
        ? labeled.getText()
        : node instanceof TextInputControl input ? input.getPromptText() : "";
  }
}
