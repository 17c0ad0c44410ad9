package org.cloudpcdesk.ui.activity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javafx.application.Platform;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TableView;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.cloudpcdesk.deprovision.Actor;
import org.cloudpcdesk.deprovision.Confirmation;
import org.cloudpcdesk.deprovision.DeprovisionRun;
import org.cloudpcdesk.deprovision.Deprovisioner;
import org.cloudpcdesk.deprovision.ItemState;
import org.cloudpcdesk.deprovision.ItemState.Proof;
import org.cloudpcdesk.deprovision.ItemState.Reason;
import org.cloudpcdesk.deprovision.Rules;
import org.cloudpcdesk.deprovision.RunJournal;
import org.cloudpcdesk.deprovision.UnfinishedRun;
import org.cloudpcdesk.graph.GraphException;
import org.cloudpcdesk.model.CloudPcStatus;
import org.cloudpcdesk.settings.ThemeChoice;
import org.cloudpcdesk.ui.AccessibleNames;
import org.cloudpcdesk.ui.ContrastLook;
import org.cloudpcdesk.ui.DeskBench;
import org.cloudpcdesk.ui.Pictures;
import org.cloudpcdesk.ui.common.Fxml;
import org.cloudpcdesk.ui.common.Tasks;
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
class ActivityPaneTest {
  private static final Instant AT = FakeRun.START.plusSeconds(60);

  private final DeskBench bench = new DeskBench();
  private final List<UnfinishedRun> again = new ArrayList<>();
  private final List<DeprovisionRun> retried = new ArrayList<>();
  private final List<GraphException.Kind> explained = new ArrayList<>();
  private final ActivityPane.Ways ways =
      new ActivityPane.Ways() {
        @Override
        public void planRest(UnfinishedRun interrupted) {
          again.add(interrupted);
        }

        @Override
        public void retry(DeprovisionRun ended) {
          retried.add(ended);
        }

        @Override
        public void explain(GraphException refused) {
          explained.add(refused.kind());
        }

        @Override
        public void history() {
          histories++;
        }
      };
  private int histories;
  private ActivityViewModel model;
  private Interrupted interrupted;
  private Scene scene;

  @Start
  void start(Stage stage) {
    new ThemeManager().choose(ThemeChoice.LIGHT);
    model =
        new ActivityViewModel(
            bench.session,
            new Tasks(Runnable::run),
            bench.dialogs()::notify,
            bench.time,
            bench.times,
            bench.copied::add);
    interrupted = new Interrupted(bench.session.deprovisioner(), new Tasks(Runnable::run), bench.dialogs());
    scene = new Scene(load(), 1200, 260);
    ThemeManager.dress(scene);
    stage.setScene(scene);
    stage.show();
  }

  private Parent load() {
    Fxml fxml =
        new Fxml()
            .register(ActivityController.class, () -> new ActivityController(model, interrupted, ways));
    return fxml.<StackPane, ActivityController>load(ActivityPane.class, "Activity.fxml").root();
  }

  private FakeRun shows(String id, int size) {
    FakeRun run = new FakeRun(id, size);
    WaitForAsyncUtils.asyncFx(() -> model.add(run));
    WaitForAsyncUtils.waitForFxEvents();
    return run;
  }

  private void choose(int row) {
    TableView<?> table = (TableView<?>) scene.lookup("#table");
    WaitForAsyncUtils.asyncFx(() -> table.getSelectionModel().select(row));
    WaitForAsyncUtils.waitForFxEvents();
  }

  private String text(String id) {
    return ((Label) scene.lookup(id)).getText();
  }

  @Test
  void anEmptyPanelSaysHowToBegin() {
    assertThat(scene.lookup("#hint").isVisible()).isTrue();
    assertThat(scene.lookup("#content").isVisible()).isFalse();
    shows("r", 1);
    assertThat(scene.lookup("#hint").isVisible()).isFalse();
  }

  @Test
  void theNewestRunIsOnTopAndChosen() {
    shows("old", 1);
    FakeRun run = shows("new", 2);
    assertThat(model.runs().getFirst().source()).isSameAs(run);
    assertThat(text("#word")).isEqualTo("0 of 2 final");
  }

