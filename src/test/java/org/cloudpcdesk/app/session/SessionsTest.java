package org.cloudpcdesk.app.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.cloudpcdesk.deprovision.Confirmation;
import org.cloudpcdesk.deprovision.DeprovisionPlan;
import org.cloudpcdesk.deprovision.DeprovisionRun;
import org.cloudpcdesk.deprovision.Deprovisioner;
import org.cloudpcdesk.deprovision.ItemState;
import org.cloudpcdesk.deprovision.Refusal;
import org.cloudpcdesk.deprovision.RefusedException;
import org.cloudpcdesk.graph.GraphException;
import org.cloudpcdesk.graph.GraphOptions;
import org.cloudpcdesk.graph.GraphServices;
import org.cloudpcdesk.inventory.Inventory;
import org.cloudpcdesk.inventory.RefreshState;
import org.cloudpcdesk.model.Account;
import org.cloudpcdesk.model.Cloud;
import org.cloudpcdesk.model.Permission;
import org.cloudpcdesk.platform.Network;
import org.cloudpcdesk.platform.SimulatedTime;
import org.cloudpcdesk.platform.Time;
import org.cloudpcdesk.sample.SampleOptions;
import org.cloudpcdesk.sample.SampleTenant;
import org.cloudpcdesk.settings.FileSettingsStore;
import org.cloudpcdesk.signin.SignInException;
import org.cloudpcdesk.store.ActionLock;
import org.cloudpcdesk.store.Journal;
import org.cloudpcdesk.store.StoreException;
import org.cloudpcdesk.store.StoreName;
import org.cloudpcdesk.store.StorePlace;
import org.cloudpcdesk.ui.common.Session;
import org.cloudpcdesk.ui.signin.Failure;
import org.cloudpcdesk.ui.signin.Opener;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The whole job without a window: real sign-in, real HTTP, the sample tenant. */
@Timeout(60)
class SessionsTest {

  @TempDir private Path folder;
  private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();

  @AfterEach
  void stop() {
    executor.shutdownNow();
  }

  private Sessions sessions(boolean readOnly) {
    return sessions(new DeskOptions(true, Roots.MICROSOFT, folder, readOnly), Network.asSystem());
  }

  private Sessions sessions(DeskOptions options, Network network) {
    return sessions(options, network, Time.system());
  }

  /** @param keeping the clock of what is kept */
  private Sessions sessions(DeskOptions options, Network network, Time keeping) {
    FileSettingsStore settings =
        new FileSettingsStore(folder.resolve("settings.json"), "test", Executors.newSingleThreadScheduledExecutor());
    return new Sessions(
        options,
        settings,
        new OfflineData(folder, keeping),
        page -> {
          throw new AssertionError("nobody needs a browser here");
        },
        Time.system(),
        network,
        executor,
        SampleOptions.DEFAULTS.withSpeed(2000));
  }

  private static Inventory.Row firstInGrace(Session session) {
    return session.inventory().snapshot().rows().stream()
        .filter(row -> row.pc().status().isInGracePeriod())
        .findFirst()
        .orElseThrow();
  }

  private static void load(Session session) throws InterruptedException {
    CountDownLatch loaded = new CountDownLatch(1);
    session
        .refresher()
        .listen(
            state -> {
              if (state.phase() == RefreshState.Phase.LIVE) {
                loaded.countDown();
              }
            });
    session.refresher().start();
    assertThat(loaded.await(30, TimeUnit.SECONDS)).isTrue();
  }

