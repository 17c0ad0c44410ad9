package org.cloudpcdesk.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import javafx.application.Platform;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TitledPane;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.cloudpcdesk.access.Right;
import org.cloudpcdesk.access.Standing;
import org.cloudpcdesk.deprovision.DeprovisionRun;
import org.cloudpcdesk.deprovision.ItemState;
import org.cloudpcdesk.graph.GraphException;
import org.cloudpcdesk.inventory.Inventory;
import org.cloudpcdesk.inventory.RefreshState;
import org.cloudpcdesk.model.Permission;
import org.cloudpcdesk.sample.SampleOptions;
import org.cloudpcdesk.sample.SampleTenant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** Each further permission is asked for with a sentence why, and declining it leaves everything else working. */
class DeclinedConsentTest extends ServedDeskTest {
  @TempDir Path folder;

  private String chosenId;

  @Start
  void start(Stage stage) throws Exception {
    tenant = SampleTenant.start(SampleOptions.DEFAULTS.withCloudPcs(40).withSpeed(1500).withAutoApprove(true));
    // Time flies here: one who has a long time left, and is given no licence back meanwhile.
    chosenId = tenant.control().ids("provisioned").getFirst();
    tenant.control().startGracePeriod(chosenId, Duration.ofDays(7));
    tenant.control().keepStill();
    openDesk(stage, folder, false);
  }

  private void signIn(FxRobot robot) {
    robot.clickOn("#signInButton");
    until("the list, read to its end", () -> desk.session() != null
        && desk.session().refresher().state().phase() == RefreshState.Phase.LIVE
        && !desk.session().inventory().snapshot().rows().isEmpty());
    assertThat(desk.session().signIn().granted())
        .contains(Permission.CLOUD_PC_READ)
        .doesNotContain(Permission.CLOUD_PC_READ_WRITE, Permission.USER_READ_ALL, Permission.LICENSE_READ);
  }

  /** Puts the selection on the Cloud PC in its grace period, and opens its details. */
  private Inventory.Row choose(FxRobot robot) {
    Inventory.Row chosen = desk.session().inventory().snapshot().find(chosenId);
    assertThat(chosen).isNotNull();
    robot.interact(() -> desk.show("id=" + chosen.pc().id()));
    until("the one row", () -> grid(robot).getItems().size() == 1);
    robot.interact(() -> grid(robot).getSelectionModel().select(0));
    until("its details", () -> robot.lookup("#device").queryAs(Label.class).getText().equals(chosen.pc().deviceLabel()));
    return chosen;
  }

  private static TableView<?> grid(FxRobot robot) {
    return robot.lookup("#grid").queryAs(TableView.class);
  }

  private static boolean isShown(FxRobot robot, String text) {
    return robot.lookup(node -> node instanceof Labeled label && label.isVisible() && label.getText() != null
        && label.getText().contains(text)).tryQuery().isPresent();
  }

  /** Does not wait: a button that opens a dialog comes back when that is closed. */
  private static void press(FxRobot robot, String id) {
    Platform.runLater(robot.lookup(id).queryAs(Button.class)::fire);
    WaitForAsyncUtils.waitForFxEvents();
  }

  private void readsAsBefore() {
    long readings = desk.session().requests().recent().size();
    WaitForAsyncUtils.waitForAsyncFx(5_000, () -> desk.session().refresher().refreshNow());
    until("another reading", () -> desk.session().requests().recent().size() > readings
        && desk.session().refresher().state().phase() == RefreshState.Phase.LIVE);
    assertThat(desk.session().refresher().state().error()).isNull();
  }

