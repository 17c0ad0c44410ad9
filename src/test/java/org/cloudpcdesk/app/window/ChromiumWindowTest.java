package org.cloudpcdesk.app.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.stage.Stage;
import org.cloudpcdesk.app.session.DeskOptions;
import org.cloudpcdesk.app.session.Roots;
import org.cloudpcdesk.sample.SampleOptions;
import org.cloudpcdesk.sample.SampleTenant;
import org.cloudpcdesk.signin.Chromium;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** The window and a real browser: what a person does on the page is what the window makes of it. */
@Tag("ui")
@ExtendWith(ApplicationExtension.class)
@Timeout(180)
class ChromiumWindowTest {
  private static final int ROWS = 40;
  private static final String ADMINISTRATOR = "button[name=account]";
  private static final String SOMEBODY_ELSE = "robin.hale@northwind-sample.example";

  @TempDir static Path folder;

  private SampleTenant tenant;
  private Chromium browser;
  private Desk desk;
  private Stage stage;

  @Start
  void start(Stage stage) throws Exception {
    assumeTrue(Chromium.installed().isPresent(), "Skipped: no Chromium is installed (Debian: apt-get install chromium)");
    this.stage = stage;
    tenant = SampleTenant.start(SampleOptions.DEFAULTS.withCloudPcs(ROWS));
    browser = Chromium.start(Chromium.installed().orElseThrow());
    desk =
        new Desk(
            new DeskOptions(
                false,
                new Roots(tenant.graphRoot(), tenant.loginRoot()),
                Files.createTempDirectory(folder, "data"),
                true),
            stage,
            browser,
            SampleOptions.DEFAULTS);
    desk.start();
  }

  @AfterEach
  void close() {
    if (desk != null) {
      WaitForAsyncUtils.waitForAsyncFx(20_000, desk::close);
      WaitForAsyncUtils.waitForFxEvents();
      browser.close();
      tenant.close();
    }
  }

  private static void until(String what, BooleanSupplier holds) {
    try {
      WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, () -> WaitForAsyncUtils.asyncFx(holds::getAsBoolean).get());
    } catch (TimeoutException late) {
      throw new AssertionError("never seen: " + what, late);
    }
    WaitForAsyncUtils.waitForFxEvents();
  }

  private Node node(String id) {
    return stage.getScene().lookup("#" + id);
  }

  private void signIn(FxRobot robot) {
    robot.interact(() -> ((Button) node("signInButton")).fire());
  }

  private String failure() {
    until("what went wrong", () -> node("failureBox") != null && node("failureBox").isVisible());
    return ((Labeled) node("failureWhat")).getText();
  }

  @Test
  void theAccountThatIsPickedOnThePageOpensItsTenant(FxRobot robot) throws Exception {
    signIn(robot);
    browser.press(ADMINISTRATOR);

    until("its rows", () -> desk.session() != null && desk.session().inventory().snapshot().rows().size() == ROWS);
    assertThat(((Labeled) node("tenant")).getText()).isEqualTo("Northwind Sample (northwind-sample.example)");
    browser.awaitText("Authentication complete");
  }

  @Test
  void aRefusalOnThePageIsSaidAndTheNextTrySignsIn(FxRobot robot) throws Exception {
    signIn(robot);
    browser.press("button.refuse");
    assertThat(failure()).contains("came back without a sign-in");
    assertThat(desk.session()).isNull();

    signIn(robot);
    browser.press(ADMINISTRATOR);
    until("a session", () -> desk.session() != null);
  }

  @Test
  void anotherAccountThanTheOneThatWasHereIsTurnedAway(FxRobot robot) throws Exception {
    signIn(robot);
    browser.press(ADMINISTRATOR);
    until("a session", () -> desk.session() != null);
    robot.interact(
        () ->
            ((MenuButton) node("accountMenu"))
                .getItems().stream().filter(item -> "signOut".equals(item.getId())).forEach(item -> item.fire()));
    until("the account on the welcome page", () -> robot.lookup(".known-account").tryQuery().isPresent());
    tenant.identity().chooseAutomatically(SOMEBODY_ELSE);

    robot.interact(() -> ((Button) robot.lookup(".known-account").query()).fire());

    assertThat(failure()).contains("Another account or tenant than the expected one");
    assertThat(desk.session()).isNull();
  }
}