  @Test
  void aChangeFromAnotherThreadIsShown() {
    FakeRun run = shows("r", 2);
    choose(0);
    run.move(0, new ItemState.Accepted(AT, "service-1", "client-1"));
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(text("#word")).isEqualTo("Accepted");
    assertThat(text("#meaning")).contains("Nothing is deleted yet");
    assertThat(text("#ids")).isEqualTo("request-id: service-1\nclient-request-id: client-1");
  }

  @Test
  void requestIdsOutliveTheStateThatBroughtThem(FxRobot robot) {
    FakeRun run = shows("r", 1);
    choose(0);
    run.move(0, new ItemState.Accepted(AT, "service-1", "client-1"));
    run.move(0, new ItemState.Deprovisioning(AT, CloudPcStatus.of("deprovisioning")));
    WaitForAsyncUtils.waitForFxEvents();
    Button copy = (Button) scene.lookup("#copyIds");
    robot.interact(copy::fire);
    assertThat(bench.copied).containsExactly("request-id: service-1\nclient-request-id: client-1");
  }

  @Test
  void whatIsStuckBringsATextForSupport(FxRobot robot) {
    FakeRun run = shows("r", 1);
    choose(0);
    run.move(0, new ItemState.Stuck(AT, CloudPcStatus.of("inGracePeriod"), Duration.ofMinutes(60), "s-1", "c-1"));
    WaitForAsyncUtils.waitForFxEvents();
    robot.interact(((Button) scene.lookup("#copySupport"))::fire);
    assertThat(bench.copied.getFirst())
        .contains("tenant-guid", "r-0", "CPC-r-0", "2026-03-02T08:01:00Z", "inGracePeriod", "s-1", "c-1");
  }

  @Test
  void cancelIsThereWhileSomethingIsUnsent(FxRobot robot) {
    FakeRun run = shows("r", 2);
    Button cancel = (Button) scene.lookup("#cancelRun");
    run.move(0, new ItemState.Sent(AT));
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(cancel.isVisible()).isTrue();
    robot.interact(cancel::fire);
    assertThat(run.cancelled).isEqualTo(1);
    run.move(1, new ItemState.Skipped(AT, new Reason.Cancelled()));
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(cancel.isVisible()).isFalse();
  }

  @Test
  void theTimeToCancelIsCountedDownAndTheRestCanBeCancelled() {
    FakeRun run = shows("r", 1);
    run.move(0, new ItemState.Waiting(bench.time.now(), bench.time.now().plusSeconds(10)));
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(text("#word")).isEqualTo("Begins in 0:10");
    assertThat(scene.lookup("#cancelRun").isVisible()).isTrue();
    bench.time.advance(Duration.ofSeconds(3));
    WaitForAsyncUtils.waitForAsyncFx(5000, model::tick);
    assertThat(text("#word")).isEqualTo("Begins in 0:07");
    run.move(0, new ItemState.Checking(AT));
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(text("#word")).isEqualTo("0 of 1 final");
    assertThat(model.going().get()).isTrue();
    run.move(0, new ItemState.Skipped(AT, new Reason.Cancelled()));
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(model.going().get()).isFalse();
  }

  @Test
  void aRunThatSleptSaysThatItWaitsForTheAdministrator(FxRobot robot) {
    FakeRun run = shows("r", 2);

    robot.interact(run::sleep);
    WaitForAsyncUtils.waitForFxEvents();

    assertThat(text("#nextStep")).contains("This computer slept", "until you resume", "read again first");
    assertThat(bench.notifications).singleElement().asString().contains("waits for you", "This computer slept");
    robot.interact(((Button) scene.lookup("#resumeRun"))::fire);
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(text("#nextStep")).contains("goes on by itself");
    robot.interact(run::pause);
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(text("#nextStep")).doesNotContain("slept");
    assertThat(bench.notifications).hasSize(1);
  }

