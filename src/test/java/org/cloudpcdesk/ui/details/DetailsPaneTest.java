package org.cloudpcdesk.ui.details;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TitledPane;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.cloudpcdesk.graph.GraphException;
import org.cloudpcdesk.graph.RequestLog;
import org.cloudpcdesk.model.CloudPc;
import org.cloudpcdesk.model.Permission;
import org.cloudpcdesk.model.Person;
import org.cloudpcdesk.platform.DataKey;
import org.cloudpcdesk.settings.ThemeChoice;
import org.cloudpcdesk.signin.SignInException;
import org.cloudpcdesk.store.OfflineStore;
import org.cloudpcdesk.store.StoreName;
import org.cloudpcdesk.store.StoredRow;
import org.cloudpcdesk.ui.AccessibleNames;
import org.cloudpcdesk.ui.ContrastLook;
import org.cloudpcdesk.ui.DeskBench;
import org.cloudpcdesk.ui.Pictures;
import org.cloudpcdesk.ui.common.DeprovisionCommand;
import org.cloudpcdesk.ui.common.Selection;
import org.cloudpcdesk.ui.common.Tasks;
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
class DetailsPaneTest {
  private final DeskBench bench = new DeskBench();
  private final Selection selection = new Selection();
  private final Deque<Runnable> waiting = new ArrayDeque<>();
  private final List<String> shown = new ArrayList<>();
  private final List<List<String>> opened = new ArrayList<>();
  private boolean hold;
  @TempDir private Path folder;
  private final List<String> histories = new ArrayList<>();
  private final List<GraphException> explained = new ArrayList<>();
  private DetailsPane pane;
  private Scene scene;

  @Start
  void start(Stage stage) {
    new ThemeManager().choose(ThemeChoice.LIGHT);
    DeprovisionCommand command =
        new DeprovisionCommand() {
          @Override
          public Verdict verdict(List<String> ids) {
            boolean inGrace = bench.inventory.snapshot().find(ids.getFirst()) != null
                && bench.inventory.snapshot().find(ids.getFirst()).pc().status().isInGracePeriod();
            return new Verdict(inGrace, inGrace ? null : "Not in grace.", inGrace ? 1 : 0);
          }

          @Override
          public void open(List<String> ids) {
            opened.add(ids);
          }

          @Override
          public void openList() {
            throw new AssertionError("not asked for");
          }
        };
    pane =
        new DetailsPane(
            bench.session, selection, command, new Tasks(this::execute), bench.time, bench.times, bench.copied::add,
            new DetailsPane.Ways(shown::add, histories::add, explained::add));
    scene = new Scene((javafx.scene.Parent) pane.node(), 340, 900);
    ThemeManager.dress(scene);
    stage.setScene(scene);
    stage.show();
  }

  private void execute(Runnable work) {
    if (hold) {
      waiting.add(work);
    } else {
      work.run();
    }
  }

  private void focus(String id) {
    Platform.runLater(() -> selection.choose(id == null ? List.of() : List.of(id), id));
    WaitForAsyncUtils.waitForFxEvents();
  }

  private static void until(java.util.concurrent.Callable<Boolean> condition) throws TimeoutException {
    WaitForAsyncUtils.waitFor(10, TimeUnit.SECONDS, condition);
    WaitForAsyncUtils.waitForFxEvents();
  }

  private void expand(String id) {
    Platform.runLater(() -> ((TitledPane) scene.lookup(id)).setExpanded(true));
    WaitForAsyncUtils.waitForFxEvents();
  }

  private boolean says(String text) {
    return scene.getRoot().lookupAll(".text").stream()
        .anyMatch(node -> node instanceof Text painted && painted.getText().contains(text));
  }

  private boolean isThere(String id) {
    Node node = scene.lookup(id);
    return node != null && node.isVisible();
  }

  @Test
  void theHistoryOfTheCloudPcIsOneButtonAway(FxRobot robot) {
    bench.knows(DeskBench.inGrace("a"));
    focus("a");
    robot.interact(((Button) scene.lookup("#history"))::fire);
    assertThat(histories).containsExactly("a");
  }

