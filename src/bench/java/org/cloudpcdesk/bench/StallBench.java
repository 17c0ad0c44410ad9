package org.cloudpcdesk.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.cloudpcdesk.deprovision.Actor;
import org.cloudpcdesk.deprovision.Confirmation;
import org.cloudpcdesk.deprovision.DeprovisionRun;
import org.cloudpcdesk.deprovision.Deprovisioner;
import org.cloudpcdesk.deprovision.Rules;
import org.cloudpcdesk.deprovision.RunJournal;
import org.cloudpcdesk.graph.CloudPcActions;
import org.cloudpcdesk.graph.CloudPcApi;
import org.cloudpcdesk.graph.GraphException;
import org.cloudpcdesk.inventory.Inventory;
import org.cloudpcdesk.model.AuditEvent;
import org.cloudpcdesk.model.CloudPc;
import org.cloudpcdesk.model.CloudPcStatus;
import org.cloudpcdesk.model.RemoteActionResult;
import org.cloudpcdesk.platform.Time;
import org.cloudpcdesk.settings.ThemeChoice;
import org.cloudpcdesk.ui.DeskBench;
import org.cloudpcdesk.ui.activity.ActivityPane;
import org.cloudpcdesk.ui.common.Session;
import org.cloudpcdesk.ui.common.Tasks;
import org.cloudpcdesk.ui.common.ThemeManager;

/**
 * How long the FX thread is kept from its next event while a thousand Cloud PCs of one run change state in the real activity
 * panel: the longest wait of an event that is posted as soon as the last one was handled. Beside it stands how long the FX
 * thread worked at most between two of these events, in processor time: what is ours of that wait; the rest is the garbage
 * collector's and other processes'. Opening the panel and drawing the run for the first time is a figure of its own. The runs
 * before it warm the JVM up, as a window that was open for a minute is.
 */
final class StallBench {
  private static final int TARGETS = 1_000;
  private static final double FRAME_MILLIS = 16;

  private StallBench() {}

  /** When an event was handled, and how long the FX thread had worked by then, both in nanoseconds. */
  private record Handled(long at, long cpu) {}

  /** In nanoseconds; {@code opening} and {@code worked} are processor time. */
  private record Held(long opening, long waited, long worked) {
    Held longer(Handled before, long posted, Handled now) {
      return new Held(opening, Math.max(waited, now.at - posted), Math.max(worked, now.cpu - before.cpu));
    }
  }

  static void run() throws Exception {
    CountDownLatch started = new CountDownLatch(1);
    Platform.startup(started::countDown);
    started.await();
    // The window of the first run is closed before the second is opened.
    Platform.setImplicitExit(false);
    Frames.onFx(
        () -> {
          ThemeManager themes = new ThemeManager();
          themes.choose(ThemeChoice.LIGHT);
          return themes;
        });
    longest("first");
    longest("second");
    Held held = longest("third");
    Bench.print("deprovision fx-thread", held.waited / 1e6, FRAME_MILLIS, "ms", held.waited / 1e6 / FRAME_MILLIS);
    Bench.print("deprovision fx-thread-work", held.worked / 1e6, FRAME_MILLIS, "ms", held.worked / 1e6 / FRAME_MILLIS);
    System.out.printf(Locale.ROOT, "bench deprovision-fx-thread-opening ours=%.3fms%n", held.opening / 1e6);
  }

  private static Held longest(String name) throws Exception {
    Service service = new Service(name);
    Deprovisioner engine =
        new Deprovisioner(
            service,
            service,
            () -> {},
            new Inventory(),
            Time.system(),
            new Rules(false, Duration.ofMinutes(60), Rules.SHORTEST_WINDOW, TARGETS),
            RunJournal.inMemory(),
            new Actor("tenant", "bench.example", "admin@bench.example", false));
    ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    DeskBench bench = Frames.onFx(DeskBench::new);
    Frames frames = new Frames();
    Handled before = handled();
    Stage stage = Frames.onFx(() -> show(bench, session(bench, service, engine), threads));
    DeprovisionRun run =
        engine.start(
            engine.prepare(service.machines.values().stream().toList()),
            Confirmation.of("bench", "").withTypedTenant("bench.example"));
    Frames.onFx(
        () -> {
          frames.start();
          return frames;
        });
    frames.awaitDrawn();
    Handled drawn = handled();
    Thread worker = Thread.ofPlatform().start(run::execute);
    Held longest = watch(worker, new Held(drawn.cpu - before.cpu, 0, 0));
    Frames.onFx(
        () -> {
          frames.stop();
          stage.close();
          return stage;
        });
    threads.shutdownNow();
    if (!run.isFinished()) {
      throw new IllegalStateException("the run did not end");
    }
    return longest;
  }