  @Test
  void aRunIsPausedAndGoesOn(FxRobot robot) {
    FakeRun run = shows("r", 1);
    Button pause = (Button) scene.lookup("#pauseRun");
    Button resume = (Button) scene.lookup("#resumeRun");
    assertThat(resume.isVisible()).isFalse();
    robot.interact(pause::fire);
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(run.isPaused()).isTrue();
    assertThat(text("#word")).isEqualTo("Paused, 0 of 1 final");
    assertThat(pause.isVisible()).isFalse();
    robot.interact(resume::fire);
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(run.isPaused()).isFalse();
    assertThat(text("#word")).isEqualTo("0 of 1 final");
    assertThat(pause.isVisible()).isTrue();
  }

  @Test
  void aDryRunIsCalledOne() {
    FakeRun run = new FakeRun("r", 1);
    run.terms = new DeprovisionRun.Terms(run.terms.actor(), "", "", true, Duration.ZERO, null);
    WaitForAsyncUtils.asyncFx(() -> model.add(run));
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(text("#name")).startsWith("Dry run of");
    run.move(0, new ItemState.WouldSend(AT));
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(bench.notifications.getFirst()).contains("Dry run, nothing was sent. In all: 1 would be sent.");
  }

  private Deprovisioner deprovisioner(RunJournal journal) {
    Actor actor = new Actor("tenant-guid", "contoso.example", "admin@contoso.example", false);
    return new Deprovisioner(
        bench.service, bench.service, () -> {}, bench.inventory, bench.time, Rules.DEFAULT, journal, actor);
  }

  private static void plan(Deprovisioner deprovisioner, String id) throws Exception {
    deprovisioner.start(deprovisioner.prepare(List.of(DeskBench.inGrace(id))), Confirmation.of("", ""));
  }

  private Interrupted shows(Deprovisioner deprovisioner) {
    interrupted = new Interrupted(deprovisioner, new Tasks(Runnable::run), bench.dialogs());
    WaitForAsyncUtils.waitForAsyncFx(5000, () -> scene.setRoot(load()));
    WaitForAsyncUtils.waitForAsyncFx(5000, interrupted::takeUp);
    WaitForAsyncUtils.waitForFxEvents();
    return interrupted;
  }

  @Test
  void whatAnInterruptedRunDidNotSendWaitsAndIsDropped(FxRobot robot) throws Exception {
    assertThat(scene.lookup("#interruptedBar").isVisible()).isFalse();
    RunJournal journal = RunJournal.inMemory();
    plan(deprovisioner(journal), "a");
    Deprovisioner next = deprovisioner(journal);
    shows(next);
    assertThat(scene.lookup("#interruptedBar").isVisible()).isTrue();
    assertThat(text("#interruptedText")).startsWith("One Cloud PC of run-").contains("was not sent");
    assertThat(WaitForAsyncUtils.waitForAsyncFx(5000, () -> AccessibleNames.missing(scene.getRoot()))).isEmpty();
    robot.interact(((Button) scene.lookup("#planRest"))::fire);
    assertThat(again).hasSize(1);
    assertThat(scene.lookup("#interruptedBar").isVisible()).isTrue();
    robot.interact(((Button) scene.lookup("#dropRest"))::fire);
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(scene.lookup("#interruptedBar").isVisible()).isFalse();
    assertThat(next.unfinished()).isEmpty();
    assertThat(bench.service.asked).noneMatch(asked -> asked.startsWith("end"));
  }

  @Test
  void whatARunTakesOverWaitsNoLonger() throws Exception {
    RunJournal journal = RunJournal.inMemory();
    plan(deprovisioner(journal), "a");
    Deprovisioner next = deprovisioner(journal);
    Interrupted shown = shows(next);
    next.start(next.prepareRest(shown.waiting().getFirst()), Confirmation.of("", ""));
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(scene.lookup("#interruptedBar").isVisible()).isFalse();
  }

