package org.cloudpcdesk.ui.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.cloudpcdesk.platform.ProxyAddress;
import org.cloudpcdesk.platform.ProxyQuestion.Answer;
import org.cloudpcdesk.settings.ThemeChoice;
import org.cloudpcdesk.ui.common.StageDialogs;
import org.cloudpcdesk.ui.common.ThemeManager;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@Tag("ui")
@ExtendWith(ApplicationExtension.class)
class ProxyPasswordDialogTest {
  private static final ProxyAddress PROXY = new ProxyAddress("proxy.contoso.com", 8080);
  private Stage stage;

  @Start
  void start(Stage first) {
    stage = first;
    new ThemeManager().choose(ThemeChoice.LIGHT);
    stage.setScene(new Scene(new StackPane(), 900, 600));
    stage.show();
  }

  @Test
  void asksAndHandsTheAnswerToTheThreadThatWaits(FxRobot robot) throws Exception {
    CompletableFuture<Optional<Answer>> waiting = ask(null, false);
    until(robot, "#proxyUser");
    assertThat(robot.lookup("#proxyQuestion").<Labeled>query().getText()).contains("proxy.contoso.com:8080");
    assertThat(robot.lookup("#proxyRefused").query().isVisible()).isFalse();
    assertThat(robot.lookup("#sendProxyPassword").query().isDisabled()).isTrue();

    robot.clickOn("#proxyUser").write("CONTOSO\\mei").press(KeyCode.TAB).release(KeyCode.TAB).write("secret");
    robot.clickOn("#rememberProxy").clickOn("#sendProxyPassword");

    Answer answer = waiting.get(20, TimeUnit.SECONDS).orElseThrow();
    assertThat(answer.login().getUserName()).isEqualTo("CONTOSO\\mei");
    assertThat(new String(answer.login().getPassword())).isEqualTo("secret");
    assertThat(answer.remember()).isTrue();
  }

  @Test
  void aRefusalIsSaidAndOnlyThePasswordIsMissing(FxRobot robot) throws Exception {
    CompletableFuture<Optional<Answer>> waiting = ask("mei", true);
    until(robot, "#proxyUser");
    assertThat(robot.lookup("#proxyRefused").query().isVisible()).isTrue();
    assertThat(robot.lookup("#proxyPassword").query().getScene().getFocusOwner().getId()).isEqualTo("proxyPassword");
    assertThat(robot.lookup("#proxyPassword").query().getAccessibleText()).isNotBlank();

    robot.press(KeyCode.ESCAPE).release(KeyCode.ESCAPE);

    assertThat(waiting.get(20, TimeUnit.SECONDS)).isEmpty();
  }

  private CompletableFuture<Optional<Answer>> ask(String user, boolean refused) {
    ProxyPasswordDialog dialog = new ProxyPasswordDialog(new StageDialogs(stage, text -> {}));
    return CompletableFuture.supplyAsync(() -> dialog.ask(PROXY, user, refused), Thread::startVirtualThread);
  }

  private static void until(FxRobot robot, String node) throws Exception {
    WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, () -> robot.lookup(node).tryQuery().isPresent());
    WaitForAsyncUtils.waitForFxEvents();
  }
}
