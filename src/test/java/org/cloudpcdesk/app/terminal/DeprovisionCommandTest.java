package org.cloudpcdesk.app.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.cloudpcdesk.app.process.ExitCode;
import org.cloudpcdesk.platform.Time;
import org.cloudpcdesk.sample.Fault;
import org.cloudpcdesk.sample.SampleBrowser;
import org.cloudpcdesk.sample.SampleOptions;
import org.cloudpcdesk.sample.SampleTenant;
import org.cloudpcdesk.sample.world.Outcome;
import org.cloudpcdesk.sample.world.Pc;
import org.cloudpcdesk.settings.FileSettingsStore;
import org.cloudpcdesk.settings.Policy;
import org.cloudpcdesk.settings.Setting;
import org.cloudpcdesk.settings.TokenStorage;
import org.cloudpcdesk.store.ActionLock;
import org.cloudpcdesk.store.Journal;
import org.cloudpcdesk.store.JournalEntry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** The whole command, from its arguments to its exit code, against the sample tenant over HTTP. */
@Timeout(60)
class DeprovisionCommandTest {
  private static final String TENANT = "northwind-sample.example";

  @TempDir private Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final List<Runnable> stops = new ArrayList<>();
  private final AtomicReference<Duration> shut = new AtomicReference<>(Duration.ZERO);
  private SampleTenant tenant;
  private String input = "";

  @BeforeEach
  void serve() throws IOException {
    serve(6000);
  }

  private void serve(double speed) throws IOException {
    tenant = SampleTenant.start(SampleOptions.DEFAULTS.withCloudPcs(300).withSpeed(speed).withAutoApprove(true));
    tenant.control().keepStill();
  }

  @AfterEach
  void close() {
    tenant.close();
  }

  /** A clock behind a lid that a test can shut. */
  private record Lid(Time time, AtomicReference<Duration> shut) implements Time {
    @Override
    public Instant now() {
      return time.now().plus(shut.get());
    }

    @Override
    public void sleep(Duration duration) throws InterruptedException {
      time.sleep(duration);
    }

    @Override
    public Duration stall() {
      return time.stall();
    }
  }

  private int run(String... more) {
    List<String> args =
        new ArrayList<>(
            List.of(
                "--graph-root", tenant.graphRoot().toString(),
                "--login-root", tenant.loginRoot().toString(),
                "--data-dir", folder.toString()));
    args.addAll(List.of(more));
    Terminal terminal =
        new Terminal(
            new Lid(QuickTime.times(40), shut),
            SampleOptions.DEFAULTS,
            () -> Policy.NONE,
            new SampleBrowser()::open,
            new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
            data -> {},
            stop -> {
              stops.add(stop);
              return () -> {};
            });
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    return new CommandLine(new DeprovisionCommand(terminal))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(args.toArray(String[]::new));
  }

  private JsonObject json() {
    return JsonParser.parseString(out.toString()).getAsJsonObject();
  }

  private JsonArray items() {
    return json().getAsJsonObject("run").getAsJsonArray("items");
  }

  /** Cloud PCs in grace with a device name of their own; their ends are gone, whatever else the seed has in mind. */
  private List<Pc> leavers(int count) {
    List<Pc> leavers =
        tenant.control().ids("inGracePeriod").stream()
            .map(id -> tenant.control().find(id).orElseThrow())
            .filter(pc -> pc.device() != null && !pc.device().name().isEmpty())
            .limit(count)
            .toList();
    leavers.forEach(pc -> tenant.control().nextOutcome(pc.id(), Outcome.End.GONE, false));
    assertThat(leavers).hasSize(count);
    return leavers;
  }

  private static String device(Pc pc) {
    return pc.device().name();
  }

  private List<String> events(String cloudPcId) throws Exception {
    try (Journal journal = Journal.open(folder, Instant::now)) {
      return journal.entries(Instant.EPOCH).stream()
          .map(JournalEntry::draft)
          .filter(draft -> draft.cloudPcId().equals(cloudPcId))
          .map(JournalEntry.Draft::event)
          .toList();
    }
  }

