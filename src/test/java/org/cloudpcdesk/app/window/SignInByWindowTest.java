package org.cloudpcdesk.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.cloudpcdesk.platform.DataKey;
import org.cloudpcdesk.sample.Fault;
import org.cloudpcdesk.sample.SampleBrowser;
import org.cloudpcdesk.sample.SampleOptions;
import org.cloudpcdesk.sample.SampleTenant;
import org.cloudpcdesk.store.KnownTenants;
import org.cloudpcdesk.store.KnownTenants.Known;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/** Signing in and out in the real window, against a served tenant, by the sign-in code that Microsoft's service gets. */
class SignInByWindowTest extends ServedDeskTest {
  @TempDir static Path folder;
  private Path data;

  @Start
  void start(Stage stage) throws Exception {
    tenant = SampleTenant.start(SampleOptions.DEFAULTS.withCloudPcs(40).withAutoApprove(true));
    // A folder of its own for each test: a tenant that was open is opened again.
    data = Files.createTempDirectory(folder, "data");
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
    assertThat(robot.lookup("#tenant").queryAs(Label.class).getText())
        .isEqualTo("Northwind Sample (northwind-sample.example)");

    robot.clickOn("#accountMenu").clickOn("#signOut");

    until("the welcome page", () -> desk.session() == null && robot.lookup("#signInButton").tryQuery().isPresent());
    assertThat(stage.getTitle()).isEqualTo("Cloud PC Desk");
  }

  @Test
  void aTenantThatDoesNotSayHowItIsCalledIsOpenedAllTheSame(FxRobot robot) {
    tenant.faults().always("GET", ".*/organization.*", new Fault.Forbidden("Authorization_RequestDenied", "Insufficient privileges to complete the operation."));

    signIn(robot);

    assertThat(robot.lookup("#tenant").queryAs(Label.class).getText()).isEqualTo("northwind-sample.example");
    assertThat(robot.lookup("#banner").query().isVisible()).isFalse();

    // What is on the screen keeps its name; the next start knows the other.
    tenant.faults().clear();
    again(robot);
    assertThat(robot.lookup("#tenant").queryAs(Label.class).getText()).isEqualTo("northwind-sample.example");
    until("the banner", () -> "Sign in again".equals(remedy(robot)));
    robot.clickOn("#bannerRemedy");
    until("learnt", () -> "Northwind Sample".equals(kept().getFirst().account().tenantDisplayName()));
    again(robot);
    assertThat(robot.lookup("#tenant").queryAs(Label.class).getText())
        .isEqualTo("Northwind Sample (northwind-sample.example)");
  }

  private List<Known> kept() {
    try {
      return KnownTenants.in(data, DataKey.of(data)).all();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private void again(FxRobot robot) {
    closeDesk();
    robot.interact(() -> openDesk(stage, data, true));
    until("what was stored", () -> desk.session() != null && !desk.session().inventory().snapshot().rows().isEmpty());
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

  @Test
  void signingInAgainSaysWhatIsAwaitedAndCanBeTakenBack(FxRobot robot) {
    signIn(robot);
    tenant.identity().revokeRefreshTokens();
    tenant.tokens().revokeAll();
    robot.interact(() -> desk.session().refresher().refreshNow());
    until("the banner", () -> "Sign in again".equals(remedy(robot)));
    browser = page -> {};

    robot.clickOn("#bannerRemedy");
    until("what is awaited", () -> "Cancel".equals(remedy(robot)));
    assertThat(robot.lookup("#bannerTitle").queryAs(Label.class).getText())
        .contains("Continue in your browser", desk.session().account().username());
    assertThat(robot.lookup("#bannerText").queryAs(Label.class).getText()).contains("Microsoft's sign-in");

    robot.clickOn("#bannerRemedy");
    until("as before", () -> "Sign in again".equals(remedy(robot)));
    assertThat(robot.lookup(".dialog-pane").tryQuery()).as("taken back is no failure").isEmpty();

    browser = new SampleBrowser()::open;
    robot.clickOn("#bannerRemedy");
    until("signed in, and all is well", () -> !robot.lookup("#banner").query().isVisible());
  }

  private static String remedy(FxRobot robot) {
    return robot.lookup("#bannerRemedy").<Button>tryQuery().filter(Node::isVisible).map(Button::getText).orElse("");
  }

  @Test
  void whySigningInAgainDidNotWorkIsTold(FxRobot robot) {
    signIn(robot);
    tenant.identity().revokeRefreshTokens();
    tenant.tokens().revokeAll();
    robot.interact(() -> desk.session().refresher().refreshNow());
    until("the banner", () -> "Sign in again".equals(remedy(robot)));
    tenant.identity().refuseNext();

    robot.clickOn("#bannerRemedy");

    until("the reason", () -> robot.lookup(".dialog-pane").tryQuery().isPresent());
    assertThat(robot.lookup(".dialog-pane .label").queryAllAs(Label.class))
        .extracting(Label::getText)
        .anyMatch(text -> text.contains("it was refused"));
    robot.type(KeyCode.ESCAPE);
    until("as before", () -> "Sign in again".equals(remedy(robot)));
  }
}