  @Test
  void whatAnInterruptedRunSentIsFollowedOnByItself() throws Exception {
    RunJournal journal = RunJournal.inMemory();
    Deprovisioner first = deprovisioner(journal);
    DeprovisionRun run =
        first.start(first.prepare(List.of(DeskBench.inGrace("a"))), Confirmation.of("", ""));
    run.listen(
        (source, item) -> {
          if (item.state() instanceof ItemState.Accepted) {
            first.close();
          }
        });
    run.execute();
    Deprovisioner next = deprovisioner(journal);
    shows(next);
    assertThat(scene.lookup("#interruptedBar").isVisible()).isFalse();
    assertThat(next.runs().getFirst().items().getFirst().state()).isInstanceOf(ItemState.Deprovisioned.class);
    assertThat(bench.service.asked).containsOnlyOnce("end a");
  }

  @Test
  void theEndIsToldOnceAndHonestly() {
    FakeRun run = shows("r", 2);
    run.move(0, new ItemState.Deprovisioned(AT, Proof.NOT_FOUND));
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(bench.notifications).isEmpty();
    run.move(1, new ItemState.Stuck(AT, CloudPcStatus.UNREPORTED, Duration.ofMinutes(60), null, null));
    WaitForAsyncUtils.waitForFxEvents();
    run.move(1, new ItemState.Stuck(AT, CloudPcStatus.UNREPORTED, Duration.ofMinutes(61), null, null));
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(bench.notifications).hasSize(1);
    assertThat(bench.notifications.getFirst()).contains("1 of 2 seen gone", "1 not seen to end");
  }

  @Test
  void fiveHundredItemsThatAllMoveAreShownInTheEnd() {
    FakeRun run = shows("r", 500);
    for (int i = 0; i < 500; i++) {
      run.move(i, new ItemState.Deprovisioned(AT, Proof.NOT_FOUND));
    }
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(text("#word")).isEqualTo("Ended, 500 of 500 final");
    assertThat(bench.notifications).hasSize(1);
    assertThat(scene.getRoot().lookupAll(".table-row-cell")).hasSizeLessThan(40);
  }

  private MenuButton filter() {
    return (MenuButton) scene.lookup("#filter");
  }

  private void filterBy(FxRobot robot, String choice) {
    robot.interact(filter()::show);
    robot.interact(
        () -> filter().getItems().stream().filter(item -> choice.equals(item.getId())).findFirst().orElseThrow().fire());
    robot.interact(filter()::hide);
    WaitForAsyncUtils.waitForFxEvents();
  }

  @Test
  void theItemsOfOneStateCanBeShownAlone(FxRobot robot) {
    FakeRun run = shows("r", 4);
    run.move(1, new ItemState.Failed(AT, ItemWordsTest.error(GraphException.Kind.SERVICE_DOWN)));
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(filter().getText()).isEqualTo("All states (4)");
    filterBy(robot, "filter-failed");
    assertThat(filter().getText()).isEqualTo("Failed (1)");
    assertThat(model.items()).extracting(row -> row.item().target().id()).containsExactly("r-1");
    choose(0);
    run.move(0, new ItemState.Failed(AT, ItemWordsTest.error(GraphException.Kind.SERVICE_DOWN)));
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(model.items()).extracting(row -> row.item().target().id()).containsExactly("r-0", "r-1");
    assertThat(model.item().get()).isSameAs(model.items().get(1));
    assertThat(text("#name")).startsWith("CPC-r-1");
    filterBy(robot, "filterAll");
    assertThat(model.items()).hasSize(4);
  }

  @Test
  void aRefusalLeadsToWhatTheAccountMayDo() {
    FakeRun run = shows("run-1", 3);
    run.move(0, new ItemState.Failed(AT, ItemWordsTest.error(GraphException.Kind.ROLE_MISSING)));
    run.move(1, new ItemState.Failed(AT, ItemWordsTest.error(GraphException.Kind.CONSENT_MISSING)));
    run.move(2, new ItemState.Failed(AT, ItemWordsTest.error(GraphException.Kind.SERVICE_DOWN)));
    Button why = (Button) scene.lookup("#whyRefused");
    assertThat(why.isVisible()).isFalse();
    for (int row : List.of(0, 1)) {
      choose(row);
      assertThat(why.isVisible()).isTrue();
      WaitForAsyncUtils.asyncFx(why::fire);
      WaitForAsyncUtils.waitForFxEvents();
    }
    choose(2);

    assertThat(why.isVisible()).isFalse();
    assertThat(explained)
        .containsExactly(GraphException.Kind.ROLE_MISSING, GraphException.Kind.CONSENT_MISSING);
  }