  @Test
  void withoutConfirmItOnlyPlans() {
    Pc leaver = leavers(1).getFirst();

    assertThat(run("is:grace device:" + device(leaver))).isEqualTo(ExitCode.OK);

    assertThat(out.toString())
        .contains("Plan for " + TENANT, "One Cloud PC of one person", device(leaver), "Licences", "--confirm " + TENANT);
    assertThat(tenant.control().endGracePeriodPosts()).isEmpty();
    assertThat(Journal.exists(folder)).as("a plan is no act").isFalse();
  }

  @Test
  void confirmedItIsSentOnceSeenGoneAndJournalled() throws Exception {
    Pc leaver = leavers(1).getFirst();

    int code =
        run(device(leaver), "--confirm", TENANT, "--reason", "left", "--ticket", "INC-7", "--format", "json");

    assertThat(code).isEqualTo(ExitCode.OK);
    assertThat(json().get("version").getAsInt()).isEqualTo(1);
    assertThat(json().get("exitCode").getAsInt()).isZero();
    JsonObject item = items().get(0).getAsJsonObject();
    assertThat(item.get("id").getAsString()).isEqualTo(leaver.id());
    assertThat(item.get("state").getAsString()).isEqualTo("deprovisioned");
    assertThat(item.get("deprovisioned").getAsBoolean()).isTrue();
    assertThat(json().getAsJsonObject("run").get("ticket").getAsString()).isEqualTo("INC-7");
    assertThat(tenant.control().endGracePeriodPosts(leaver.id())).isEqualTo(1);
    assertThat(tenant.control().find(leaver.id())).isEmpty();
    assertThat(events(leaver.id())).startsWith("Planned").contains("Sent", "Accepted").endsWith("Deprovisioned");
    assertThat(err.toString()).contains("Nothing is sent for 10 seconds", "Accepted", "1/1");
  }

  @Test
  void anotherTenantsNameIsRefusedWhateverTheNumber() {
    Pc leaver = leavers(1).getFirst();

    assertThat(run(device(leaver), "--confirm", "contoso.example", "--format", "json")).isEqualTo(ExitCode.REFUSED);

    assertThat(json().get("refusal").getAsString()).isEqualTo("tenantNotTyped");
    assertThat(err.toString()).contains(TENANT);
    assertThat(tenant.control().endGracePeriodPosts()).isEmpty();
  }

  @Test
  void aListFromStandardInputGuessesNothing() {
    List<Pc> leavers = leavers(2);
    input =
        device(leavers.get(0)) + "\n" + leavers.get(1).id() + ",whoever\nnobody@nowhere.example\n" + leavers.get(0).id();

    assertThat(run("--from", "-", "--confirm", TENANT, "--format", "json")).isEqualTo(ExitCode.NOT_ALL);

    JsonArray open = json().getAsJsonObject("plan").getAsJsonArray("open");
    assertThat(open).hasSize(1);
    assertThat(open.get(0).getAsJsonObject().get("line").getAsInt()).isEqualTo(3);
    assertThat(open.get(0).getAsJsonObject().get("why").getAsString()).isEqualTo("unmatched");
    assertThat(json().getAsJsonObject("run").get("deprovisioned").getAsInt()).isEqualTo(2);
    assertThat(tenant.control().endGracePeriodPosts()).hasSize(2).allSatisfy((id, posts) -> assertThat(posts).isOne());
  }

  @Test
  void aDryRunReadsEachOneAgainAndSendsNothing() {
    Pc leaver = leavers(1).getFirst();

    assertThat(run(device(leaver), "--dry-run")).isEqualTo(ExitCode.OK);

    assertThat(out.toString()).contains("Dry run", "Would be sent");
    assertThat(tenant.control().endGracePeriodPosts()).isEmpty();
  }