  /** The tenant was read before, and is kept in a store. */
  private void keeps(CloudPc... pcs) throws Exception {
    StoreName name = new StoreName("global", "5d0a9a1e-0000-4000-8000-000000000001");
    DataKey key = DataKey.of(folder);
    List<StoredRow> rows = Stream.of(pcs).map(pc -> new StoredRow(pc, bench.time.now(), null)).toList();
    OfflineStore store = OfflineStore.open(folder, name, key).store();
    store.sync(rows, Set.of(), bench.time.now(), bench.time.now());
    store.close();
    bench.session.offline().fill(OfflineStore.open(folder, name, key));
    bench.session.offline().readGone();
    bench.time.advance(Duration.ofMinutes(5));
  }

  @Test
  void whatChangedInTheCloudPcIsToldFromWhatWasKept() throws Exception {
    keeps(DeskBench.with("a", "provisioned"), DeskBench.with("b", "provisioned"));
    focus("a");
    expand("#changes");
    until(() -> says("Nothing in this Cloud PC has changed"));

    bench.knows(DeskBench.inGrace("a"));

    until(() -> says("Status: Provisioned \u2192 In grace period"));
    assertThat(says("Grace period ends: none \u2192 Wednesday, March 4, 2026")).isTrue();
    focus("b");
    until(() -> says("Nothing in this Cloud PC has changed"));
    bench.session.offline().close();
  }

  @Test
  void aCloudPcThatIsGoneIsShownAsItWasAndSinceWhen() throws Exception {
    keeps(DeskBench.inGrace("a"), DeskBench.inGrace("b"));
    bench.inventory.remove(Set.of("a"), bench.time.now());

    focus("a");
    expand("#changes");

    until(() -> says("Gone (In grace period)"));
    assertThat(((Label) scene.lookup("#gone")).getText()).startsWith("This Cloud PC is gone: the service was first seen without it");
    assertThat(((Button) scene.lookup("#deprovision")).isDisabled()).isTrue();
    assertThat(isThere("#grace")).as("no countdown to anything").isFalse();
    until(() -> says("Gone, Monday"));
    assertThat(bench.service.asked).as("the service knows nothing of it").isEmpty();
    bench.session.offline().close();
  }

  @Test
  void nothingChosenIsAHint() {
    assertThat(isThere("#hint")).isTrue();
    assertThat(isThere("#content")).isFalse();
  }

  @Test
  void theCloudPcAndItsPersonAreShown() throws Exception {
    bench.service.licenses = List.of(new Person.License("s-1", "CPC_E_2C_8GB_128GB", List.of("p-1")));
    bench.knows(DeskBench.inGrace("a"));
    focus("a");
    assertThat(((Label) scene.lookup("#device")).getText()).isEqualTo("CPC-a");
    assertThat(((Label) scene.lookup("#status")).getText()).isEqualTo("In grace period");
    TextField end = (TextField) scene.lookup("#field-GRACE_END");
    assertThat(end.getText()).startsWith("Mar 4, 2026");
    assertThat(end.getTooltip().getText()).contains("Wednesday, March 4, 2026");
    assertThat(((Label) scene.lookup("#grace")).getText()).contains("Grace period", "2 d 2 h", "March 4, 2026");
    until(() -> isThere("#personName"));
    assertThat(((Label) scene.lookup("#personAccount")).getText()).isEqualTo("Account enabled");
    assertThat(says("CPC_E_2C_8GB_128GB (Windows 365)")).isTrue();
    assertThat(bench.service.asked).containsExactly("person a@contoso.example", "licenses a@contoso.example");
  }

  @Test
  void closedSectionsAskNothingUntilTheyAreOpened() throws Exception {
    bench.knows(DeskBench.inGrace("a"));
    focus("a");
    until(() -> isThere("#personName"));
    expand("#raw");
    until(() -> isThere("#rawJson"));
    assertThat(((TextArea) scene.lookup("#rawJson")).getText()).contains("\"size\": 1.50");
    expand("#actions");
    until(() -> says("No remote action is known"));
    expand("#audit");
    until(() -> says("No audit event of the last days"));
    assertThat(bench.service.asked).endsWith("raw a", "actions a", "audit a");
  }

  @Test
  void rowsPassedByAreNotAskedAbout() throws Exception {
    bench.knows(DeskBench.inGrace("a"), DeskBench.inGrace("b"), DeskBench.inGrace("c"));
    Platform.runLater(
        () -> {
          selection.choose(List.of("a"), "a");
          selection.choose(List.of("b"), "b");
          selection.choose(List.of("c"), "c");
        });
    until(() -> isThere("#personName"));
    assertThat(bench.service.asked).containsExactly("person c@contoso.example", "licenses c@contoso.example");
  }