  @Test
  void whatFailedCanBeTriedAgainWhenTheRunHasEnded(FxRobot robot) {
    FakeRun run = shows("r", 2);
    Button retry = (Button) scene.lookup("#retryRun");
    run.move(0, new ItemState.Failed(AT, ItemWordsTest.error(GraphException.Kind.SERVICE_DOWN)));
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(retry.isVisible()).isFalse();
    run.move(1, new ItemState.Deprovisioned(AT, Proof.NOT_FOUND));
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(retry.isVisible()).isTrue();
    robot.interact(retry::fire);
    assertThat(retried).containsExactly(run);
  }

  @Test
  void theHistoryIsReachedWithAndWithoutRuns(FxRobot robot) {
    robot.interact(((Button) scene.lookup("#hintHistory"))::fire);
    shows("r", 1);
    robot.interact(((Button) scene.lookup("#openHistory"))::fire);
    assertThat(histories).isEqualTo(2);
  }

  @Test
  void anOlderRunIsShownWhenItIsChosen(FxRobot robot) {
    shows("old", 3);
    shows("new", 2);
    ListView<?> runs = (ListView<?>) scene.lookup("#runs");
    assertThat(model.items()).hasSize(2);
    robot.interact(() -> runs.getSelectionModel().select(1));
    assertThat(model.items()).hasSize(3);
    assertThat(text("#word")).isEqualTo("0 of 3 final");
  }

  @Test
  void whatIsLeftOfTheTimeIsToldFromWhatTheRunItselfShows() {
    FakeRun run = shows("r", 2);
    Instant begun = bench.time.now();
    run.move(0, new ItemState.Accepted(begun, "s", "c"));
    run.move(1, new ItemState.Accepted(begun.plusSeconds(240), "s", "c"));
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(model.run().get().shown().get().left()).isEqualTo("often 5 to 30 min after it is accepted");
    bench.time.advance(Duration.ofMinutes(10));
    run.move(0, new ItemState.Deprovisioned(bench.time.now(), Proof.NOT_FOUND));
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(model.run().get().shown().get().left()).isEqualTo("about 4 min left");
    bench.time.advance(Duration.ofMinutes(4));
    WaitForAsyncUtils.waitForAsyncFx(5000, model::tick);
    assertThat(model.run().get().shown().get().left()).isEqualTo("less than a minute left");
  }

  @Test
  void aClosedPanelHearsNothing() {
    FakeRun run = shows("r", 1);
    WaitForAsyncUtils.asyncFx(model::close);
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(run.listeners).isEmpty();
    shows("later", 1);
    assertThat(model.runs()).hasSize(1);
  }

  @Test
  void itLooksRightInEachTheme() throws Exception {
    FakeRun run = shows("r", 8);
    int index = 0;
    for (ItemState state : ItemWordsTest.states().subList(3, 11)) {
      run.move(index++, state);
    }
    WaitForAsyncUtils.waitForFxEvents();
    choose(6);
    for (ThemeChoice choice : new ThemeChoice[] {ThemeChoice.LIGHT, ThemeChoice.DARK}) {
      Platform.runLater(() -> new ThemeManager().choose(choice));
      WaitForAsyncUtils.waitForFxEvents();
      assertThat(WaitForAsyncUtils.waitForAsyncFx(5000, () -> AccessibleNames.missing(scene.getRoot()))).isEmpty();
      assertThat(Pictures.of(scene.getRoot(), "activity-" + choice)).isGreaterThan(20);
    }
    assertThat(ContrastLook.wrong(scene.getRoot())).isEmpty();
  }
}
