package org.cloudpcdesk.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.DialogPane;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.cloudpcdesk.deprovision.Confirmation;
import org.cloudpcdesk.deprovision.DeprovisionRun;
import org.cloudpcdesk.deprovision.Deprovisioner;
import org.cloudpcdesk.graph.GraphException;
import org.cloudpcdesk.inventory.Inventory;
import org.cloudpcdesk.inventory.RefreshState.Phase;
import org.cloudpcdesk.model.CloudPc;
import org.cloudpcdesk.sample.Fault;
import org.cloudpcdesk.sample.SampleOptions;
import org.cloudpcdesk.sample.SampleTenant;
import org.cloudpcdesk.ui.common.Session;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** Two tenants side by side in the real window, the second one as a guest: real sign-in, real HTTP, real stores. */
class AccountsByWindowTest extends ServedDeskTest {
  private static final int ROWS = 40;
  private static final String HOME_NAME = "Northwind Sample (northwind-sample.example)";
  private static final String VISITED_NAME = "Sample 11111111 (sample-11111111.example)";
  private static final String OTHER = "robin.hale@northwind-sample.example";
  private static final String VISITED = "11111111-2222-4333-8444-555555555555";

  @TempDir static Path folder;

  private Path data;

  @Start
  void start(Stage stage) throws Exception {
    tenant = SampleTenant.start(SampleOptions.DEFAULTS.withCloudPcs(ROWS).withSpeed(1).withAutoApprove(true));
    tenant.control().keepStill();
    data = Files.createTempDirectory(folder, "data");
    openDesk(stage, data, false);
  }

  private Node node(String id) {
    return stage.getScene().lookup("#" + id);
  }

  private void live(String tenantId) {
    until(
        "the list of " + tenantId,
        () -> {
          Session session = desk.session();
          return session != null
              && session.account().tenantId().equals(tenantId)
              && session.refresher().state().phase() == Phase.LIVE
              && session.inventory().snapshot().rows().size() == ROWS;
        });
  }

  private void signIn(FxRobot robot) {
    robot.interact(() -> ((Button) node("signInButton")).fire());
    live(SampleTenant.TENANT_ID);
  }

  /** The same account in another tenant, named by its id. */
  private void visit(FxRobot robot) {
    robot.interact(() -> menu("addAccount").fire());
    until("the welcome page", () -> desk.session() == null && node("tenantField") != null);
    tenant.identity().answerAsTenant(VISITED);
    robot.interact(() -> ((TextField) node("tenantField")).setText(VISITED));
    robot.interact(() -> ((Button) node("signInButton")).fire());
    live(VISITED);
  }

  private List<MenuItem> menu() {
    return ((MenuButton) node("accountMenu")).getItems();
  }

  private MenuItem menu(String id) {
    return menu().stream().filter(item -> id.equals(item.getId())).findFirst().orElseThrow();
  }

  private List<MenuItem> others() {
    return menu().stream().filter(item -> item.getStyleClass().contains("account-other")).toList();
  }

  private void goToTheOther(FxRobot robot) {
    until("the other account", () -> others().size() == 1);
    robot.interact(() -> others().getFirst().fire());
  }

  private String text(String id) {
    return ((Label) node(id)).getText();
  }