  @Test
  void aLoadIsCancelledWhenTheFocusMovesOn() throws Exception {
    hold = true;
    bench.knows(DeskBench.inGrace("a"), DeskBench.inGrace("b"));
    focus("a");
    until(() -> says("Loading"));
    focus("b");
    until(() -> waiting.size() == 2);
    Platform.runLater(() -> waiting.forEach(Runnable::run));
    until(() -> isThere("#personName"));
    assertThat(bench.service.asked).containsExactly("person b@contoso.example", "licenses b@contoso.example");
  }

  @ParameterizedTest
  @EnumSource(GraphException.Kind.class)
  void aFailureHasItsSentenceItsIdsAndAnotherTry(GraphException.Kind kind) throws Exception {
    bench.service.failure = GraphException.of(kind, "scripted").requestId("service-7").build();
    bench.knows(DeskBench.inGrace("a"));
    expand("#raw");
    focus("a");
    until(() -> isThere("#rawFailure"));
    assertThat(((Label) scene.lookup("#rawFailure")).getText()).endsWith(".");
    assertThat(scene.getRoot().lookupAll(".technical"))
        .anyMatch(node -> node instanceof TextArea area && area.getText().equals("request-id: service-7"));
    bench.service.failure = null;
    Platform.runLater(((Button) scene.lookup("#rawRetry"))::fire);
    until(() -> isThere("#rawJson"));
  }

  @Test
  void whatTheAccountMayNotReadLeadsToWhatItMayDo(FxRobot robot) throws Exception {
    bench.service.failure = GraphException.of(GraphException.Kind.ROLE_MISSING, "scripted").build();
    bench.knows(DeskBench.inGrace("a"));
    expand("#raw");
    focus("a");
    until(() -> isThere("#rawAccess"));
    robot.interact(((Hyperlink) scene.lookup("#rawAccess"))::fire);
    assertThat(explained).containsExactly(bench.service.failure);
    bench.service.failure = GraphException.of(GraphException.Kind.NO_NETWORK, "scripted").build();
    robot.interact(((Button) scene.lookup("#rawRetry"))::fire);
    until(() -> isThere("#rawFailure") && !isThere("#rawAccess"));
  }

  @Test
  void consentIsAskedOnlyByTheButtonAndThenThePersonIsLoaded(FxRobot robot) throws Exception {
    bench.service.failure = GraphException.of(GraphException.Kind.CONSENT_MISSING, "scripted").build();
    bench.knows(DeskBench.inGrace("a"));
    focus("a");
    until(() -> isThere("#askConsent"));
    assertThat(bench.asked).isEmpty();
    assertThat(says("User.Read.All and LicenseAssignment.Read.All")).isTrue();
    robot.interact(((Button) scene.lookup("#askConsent"))::fire);
    assertThat(bench.asked).containsExactly(Set.of(Permission.USER_READ_ALL, Permission.LICENSE_READ));
    assertThat(isThere("#cancelConsent")).isTrue();
    bench.service.failure = null;
    bench.answer.complete(bench.account);
    until(() -> isThere("#personName"));
  }

  @Test
  void aRefusedConsentIsSaid(FxRobot robot) throws Exception {
    bench.service.failure = GraphException.of(GraphException.Kind.CONSENT_MISSING, "scripted").build();
    bench.knows(DeskBench.inGrace("a"));
    focus("a");
    until(() -> isThere("#askConsent"));
    robot.interact(((Button) scene.lookup("#askConsent"))::fire);
    bench.answer.completeExceptionally(
        new SignInException(SignInException.Kind.REFUSED, "scripted", null, null, null));
    until(() -> isThere("#consentRefusal"));
    assertThat(((Label) scene.lookup("#consentRefusal")).getText()).contains("came back without the permission");
  }

  @Test
  void theirOtherCloudPcsLeadToTheirDetails(FxRobot robot) throws Exception {
    bench.knows(
        DeskBench.inGrace("a"),
        DeskBench.with("b", "provisioned").toBuilder().userPrincipalName("A@contoso.example").build());
    focus("a");
    until(() -> says("CPC-b, Provisioned"));
    // Other sections have links of their own once they are loaded.
    Node link = scene.lookup("#othersSection").lookup(".hyperlink");
    robot.interact(((javafx.scene.control.Hyperlink) link)::fire);
    assertThat(shown).containsExactly("b");
  }