  /** Whatever went wrong, a clock that is off comes first. */
  @ParameterizedTest
  @CsvSource({"10, ahead", "-7, behind"})
  void aFailureWithAClockThatIsOffIsTheClocks(int minutes, String which) throws Exception {
    Network network = Network.asSystem();
    Instant here = Instant.parse("2026-03-02T09:00:00Z");
    String there = DateTimeFormatter.RFC_1123_DATE_TIME.format(here.minus(Duration.ofMinutes(minutes)).atZone(ZoneOffset.UTC));
    network.clock().note(HttpHeaders.of(Map.of("Date", List.of(there)), (name, value) -> true), here);
    URI nobody;
    try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      nobody = URI.create("http://127.0.0.1:" + closed.getLocalPort());
    }
    try (Sessions sessions = sessions(new DeskOptions(false, new Roots(nobody, nobody), folder, false), network)) {
      SignInException failure =
          (SignInException)
              catchThrowableOfType(ExecutionException.class, () -> sessions.open(new Opener.Request.Tenant("", Cloud.GLOBAL, Opener.Way.BROWSER), code -> {}).get(20, TimeUnit.SECONDS))
                  .getCause();

      assertThat(failure.kind()).isEqualTo(SignInException.Kind.CLOCK_OFF);
      assertThat(failure).hasMessage("the clock is " + Math.abs(minutes) + " minutes " + which);
      Failure shown = Failure.of(failure);
      assertThat(shown.what()).isEqualTo("The clock of this computer is wrong, so that sign-ins cannot work.");
      assertThat(shown.technical()).endsWith("the clock is " + Math.abs(minutes) + " minutes " + which);
    }
  }

  @Test
  void signsInListsAndDeprovisionsOne() throws Exception {
    try (Sessions sessions = sessions(false);
        Session session = sessions.open(new Opener.Request.Sample(), code -> {}).get(20, TimeUnit.SECONDS)) {
      load(session);
      assertThat(session.inventory().snapshot().rows()).hasSizeGreaterThanOrEqualTo(1190);

      Inventory.Row chosen = firstInGrace(session);
      Deprovisioner deprovisioner = session.deprovisioner();
      DeprovisionRun run =
          deprovisioner.start(
              deprovisioner.prepare(List.of(chosen.pc())),
              Confirmation.of("test", "").withCancelWindow(Duration.ZERO));
      run.execute();

      assertThat(run.items().getFirst().state())
          .isInstanceOfAny(ItemState.Deprovisioned.class, ItemState.Reprovisioned.class);
    }
  }

  @Test
  void readOnlySendsNothing() throws Exception {
    try (Sessions sessions = sessions(true);
        Session session = sessions.open(new Opener.Request.Sample(), code -> {}).get(20, TimeUnit.SECONDS)) {
      load(session);

      Deprovisioner deprovisioner = session.deprovisioner();
      DeprovisionPlan plan = deprovisioner.prepare(List.of(firstInGrace(session).pc()));

      assertThatThrownBy(() -> deprovisioner.start(plan, Confirmation.of("test", "")))
          .isInstanceOfSatisfying(
              RefusedException.class,
              refused -> assertThat(refused.refusal()).isEqualTo(new Refusal.ReadOnly()));
      assertThat(session.requests().recent()).noneMatch(request -> request.method().equals("POST"));
    }
  }

  @Test
  void aClosedSessionSendsAndAsksNothingMore() throws Exception {
    try (Sessions sessions = sessions(false)) {
      Session session = sessions.open(new Opener.Request.Sample(), code -> {}).get(20, TimeUnit.SECONDS);
      load(session);
      Inventory.Row chosen = firstInGrace(session);
      Deprovisioner deprovisioner = session.deprovisioner();
      DeprovisionRun run =
          deprovisioner.start(deprovisioner.prepare(List.of(chosen.pc())), Confirmation.of("test", ""));

      session.close();
      run.execute();

      // What was not sent waits in the journal for the administrator.
      assertThat(run.items().getFirst().state()).isInstanceOf(ItemState.Planned.class);
      assertThat(session.requests().recent()).noneMatch(request -> request.method().equals("POST"));
      assertThat(session.signIn().account()).isEmpty();
      assertThat(session.signIn().interactive(Set.of(Permission.USER_READ))).isCompletedExceptionally();
    }
  }

  @Test
  void aRunIsInTheJournalUnderATenantOfTheSamplesOwn() throws Exception {
    try (Sessions sessions = sessions(false);
        Session session = sessions.open(new Opener.Request.Sample(), code -> {}).get(20, TimeUnit.SECONDS)) {
      load(session);
      Deprovisioner deprovisioner = session.deprovisioner();
      deprovisioner.start(
          deprovisioner.prepare(List.of(firstInGrace(session).pc())), Confirmation.of("left", "INC-9"));
    }
    try (Journal journal = Journal.open(folder, Time.system()::now)) {
      assertThat(journal.entries(Instant.EPOCH))
          .isNotEmpty()
          .allSatisfy(entry -> assertThat(entry.draft().tenantId()).startsWith("sample "))
          .allSatisfy(entry -> assertThat(entry.draft().ticket()).isEqualTo("INC-9"));
    }
  }

  @Test
  void aSessionThatIsGivenUpWhileItsStoreIsOpenedIsClosed() throws Exception {
    CompletableFuture<CompletableFuture<Session>> open = new CompletableFuture<>();
    CompletableFuture<Thread> opening = new CompletableFuture<>();
    Time givesUp =
        new Time() {
          @Override
          public Instant now() {
            open.join().cancel(true);
            opening.complete(Thread.currentThread());
            return Instant.EPOCH;
          }

          @Override
          public void sleep(Duration duration) {
            throw new AssertionError("nobody sleeps here");
          }
        };
    DeskOptions options = new DeskOptions(true, Roots.MICROSOFT, folder, false);
    try (Sessions sessions = sessions(options, Network.asSystem(), givesUp)) {
      open.complete(sessions.open(new Opener.Request.Sample(), code -> {}));
      opening.get(20, TimeUnit.SECONDS).join();

      StorePlace place = new StorePlace(folder, StoreName.sample(SampleTenant.TENANT_ID));
      assertThat(place.exists()).isTrue();
      // Whoever has a store open keeps it from being deleted.
      place.delete();
    }
  }

  @Test
  void tokensThatAreStillInTheFileAreNotCalledForgotten() throws Exception {
    Account account = new Account("1." + SampleTenant.TENANT_ID, "alex@contoso.com", null, SampleTenant.TENANT_ID);
    OfflineData data = new OfflineData(folder, Time.system());
    data.opened(OfflineData.of(Roots.MICROSOFT, account), account);
    Files.createDirectories(folder.resolve("tokens.sealed").resolve("neither to be read nor to be deleted"));
    try (Sessions sessions = sessions(false)) {
      assertThatThrownBy(() -> sessions.forget(account, true))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("tokens.sealed");
    }
    assertThat(data.known()).hasSize(1);
  }

  private static void assertEveryRunIsRefused(Session session, String why) {
    Deprovisioner deprovisioner = session.deprovisioner();
    DeprovisionPlan plan = deprovisioner.prepare(List.of(firstInGrace(session).pc()));

    assertThatThrownBy(() -> deprovisioner.start(plan, Confirmation.of("", "")))
        .isInstanceOfSatisfying(
            RefusedException.class,
            refused ->
                assertThat(refused.refusal())
                    .isInstanceOfSatisfying(
                        Refusal.NoJournal.class, none -> assertThat(none.why()).contains(why)));
  }

  @Test
  void withoutAJournalLookingIsPossibleAndEveryRunIsRefused() throws Exception {
    Files.createDirectory(folder.resolve("journal.db"));
    try (Sessions sessions = sessions(false);
        Session session = sessions.open(new Opener.Request.Sample(), code -> {}).get(20, TimeUnit.SECONDS)) {
      load(session);
      assertEveryRunIsRefused(session, "Nothing is sent without a journal");

      // What was in the way is gone: the next plan can be run, without a restart.
      Files.delete(folder.resolve("journal.db"));
      DeprovisionPlan plan = session.deprovisioner().prepare(List.of(firstInGrace(session).pc()));
      DeprovisionRun run = session.deprovisioner().start(plan, Confirmation.of("", "").asDryRun());
      run.execute();
      assertThat(run.isFinished()).isTrue();
    }
    assertThat(Files.isRegularFile(folder.resolve("journal.db"))).isTrue();
  }

  @Test
  void aSecondProgramOnTheSameDataDirectoryOnlyLooks() throws Exception {
    try (ActionLock _ = ActionLock.of(folder);
        Sessions sessions = sessions(false);
        Session session = sessions.open(new Opener.Request.Sample(), code -> {}).get(20, TimeUnit.SECONDS)) {
      load(session);
      assertEveryRunIsRefused(session, "Another Cloud PC Desk");
    }
  }

  @Test
  void theConnectionsOfAClosedServiceAreClosed() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    try (SampleTenant tenant = SampleTenant.start(SampleOptions.DEFAULTS.withCloudPcs(5).withAutoApprove(true))) {
      GraphServices graph =
          GraphServices.open(
              new GraphOptions(
                  tenant.graphRoot(), "CloudPCDesk/test", true, Duration.ofSeconds(5), Duration.ofSeconds(5)),
              (permission, renew) -> "not-of-this-tenant-" + asked.getAndIncrement(),
              SimulatedTime.start(),
              new SplittableRandom(7));
      assertThat(catchThrowableOfType(GraphException.class, () -> graph.cloudPcs().get("1")).kind())
          .isEqualTo(GraphException.Kind.SIGN_IN_AGAIN);

      graph.close();

      assertThat(catchThrowableOfType(GraphException.class, () -> graph.cloudPcs().get("1")).kind())
          .isEqualTo(GraphException.Kind.NO_NETWORK);
    }
  }
}