  /** Posts an event whenever the last one was handled, until the run is over and its last states are shown. */
  private static Held watch(Thread worker, Held opened) throws InterruptedException {
    Held longest = opened;
    Handled before = handled();
    for (boolean last = false; !last; ) {
      last = !worker.isAlive();
      long posted = System.nanoTime();
      Handled now = handled();
      longest = longest.longer(before, posted, now);
      before = now;
      LockSupport.parkNanos(500_000);
    }
    return longest;
  }

  private static Handled handled() {
    AtomicReference<Handled> done = new AtomicReference<>();
    Platform.runLater(() -> done.set(new Handled(System.nanoTime(), Frames.worked())));
    while (done.get() == null) {
      LockSupport.parkNanos(100_000);
    }
    return done.get();
  }

  private static Stage show(DeskBench bench, Session session, ExecutorService threads) {
    ActivityPane pane =
        new ActivityPane(
            session,
            new Tasks(threads),
            bench.dialogs(),
            (title, text) -> {},
            Time.system(),
            bench.times,
            bench.copied::add,
            null);
    Scene scene = new Scene(new StackPane(pane.node()), 1440, 500);
    ThemeManager.dress(scene);
    Stage stage = new Stage();
    stage.setScene(scene);
    stage.show();
    return stage;
  }

  private static Session session(DeskBench bench, Service service, Deprovisioner engine) {
    Session like = bench.session;
    return new Session(
        like.account(),
        like.sample(),
        like.readOnly(),
        like.signIn(),
        like.access(),
        service,
        like.directory(),
        like.requests(),
        like.inventory(),
        like.refresher(),
        like.offline(),
        engine,
        () -> {});
  }

  /** Answers within a few milliseconds; each Cloud PC is shown being deleted once, and then gone. */
  private static final class Service implements CloudPcApi, CloudPcActions {
    final Map<String, CloudPc> machines = new LinkedHashMap<>();
    private final Map<String, Integer> looks = new ConcurrentHashMap<>();

    Service(String name) {
      IntStream.range(0, TARGETS).mapToObj(i -> DeskBench.inGrace(name + i)).forEach(pc -> machines.put(pc.id(), pc));
    }

    private static void answerSoon() throws GraphException {
      try {
        Time.system().sleep(Duration.ofMillis(5));
      } catch (InterruptedException ended) {
        throw GraphException.of(GraphException.Kind.CANCELLED, "ended").build();
      }
    }

    private CloudPc show(String id) {
      CloudPc pc = machines.get(id);
      Integer seen = looks.computeIfPresent(id, (same, count) -> count + 1);
      if (seen == null) {
        return pc;
      }
      return seen > 1 ? null : pc.toBuilder().status(CloudPcStatus.of("deprovisioning")).build();
    }

    @Override
    public void list(String filter, PageSink sink) throws GraphException {
      answerSoon();
      List<CloudPc> shown = machines.keySet().stream().map(this::show).filter(pc -> pc != null).toList();
      sink.page(new ListPage(shown, shown.size(), Instant.now()));
    }

    @Override
    public CloudPc get(String id) throws GraphException {
      CloudPc pc = show(id);
      if (pc == null) {
        throw GraphException.of(GraphException.Kind.NOT_FOUND, "gone").build();
      }
      return pc;
    }

    @Override
    public Map<String, Reading> getMany(Collection<String> ids) throws GraphException {
      answerSoon();
      return CloudPcApi.super.getMany(ids);
    }

    @Override
    public Accepted endGracePeriod(String id) throws GraphException {
      answerSoon();
      looks.put(id, 0);
      return new Accepted(Instant.now(), null, "request-" + id, "client-" + id);
    }

    @Override
    public int places() {
      return 16;
    }

    @Override
    public String raw(String id) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Map<CloudPcStatus, Integer> countByStatus() {
      return Map.of();
    }

    @Override
    public List<RemoteActionResult> remoteActionResults(String id) {
      return List.of();
    }

    @Override
    public List<AuditEvent> auditEvents(String id) {
      return List.of();
    }
  }
}
