package org.cloudpcdesk.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.FileAppender;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.cloudpcdesk.app.process.Logging;
import org.cloudpcdesk.app.session.DeskOptions;
import org.cloudpcdesk.app.session.OfflineData;
import org.cloudpcdesk.app.session.Roots;
import org.cloudpcdesk.app.session.Sessions;
import org.cloudpcdesk.deprovision.Confirmation;
import org.cloudpcdesk.deprovision.DeprovisionRun;
import org.cloudpcdesk.deprovision.Deprovisioner;
import org.cloudpcdesk.inventory.Inventory;
import org.cloudpcdesk.inventory.RefreshState;
import org.cloudpcdesk.model.CloudPc;
import org.cloudpcdesk.model.Permission;
import org.cloudpcdesk.model.Cloud;
import org.cloudpcdesk.platform.Network;
import org.cloudpcdesk.platform.Time;
import org.cloudpcdesk.sample.SampleBrowser;
import org.cloudpcdesk.sample.SampleOptions;
import org.cloudpcdesk.sample.SampleTenant;
import org.cloudpcdesk.settings.FileSettingsStore;
import org.cloudpcdesk.store.Note;
import org.cloudpcdesk.ui.common.Session;
import org.cloudpcdesk.ui.signin.Opener;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** Works with a tenant, then looks through every byte of store, journal, keys and log for anything that names a person or machine. */
@Timeout(120)
class NothingInClearTest {
  private static final String REASON = "Resigned on Friday";
  private static final String TICKET = "INC-4711-X";
  private static final String VIEW = "leavers of the Oslo office";
  private static final String LOG = "cloud-pc-desk.log";

  @TempDir private Path folder;
  private CloudPc chosen;

  @Test
  void noFileHoldsAnythingPersonal() throws Exception {
    Set<String> personal = new TreeSet<>(List.of(REASON, TICKET, VIEW));
    FileAppender<ILoggingEvent> log = logTo(folder);
    ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    try (SampleTenant tenant =
            SampleTenant.start(SampleOptions.DEFAULTS.withCloudPcs(300).withSpeed(2000).withAutoApprove(true));
        Sessions sessions = sessions(tenant, executor)) {
      try (Session session = sessions.open(new Opener.Request.Tenant("", Cloud.GLOBAL, Opener.Way.BROWSER), code -> {}).get(20, TimeUnit.SECONDS)) {
        work(session, personal);
        assertThat(found(personal)).as("while the program runs, write-ahead logs included").isEmpty();
      }
    } finally {
      executor.shutdownNow();
      stop(log);
    }
    assertThat(personal).hasSizeGreaterThan(800);
    assertThat(found(personal)).as("afterwards").isEmpty();
    // Else the search would prove nothing.
    assertThat(names()).contains("journal.db", "tenants.sealed", "data.key", LOG);
    assertThat(names()).anyMatch(name -> name.matches("test_.*\\.db"));
    assertThat(Files.readString(folder.resolve("logs").resolve(LOG)))
        .contains("/users/user-", "session opened", "Cloud PC " + chosen.id() + ": accepted");
  }

  private Sessions sessions(SampleTenant tenant, ExecutorService executor) {
    return new Sessions(
        new DeskOptions(false, new Roots(tenant.graphRoot(), tenant.loginRoot()), folder, false),
        new FileSettingsStore(folder.resolve("settings.json"), "test", Executors.newSingleThreadScheduledExecutor()),
        new OfflineData(folder, Time.system()),
        new SampleBrowser()::open,
        Time.system(),
        Network.asSystem(),
        executor,
        SampleOptions.DEFAULTS);
  }

  private void work(Session session, Set<String> personal) throws Exception {
    session.inventory().listen((snapshot, changes) -> collect(snapshot, personal));
    CountDownLatch loaded = new CountDownLatch(1);
    session.refresher().listen(state -> loaded(state, loaded));
    session.refresher().start();
    assertThat(loaded.await(40, TimeUnit.SECONDS)).isTrue();
    synchronized (personal) {
      personal.add(session.account().username());
      personal.add(session.account().homeAccountId());
    }
    chosen =
        session.inventory().snapshot().rows().stream()
            .map(Inventory.Row::pc)
            .filter(pc -> pc.status().isInGracePeriod())
            .findFirst()
            .orElseThrow();
    session.signIn().interactive(Set.of(Permission.USER_READ_ALL)).get(20, TimeUnit.SECONDS);
    session.directory().person(chosen.personLabel());
    session.cloudPcs().raw(chosen.id());
    session.cloudPcs().auditEvents(chosen.id());
    session.offline().saveNotes(Note.VIEW, List.of(VIEW));
    session.inventory().mark(List.of(chosen.id()), Instant.now());
    Deprovisioner deprovisioner = session.deprovisioner();
    DeprovisionRun run =
        deprovisioner.start(
            deprovisioner.prepare(List.of(chosen)), Confirmation.of(REASON, TICKET).withCancelWindow(Duration.ZERO));
    run.execute();
    assertThat(run.isFinished()).isTrue();
    assertThat(session.offline().historyOf(chosen.id())).as("its end was kept").isNotEmpty();
  }

  private static void loaded(RefreshState state, CountDownLatch loaded) {
    if (state.phase() == RefreshState.Phase.LIVE) {
      loaded.countDown();
    }
  }

  private static void collect(Inventory.Snapshot snapshot, Set<String> personal) {
    synchronized (personal) {
      for (Inventory.Row row : snapshot.rows()) {
        CloudPc pc = row.pc();
        Stream.of(
                pc.displayName(),
                pc.userPrincipalName(),
                pc.managedDeviceName(),
                pc.managedDeviceId(),
                pc.aadDeviceId(),
                pc.provisioningPolicyName())
            .filter(text -> text != null && !text.isEmpty())
            .forEach(personal::add);
      }
    }
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  /** Which of the texts stand in which file, whatever their case. */
  private Map<String, String> found(Set<String> personal) throws IOException {
    Map<String, String> found = new TreeMap<>();
    List<String> texts;
    synchronized (personal) {
      texts = new ArrayList<>(personal);
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String bytes = asText(Files.readAllBytes(file));
        for (String text : texts) {
          if (bytes.contains(asText(text.getBytes(StandardCharsets.UTF_8)))) {
            found.put(text, file.getFileName().toString());
          }
        }
      }
    }
    return found;
  }

  /** One character for each byte. */
  private static String asText(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
  }

  /** What the program's own log file gets, and as it gets it. */
  private static FileAppender<ILoggingEvent> logTo(Path folder) {
    LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    FileAppender<ILoggingEvent> appender = Logging.file(context, folder);
    Logger program = context.getLogger("org.cloudpcdesk");
    program.setLevel(Level.DEBUG);
    program.addAppender(appender);
    return appender;
  }

  private static void stop(FileAppender<ILoggingEvent> appender) {
    Logger program = ((LoggerContext) LoggerFactory.getILoggerFactory()).getLogger("org.cloudpcdesk");
    program.detachAppender(appender);
    program.setLevel(null);
    appender.stop();
  }
}