  private List<String> stores() throws Exception {
    try (Stream<Path> files = Files.list(data.resolve("store"))) {
      return files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".db")).sorted().toList();
    }
  }

  @Test
  void goesFromOneTenantToTheOtherAndTheBandSaysWhere(FxRobot robot) throws Exception {
    signIn(robot);
    assertThat(text("tenant")).isEqualTo(HOME_NAME);
    assertThat(text("cloud")).isEqualTo("Global");

    visit(robot);
    assertThat(text("tenant")).as("a guest's tenant is not called by the guest's domain").isEqualTo(VISITED_NAME);
    assertThat(stores()).hasSize(2);

    tenant.identity().answerAsTenant(SampleTenant.TENANT_ID);
    goToTheOther(robot);
    until("the first tenant, as it was stored", () -> desk.session() != null && text("tenant").equals(HOME_NAME));
    live(SampleTenant.TENANT_ID);
    assertThat(desk.session().signIn().account().orElseThrow().tenantId()).isEqualTo(SampleTenant.TENANT_ID);
  }

  @Test
  void aTokenOfTheOtherTenantIsNeitherSentNorLetsAnythingIntoTheStore(FxRobot robot) {
    signIn(robot);
    visit(robot);
    long asked = tenant.traffic().requests();

    // The identity service goes on to answer as the tenant that was visited.
    goToTheOther(robot);

    until(
        "that no token could be had",
        () ->
            desk.session() != null
                && desk.session().account().tenantId().equals(SampleTenant.TENANT_ID)
                && desk.session().refresher().state().error() != null);
    assertThat(desk.session().refresher().state().error().kind()).isEqualTo(GraphException.Kind.CONSENT_MISSING);
    assertThat(desk.session().requests().recent()).isEmpty();
    assertThat(tenant.traffic().requests()).isEqualTo(asked);
    assertThat(desk.session().inventory().snapshot().rows()).hasSize(ROWS);
    Instant before = oldest();

    tenant.identity().answerAsTenant(SampleTenant.TENANT_ID);
    robot.interact(() -> desk.session().refresher().refreshNow());

    until("the list of the right tenant", () -> desk.session().refresher().state().phase() == Phase.LIVE);
    assertThat(oldest()).isAfterOrEqualTo(before);
  }

  private Instant oldest() {
    return desk.session().inventory().snapshot().rows().stream()
        .map(Inventory.Row::seen)
        .min(Instant::compareTo)
        .orElseThrow();
  }

  @Test
  void anotherAccountOfTheTenantSeesNothingBeforeItHasReadTheListItself(FxRobot robot) throws Exception {
    signIn(robot);
    robot.interact(() -> menu("addAccount").fire());
    until("the welcome page", () -> desk.session() == null && node("signInButton") != null);
    tenant.identity().chooseAutomatically(OTHER);
    tenant.faults().always("GET", ".*/cloudPCs.*", new Fault.Forbidden("Forbidden", "Access is denied to the requested resource."));

    robot.interact(() -> ((Button) node("signInButton")).fire());

    until("the other account", () -> desk.session() != null && desk.session().account().username().equals(OTHER));
    until("that nothing can be read", () -> desk.session().refresher().state().error() != null);
    assertThat(desk.session().inventory().snapshot().rows()).isEmpty();

    tenant.faults().clear();
    robot.interact(() -> desk.session().refresher().refreshNow());
    live(SampleTenant.TENANT_ID);
    assertThat(stores()).hasSize(2);
  }

  @Test
  void signingOutKeepsTheDataButAsksBeforeItIsShownAgain(FxRobot robot) throws Exception {
    signIn(robot);
    robot.interact(() -> menu("signOut").fire());
    until("the account on the welcome page", () -> robot.lookup(".known-account").tryQuery().isPresent());
    assertThat(stores()).hasSize(1);
    tenant.identity().refuseNext();

    robot.interact(() -> ((Button) robot.lookup(".known-account").query()).fire());
    until("the refusal", () -> node("failureBox").isVisible());
    assertThat(desk.session()).isNull();

    robot.interact(() -> ((Button) robot.lookup(".known-account").query()).fire());
    live(SampleTenant.TENANT_ID);
  }

  @Test
  void forgettingTakesTokensAndIfWantedTheDataOfEveryTenantOfTheAccount(FxRobot robot) throws Exception {
    signIn(robot);
    visit(robot);
    until("both accounts", () -> others().size() == 1);

    // It returns when the sheet is answered.
    Platform.runLater(() -> menu("forget").fire());
    until("the sheet", () -> robot.lookup("#forgetData").tryQuery().isPresent());
    assertThat(robot.lookup("#forgetData").queryAs(CheckBox.class).isSelected()).isFalse();
    assertThat(robot.lookup("#forgetData").queryAs(CheckBox.class).getText()).contains(VISITED_NAME, HOME_NAME);
    assertThat(robot.lookup("#forgetNot").queryAs(Button.class).isDefaultButton()).isTrue();
    robot.clickOn("#forgetData");
    robot.clickOn("#forgetAccount");

    until("the welcome page without accounts", () -> node("knownBox") != null && !node("knownBox").isVisible());
    until("nothing of them is left", this::nothingIsStored);
    assertThat(desk.session()).isNull();
    assertThat(Files.exists(data.resolve("journal.db"))).as("the journal stays").isTrue();
  }

  @Test
  void aRunThatGoesOnKeepsItsTenantOpen(FxRobot robot) throws Exception {
    signIn(robot);
    Session session = desk.session();
    CloudPc chosen =
        session.inventory().snapshot().rows().stream()
            .map(Inventory.Row::pc)
            .filter(pc -> pc.status().isInGracePeriod())
            .findFirst()
            .orElseThrow();
    Deprovisioner engine = session.deprovisioner();
    DeprovisionRun run = engine.start(engine.prepare(List.of(chosen)), Confirmation.of("left", ""));

    Platform.runLater(() -> menu("signOut").fire());

    until("why not", () -> robot.lookup(".dialog-pane").tryQuery().isPresent());
    assertThat(robot.lookup(".dialog-pane").queryAs(DialogPane.class).getHeaderText()).contains("still going on");
    robot.press(KeyCode.ESCAPE).release(KeyCode.ESCAPE);
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(desk.session()).isSameAs(session);
    assertThat(session.signIn().account()).isPresent();
    assertThat(run.isFinished()).isFalse();
  }

  private boolean nothingIsStored() {
    try {
      return stores().isEmpty();
    } catch (Exception beingDeleted) {
      return false;
    }
  }
}