  @Test
  void declinedToActNothingIsSentAndTheRestWorks(FxRobot robot) {
    signIn(robot);
    choose(robot);
    press(robot, "#deprovision");
    until("the sheet", () -> robot.lookup("#confirmDeprovision").tryQuery().isPresent());
    assertThat(isShown(robot, "your browser asks for the permission CloudPC.ReadWrite.All, because")).isTrue();
    tenant.identity().refuseNext();

    press(robot, "#confirmDeprovision");
    until("the run's end", () -> !desk.session().deprovisioner().runs().isEmpty()
        && desk.session().deprovisioner().runs().getFirst().isFinished());

    DeprovisionRun run = desk.session().deprovisioner().runs().getFirst();
    assertThat(run.items().getFirst().state())
        .isInstanceOfSatisfying(
            ItemState.Failed.class,
            failed -> {
              assertThat(failed.error().kind()).isEqualTo(GraphException.Kind.CONSENT_MISSING);
              assertThat(failed.error().delivery()).isEqualTo(GraphException.Delivery.NOT_SENT);
            });
    assertThat(desk.session().requests().recent()).noneMatch(request -> request.url().endsWith("/endGracePeriod"));
    readsAsBefore();
    assertThat(desk.session().access().standing(Right.END_GRACE_PERIODS)).isEqualTo(Standing.NOT_ASKED_YET);

    // Asked again and granted, it goes through.
    press(robot, "#retryRun");
    until("the sheet again", () -> robot.lookup("#confirmDeprovision").tryQuery().isPresent());
    press(robot, "#confirmDeprovision");
    until("the end", () -> desk.session().deprovisioner().runs().size() == 2
        && desk.session().deprovisioner().runs().stream().allMatch(DeprovisionRun::isFinished));
    assertThat(desk.session().signIn().granted()).contains(Permission.CLOUD_PC_READ_WRITE);
    assertThat(desk.session().requests().recent()).anyMatch(request -> request.url().endsWith("/endGracePeriod"));
  }

  @Test
  void declinedToSeePeopleTheirCloudPcsAreStillSeenAndEnded(FxRobot robot) {
    signIn(robot);
    Inventory.Row chosen = choose(robot);
    until("the question", () -> robot.lookup("#askConsent").tryQuery().isPresent());
    assertThat(isShown(robot, "the program needs the permissions User.Read.All and LicenseAssignment.Read.All")).isTrue();
    tenant.identity().refuseNext();

    press(robot, "#askConsent");
    until("what came of it", () -> robot.lookup("#consentRefusal").queryAs(Label.class).isVisible());

    assertThat(robot.lookup("#consentRefusal").queryAs(Label.class).getText()).contains("without the permission");
    assertThat(robot.lookup("#person").queryAs(Label.class).getText()).contains(chosen.pc().personLabel());
    readsAsBefore();
    robot.interact(() -> robot.lookup("#raw").queryAs(TitledPane.class).setExpanded(true));
    until("the raw text", () -> robot.lookup("#rawJson").queryAllAs(TextArea.class).stream()
        .anyMatch(area -> area.getText().contains(chosen.pc().id())));
    press(robot, "#deprovision");
    until("the sheet", () -> robot.lookup("#confirmDeprovision").tryQuery().isPresent());
    press(robot, "#confirmDeprovision");
    until("the end", () -> desk.session().deprovisioner().runs().stream().anyMatch(DeprovisionRun::isFinished));
    assertThat(desk.session().deprovisioner().runs().getFirst().items().getFirst().state())
        .isInstanceOf(ItemState.Deprovisioned.class);
    assertThat(desk.session().signIn().granted())
        .contains(Permission.CLOUD_PC_READ_WRITE)
        .doesNotContain(Permission.USER_READ_ALL);
    assertThat(desk.session().requests().recent()).anyMatch(request -> request.url().endsWith("/endGracePeriod"));

    // Asked again and granted, the person is seen.
    press(robot, "#askConsent");
    until("the person", () -> robot.lookup("#personAccount").tryQuery().isPresent());
    assertThat(desk.session().signIn().granted()).contains(Permission.USER_READ_ALL, Permission.LICENSE_READ);
  }

  @Test
  void whatTheAccountMayDoTellsWhatWasNotAskedYet(FxRobot robot) {
    signIn(robot);
    robot.clickOn("#accountMenu").clickOn("#openAccess");
    until("the sheet", () -> robot.lookup("#right-SEE_PEOPLE").tryQuery().isPresent());

    assertThat(robot.lookup("#right-SEE_PEOPLE").queryAs(Label.class).getText()).contains("User.Read.All is asked for then");
    assertThat(robot.lookup("#right-END_GRACE_PERIODS").queryAs(Label.class).getText())
        .contains("CloudPC.ReadWrite.All is asked for then");
    assertThat(stage.isShowing()).isTrue();
    robot.push(KeyCode.ESCAPE);
  }
}
