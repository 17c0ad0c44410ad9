package org.cloudpcdesk.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.control.Label;
import javafx.stage.Stage;
import org.cloudpcdesk.sample.SampleOptions;
import org.cloudpcdesk.sample.SampleTenant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/** Signing in and out in the real window, against a served tenant, by the sign-in code that Microsoft's service gets. */
class SignInByWindowTest extends ServedDeskTest {
  @TempDir static Path folder;

  @Start
  void start(Stage stage) throws Exception {
    tenant = SampleTenant.start(SampleOptions.DEFAULTS.withCloudPcs(40).withAutoApprove(true));
    // A folder of its own for each test: a tenant that was open is opened again.
    Path data = Files.createTempDirectory(folder, "data");
    openDesk(stage, data, true);
  }

  private void signIn(FxRobot robot) {
    robot.clickOn("#signInButton");
    until("rows", () -> desk.session() != null && desk.session().inventory().snapshot().rows().size() == 40);
  }

  @Test
  void signsInReadOnlyAndOutAgain(FxRobot robot) {
    signIn(robot);
    assertThat(stage.getTitle()).isEqualTo("Cloud PC Desk \u2013 northwind-sample.example");
    assertThat(robot.lookup("#mode").queryAs(Label.class).getText()).isEqualTo("Read only");

    robot.clickOn("#accountMenu").clickOn("#signOut");

    until("the welcome page", () -> desk.session() == null && robot.lookup("#signInButton").tryQuery().isPresent());
    assertThat(stage.getTitle()).isEqualTo("Cloud PC Desk");
  }

  @Test
  void aRefusedSignInIsExplainedAndCanBeTriedAgain(FxRobot robot) {
    tenant.identity().refuseNext();

    robot.clickOn("#signInButton");
    until("the reason", () -> robot.lookup("#failureWhat").queryAs(Label.class).isVisible()
        && !robot.lookup("#failureWhat").queryAs(Label.class).getText().isEmpty());
    assertThat(desk.session()).isNull();

    signIn(robot);
    assertThat(desk.session()).isNotNull();
  }

  @Test
  void aRevokedSessionSaysSoAndKeepsTheRows(FxRobot robot) {
    signIn(robot);
    tenant.identity().revokeRefreshTokens();
    tenant.tokens().revokeAll();

    robot.interact(() -> desk.session().refresher().refreshNow());

    until("the banner", () -> robot.lookup("#bannerRemedy").tryQuery().filter(node -> node.isVisible()).isPresent());
    assertThat(desk.session().inventory().snapshot().rows()).hasSize(40);
  }
}