  @Test
  void readOnlyPlansAndTriesButNeverSends() {
    Pc leaver = leavers(1).getFirst();

    assertThat(run(device(leaver), "--read-only", "--confirm", TENANT)).isEqualTo(ExitCode.REFUSED);
    assertThat(err.toString()).contains("read-only");
    assertThat(run(device(leaver), "--read-only", "--dry-run")).isEqualTo(ExitCode.OK);
    assertThat(tenant.control().endGracePeriodPosts()).isEmpty();
  }

  @Test
  void aSecondProcessOnTheSameDataDirectoryMayNotAct() throws Exception {
    Pc leaver = leavers(1).getFirst();
    try (ActionLock _ = ActionLock.of(folder)) {
      assertThat(run(device(leaver), "--confirm", TENANT, "--format", "json")).isEqualTo(ExitCode.REFUSED);
      assertThat(json().get("refusal").getAsString()).isEqualTo("noJournal");
      assertThat(err.toString()).contains("Another Cloud PC Desk acts on the same data directory");

      assertThat(run(device(leaver), "--dry-run")).as("trying takes nothing from the other").isEqualTo(ExitCode.OK);
    }
    assertThat(tenant.control().endGracePeriodPosts()).isEmpty();
  }

  @Test
  void aLockedJournalIsAClearErrorAndNothingIsSent() throws Exception {
    Pc leaver = leavers(1).getFirst();
    Journal.open(folder, Instant::now).close();
    try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("journal.db"));
        Statement statement = other.createStatement()) {
      statement.execute("begin exclusive");

      assertThat(run(device(leaver), "--confirm", TENANT, "--format", "json")).isEqualTo(ExitCode.REFUSED);
    }
    assertThat(json().get("refusal").getAsString()).isEqualTo("noJournal");
    assertThat(err.toString())
        .contains("The journal cannot be written: another program holds it; close it, then try again.");
    assertThat(tenant.control().endGracePeriodPosts()).isEmpty();
  }

  @Test
  void whatIsNotInGraceIsLeftOutAndSaidSo() {
    Pc working = tenant.control().find(tenant.control().ids("provisioned").getFirst()).orElseThrow();

    assertThat(run(working.id(), "--confirm", TENANT, "--format", "json")).isEqualTo(ExitCode.REFUSED);

    assertThat(json().get("refusal").getAsString()).isEqualTo("nothingToDo");
    JsonArray skipped = json().getAsJsonObject("plan").getAsJsonArray("skipped");
    assertThat(skipped.get(0).getAsJsonObject().get("why").getAsString()).isEqualTo("notInGrace");
  }

  @Test
  void aRefusedItemIsToldWithItsErrorAndItsIds() {
    Pc leaver = leavers(1).getFirst();
    tenant.faults().always("POST", "endGracePeriod", new Fault.Forbidden("Forbidden", "no role"));

    assertThat(run(device(leaver), "--confirm", TENANT, "--format", "json")).isEqualTo(ExitCode.NO_ACCESS);

    JsonObject item = items().get(0).getAsJsonObject();
    assertThat(item.get("state").getAsString()).isEqualTo("failed");
    assertThat(item.get("error").getAsString()).isEqualTo("roleMissing");
    assertThat(item.get("sent").getAsBoolean()).isFalse();
    assertThat(item.get("requestId").getAsString()).isNotBlank();
  }

  @Test
  void aTenantThatMayNotBeReadIsNoAccess() {
    tenant.faults().always("GET", "cloudPCs", new Fault.Forbidden("Forbidden", "no role"));

    assertThat(run("anybody")).isEqualTo(ExitCode.NO_ACCESS);

    assertThat(err.toString()).contains("not allowed to see Cloud PCs", "Nothing was sent", "request-id");
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void aRefusedSignInIsNoAccess() {
    tenant.identity().failNextTokenRequest(400, "authorization_declined", 70018, null);

    assertThat(run("anybody")).isEqualTo(ExitCode.NO_ACCESS);

    assertThat(err.toString()).isNotBlank().doesNotContain("Exception", "\tat ");
  }

  @Test
  void aRememberedAccountSignsInWithoutACode() {
    ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();
    try (scheduler;
        FileSettingsStore settings = new FileSettingsStore(folder.resolve("settings.json"), "test", scheduler)) {
      settings.change(now -> now.with(Setting.TOKEN_STORAGE, TokenStorage.FILE));
    }

    assertThat(run("anybody")).isEqualTo(ExitCode.NOT_ALL);
    assertThat(err.toString()).contains("To sign in, open http://127.0.0.1");

    assertThat(run("anybody")).isEqualTo(ExitCode.NOT_ALL);
    assertThat(err.toString()).doesNotContain("To sign in").contains("Reading the Cloud PCs");
  }

  @Test
  void stoppedInTheCancelWindowNothingIsSentAndEachOneIsNamed() throws Exception {
    List<Pc> leavers = leavers(2);
    CountDownLatch ended = new CountDownLatch(1);
    int[] code = {-1};
    Thread command =
        Thread.ofPlatform().start(() -> {
          input = device(leavers.get(0)) + "\n" + device(leavers.get(1));
          code[0] = run("--from", "-", "--confirm", TENANT, "--format", "json");
          ended.countDown();
        });
    until("Nothing is sent for");

    stops.getFirst().run();

    assertThat(ended.await(20, TimeUnit.SECONDS)).isTrue();
    command.join();
    assertThat(code[0]).isEqualTo(ExitCode.NOT_ALL);
    assertThat(json().get("interrupted").getAsBoolean()).isTrue();
    assertThat(Stream.of(items().get(0), items().get(1)).map(item -> item.getAsJsonObject().get("skipped").getAsString()))
        .containsOnly("cancelled");
    assertThat(tenant.control().endGracePeriodPosts()).isEmpty();
    assertThat(events(leavers.getFirst().id())).containsExactly("Planned", "Waiting", "Skipped");
  }

  @Test
  void aLidThatIsShutInTheCancelWindowLeavesOutWhatWasNotSent() throws Exception {
    Pc leaver = leavers(1).getFirst();
    int[] code = {-1};
    Thread command =
        Thread.ofPlatform().start(() -> code[0] = run(device(leaver), "--confirm", TENANT, "--format", "json"));
    until("Nothing is sent for");

    shut.set(Duration.ofHours(2));
    command.join();

    assertThat(code[0]).isEqualTo(ExitCode.NOT_ALL);
    assertThat(err.toString()).contains("This computer slept, so nothing more is sent");
    assertThat(items().get(0).getAsJsonObject().get("skipped").getAsString()).isEqualTo("cancelled");
    assertThat(tenant.control().endGracePeriodPosts()).isEmpty();
    assertThat(events(leaver.id())).endsWith("Skipped").doesNotContain("Sent");
  }

  @Test
  void stoppedAfterSendingItNamesWhatWasSentAndTheNextStartFollowsIt() throws Exception {
    // Slow enough for the stop to come between acceptance and end.
    tenant.close();
    serve(600);
    Pc leaver = leavers(1).getFirst();
    Thread command =
        Thread.ofPlatform().start(() -> run(device(leaver), "--confirm", TENANT, "--format", "json"));
    until("Accepted");

    stops.getFirst().run();

    command.join();
    JsonObject item = items().get(0).getAsJsonObject();
    assertThat(item.get("sent").getAsBoolean()).isTrue();
    assertThat(item.get("requestId").getAsString()).isNotBlank();
    assertThat(json().get("interrupted").getAsBoolean()).isTrue();

    Pc other = leavers(2).getLast();
    assertThat(run(device(other), "--confirm", TENANT, "--format", "json")).isEqualTo(ExitCode.OK);

    assertThat(err.toString()).contains("is not finished: 1 that were sent");
    JsonObject followed = json().getAsJsonArray("followed").get(0).getAsJsonObject();
    assertThat(followed.getAsJsonArray("items").get(0).getAsJsonObject().get("state").getAsString())
        .isEqualTo("deprovisioned");
    assertThat(tenant.control().endGracePeriodPosts(leaver.id())).isOne();
  }

  @Test
  void stoppedAgainItCountsAsOpenWhatAnEarlierStartSent() throws Exception {
    tenant.close();
    serve(60);
    List<Pc> leavers = leavers(2);
    stopOnceAccepted(device(leavers.get(0)));
    assertThat(out.toString()).contains("One that was sent is still open");

    stopOnceAccepted(device(leavers.get(1)));

    assertThat(out.toString()).contains("2 that were sent are still open");
  }

  private void stopOnceAccepted(String query) throws InterruptedException {
    err.getBuffer().setLength(0);
    Thread command = Thread.ofPlatform().start(() -> run(query, "--confirm", TENANT));
    until("Accepted");
    stops.getLast().run();
    command.join();
  }

  /** The command tells its progress in a thread of its own; until it comes so far, give it its turn. */
  private void until(String progress) {
    Instant patience = Instant.now().plusSeconds(20);
    while (!err.toString().contains(progress)) {
      assertThat(Instant.now()).as("never told: %s, but %s", progress, err).isBefore(patience);
      Thread.onSpinWait();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "--from missing.csv", "ada --from -", "--from -", "ada --format xml", "ada --confirm", "colour:red"})
  void badInputIsToldInASentence(String args) {
    assertThat(run(args.isEmpty() ? new String[0] : args.split(" "))).isEqualTo(ExitCode.USAGE);

    assertThat(err.toString()).isNotBlank().doesNotContain("Exception", "\tat ");
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void whatIsExcludedByAFieldNeedsNoQuotes() {
    List<Pc> leavers = leavers(2);

    assertThat(run("is:grace", "-device:" + device(leavers.get(0)), "--format", "json")).isEqualTo(ExitCode.OK);

    String plan = json().getAsJsonObject("plan").get("willEnd").toString();
    assertThat(plan).contains(leavers.get(1).id()).doesNotContain(leavers.get(0).id());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "is:grace -dry-run --confirm TENANT", "is:grace --dryrun --confirm TENANT", "is:grace --confirm TENANT --dry_run",
        "is:grace -confirm TENANT", "--confrim TENANT is:grace", "is:grace -reason:left --confirm TENANT",
        "is:grace -ada --confirm TENANT", "is:grace - --confirm TENANT", "is:grace -(plan:a) --confirm TENANT",
        "is:grace --plan:a --confirm TENANT", "is:grace --reason -- -dry-run --confirm TENANT"
      })
  void aMistypedOptionIsNeverTakenForAQuery(String args) {
    assertThat(run(args.replace("TENANT", TENANT).split(" "))).isEqualTo(ExitCode.USAGE);

    assertThat(out.toString()).isEmpty();
    assertThat(tenant.control().endGracePeriodPosts()).isEmpty();
  }

  @Test
  void behindTwoDashesNothingIsAnOption() {
    Pc leaver = leavers(1).getFirst();

    assertThat(run("--", device(leaver), "-nobody")).isEqualTo(ExitCode.OK);

    assertThat(out.toString()).contains(device(leaver));
  }

  @ParameterizedTest
  @ValueSource(strings = {"is:marked", "is:grace -changed<2d", "is:grace (ada or seen>1d)"})
  void whatOnlyAWindowNotedIsNotGuessed(String query) {
    assertThat(run(query)).isEqualTo(ExitCode.USAGE);

    assertThat(err.toString()).contains("Leave them out of the query");
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void aListThatIsNoTextIsRefused() throws IOException {
    Path file = Files.write(folder.resolve("list.xlsx"), new byte[] {'P', 'K', 3, 4, (byte) 0xC3, (byte) 0x28});

    assertThat(run("--from", file.toString())).isEqualTo(ExitCode.USAGE);

    assertThat(err.toString()).contains("not UTF-8");
  }
}