  @Test
  void aRefreshKeepsWhatIsOpenAndMarked() throws Exception {
    bench.knows(DeskBench.inGrace("a"));
    focus("a");
    until(() -> isThere("#personName"));
    TextField device = (TextField) scene.lookup("#field-DEVICE");
    Platform.runLater(
        () -> {
          device.requestFocus();
          device.selectRange(0, 3);
        });
    WaitForAsyncUtils.waitForFxEvents();
    int before = bench.service.asked.size();
    bench.knows(DeskBench.with("a", "deprovisioning"));
    until(() -> ((Label) scene.lookup("#status")).getText().equals("Deprovisioning"));
    assertThat(scene.lookup("#field-DEVICE")).isSameAs(device);
    assertThat(device.getSelectedText()).isEqualTo("CPC");
    assertThat(((Button) scene.lookup("#deprovision")).isDisabled()).isTrue();
    assertThat(bench.service.asked).hasSize(before);
  }

  @Test
  void oneThatDisappearsIsCalledGone() throws Exception {
    bench.knows(DeskBench.inGrace("a"));
    focus("a");
    bench.inventory.remove(Set.of("a"), bench.time.now());
    until(() -> isThere("#gone"));
    assertThat(((Label) scene.lookup("#gone")).getText()).contains("gone", "March 2, 2026");
    assertThat(((Label) scene.lookup("#device")).getText()).isEqualTo("CPC-a");
  }

  @Test
  void theButtonAsksForTheOneShown(FxRobot robot) {
    bench.knows(DeskBench.inGrace("a"));
    focus("a");
    robot.interact(((Button) scene.lookup("#deprovision"))::fire);
    assertThat(opened).containsExactly(List.of("a"));
  }

  @Test
  void requestsMadeCanBeCopiedThreeWays(FxRobot robot) throws Exception {
    bench.service.requests.add(
        new RequestLog.Entry(
            bench.time.now(), "GET", "https://graph.microsoft.com/beta/x('a')?$select=id", 200, Duration.ofMillis(123),
            1, "client-1", "service-1", null));
    bench.knows(DeskBench.inGrace("a"));
    expand("#requests");
    focus("a");
    until(() -> says("GET /beta/x('a')?$select=id: 200, 123 ms"));
    javafx.scene.control.MenuButton copy = (javafx.scene.control.MenuButton) scene.lookup(".menu-button");
    robot.interact(() -> copy.getItems().forEach(javafx.scene.control.MenuItem::fire));
    assertThat(bench.copied.get(0)).isEqualTo("GET https://graph.microsoft.com/beta/x('a')?$select=id");
    assertThat(bench.copied.get(1))
        .isEqualTo(
            "Invoke-MgGraphRequest -Method GET -Uri 'https://graph.microsoft.com/beta/x(''a'')?$select=id'");
    assertThat(bench.copied.get(2)).contains("service-1", "client-1", "200", "123 ms");
  }

  @Test
  void aClosedPaneHearsAndAsksNothing() throws Exception {
    bench.knows(DeskBench.inGrace("a"), DeskBench.inGrace("b"));
    focus("a");
    until(() -> isThere("#personName"));
    Platform.runLater(pane::close);
    WaitForAsyncUtils.waitForFxEvents();
    int before = bench.service.asked.size();
    focus("b");
    bench.knows(DeskBench.with("a", "failed"));
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(((Label) scene.lookup("#device")).getText()).isEqualTo("CPC-a");
    assertThat(((Label) scene.lookup("#status")).getText()).isEqualTo("In grace period");
    assertThat(bench.service.asked).hasSize(before);
  }

  @Test
  void itLooksRightInEachTheme() throws Exception {
    bench.service.licenses = List.of(new Person.License("s-1", "CPC_E_2C_8GB_128GB", List.of("p-1")));
    bench.knows(DeskBench.inGrace("a"), DeskBench.with("b", "failed"));
    focus("a");
    until(() -> isThere("#personName"));
    for (ThemeChoice choice : new ThemeChoice[] {ThemeChoice.LIGHT, ThemeChoice.DARK}) {
      Platform.runLater(() -> new ThemeManager().choose(choice));
      WaitForAsyncUtils.waitForFxEvents();
      assertThat(WaitForAsyncUtils.waitForAsyncFx(5000, () -> AccessibleNames.missing(scene.getRoot()))).isEmpty();
      assertThat(Pictures.of(scene.getRoot(), "details-" + choice)).isGreaterThan(20);
    }
    assertThat(ContrastLook.wrong(scene.getRoot())).isEmpty();
  }
}
