package org.cloudpcdesk.deprovision;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.cloudpcdesk.deprovision.DeprovisionRun.Item;
import org.cloudpcdesk.deprovision.ItemState.Planned;
import org.cloudpcdesk.deprovision.ItemState.Reason;
import org.cloudpcdesk.deprovision.ItemState.Skipped;
import org.cloudpcdesk.graph.CloudPcActions;
import org.cloudpcdesk.graph.CloudPcApi;
import org.cloudpcdesk.graph.GraphException;
import org.cloudpcdesk.inventory.Inventory;
import org.cloudpcdesk.model.CloudPc;
import org.cloudpcdesk.model.CloudPcStatus;
import org.cloudpcdesk.platform.Time;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Begins deprovision runs and keeps those of this session. The one way to a POST. Thread-safe.
 *
 * <p>Within a run there is never a second POST for a Cloud PC, whatever became of the first: the service shows the
 * grace period for 5 to 30 minutes after it took a request, and a repeated POST is a second command, so no reading can
 * prove in time that the first was lost. Whoever wants to send again after an item ended as stuck or failed plans a
 * new run, which reads the Cloud PC again first.
 */
public final class Deprovisioner implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Deprovisioner.class);
  private static final AtomicLong NEXT_RUN = new AtomicLong(1);

  /** Asks the administrator for {@code CloudPC.ReadWrite.All} if it is not granted yet. Blocks while they answer. */
  @FunctionalInterface
  public interface WriteAccess {
    /** Returns when the permission is there; throws when it was refused or the question was abandoned. */
    void ensure() throws GraphException;
  }

  private final Rules rules;
  private final Time time;
  private final SequentialRun.Tools tools;
  private final Object lock = new Object();
  private final Set<String> held = new HashSet<>();
  private final List<DeprovisionRun> runs = new ArrayList<>();
  private final List<Consumer<DeprovisionRun>> listeners = new CopyOnWriteArrayList<>();

  /** Works by {@link Rules#DEFAULT}. */
  public Deprovisioner(CloudPcApi api, CloudPcActions actions, WriteAccess access, Inventory inventory, Time time) {
    this(api, actions, access, inventory, time, Rules.DEFAULT);
  }

  public Deprovisioner(
      CloudPcApi api, CloudPcActions actions, WriteAccess access, Inventory inventory, Time time, Rules rules) {
    this.rules = rules;
    this.time = time;
    // Read-only is kept below the runs too: whatever they do, there is nothing here that could send.
    CloudPcActions allowed = rules.readOnly() ? Deprovisioner::refuse : actions;
    this.tools = new SequentialRun.Tools(api, allowed, access, inventory, time, rules.stuckAfter());
  }

  /** Whether a Cloud PC may be chosen: it must be in its grace period and in no other run. */
  public Eligibility eligibility(CloudPc pc) {
    if (rules.readOnly()) {
      return Eligibility.READ_ONLY;
    }
    synchronized (lock) {
      if (held.contains(pc.id())) {
        return Eligibility.ALREADY_RUNNING;
      }
    }
    CloudPcStatus status = pc.status();
    return switch (status.kind()) {
      case IN_GRACE_PERIOD -> Eligibility.ELIGIBLE;
      case UNRECOGNIZED, UNREPORTED -> Eligibility.STATUS_UNKNOWN;
      default -> status.isInMotion() ? Eligibility.IN_MOTION : Eligibility.NOT_IN_GRACE;
    };
  }

  /** What stands against deprovisioning a Cloud PC. */
  public enum Eligibility {
    ELIGIBLE,
    NOT_IN_GRACE,
    IN_MOTION,
    STATUS_UNKNOWN,
    ALREADY_RUNNING,
    READ_ONLY
  }

  /**
   * Makes a run from what the administrator confirmed. Nothing is sent before {@link DeprovisionRun#execute}. From now
   * on the run holds its Cloud PCs until each is in a final state, so a run that is not executed must be cancelled.
   * What another run holds, or what nothing may be sent for, is skipped from the start; an id that is given twice is
   * taken once.
   */
  public DeprovisionRun plan(List<Target> confirmed) {
    Map<String, Target> byId = new LinkedHashMap<>();
    confirmed.forEach(target -> byId.putIfAbsent(target.id(), target));
    DeprovisionRun run;
    synchronized (lock) {
      Instant now = time.now();
      List<Item> items = byId.values().stream().map(target -> new Item(target, first(target, now))).toList();
      run = new SequentialRun("run-" + NEXT_RUN.getAndIncrement(), items, tools, this::release);
      runs.add(run);
    }
    LOG.info("{} planned for {} Cloud PCs, {} of them to be sent", run.id(), run.items().size(), planned(run));
    for (Consumer<DeprovisionRun> listener : listeners) {
      try {
        listener.accept(run);
      } catch (RuntimeException e) {
        LOG.error("a listener for new runs failed", e);
      }
    }
    return run;
  }

  /** The runs of this session, newest first. */
  public List<DeprovisionRun> runs() {
    synchronized (lock) {
      List<DeprovisionRun> newestFirst = new ArrayList<>(runs);
      Collections.reverse(newestFirst);
      return Collections.unmodifiableList(newestFirst);
    }
  }

  /**
   * Hears of each new run, on the planning thread; the returned handle takes the listener away again. What a listener
   * throws is logged and changes nothing.
   */
  public Runnable listen(Consumer<DeprovisionRun> listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  /** Cancels the runs: once this has returned, none of them sends anything more. */
  @Override
  public void close() {
    runs().forEach(DeprovisionRun::cancel);
  }

  private ItemState first(Target target, Instant now) {
    if (rules.readOnly()) {
      return new Skipped(now, new Reason.ReadOnly());
    }
    return held.add(target.id()) ? new Planned(now) : new Skipped(now, new Reason.AlreadyRunning());
  }

  /** Items that were skipped from the start never change, so that only the run that holds an id gives it back. */
  private void release(Item ended) {
    synchronized (lock) {
      held.remove(ended.target().id());
    }
  }

  private static long planned(DeprovisionRun run) {
    return run.items().stream().filter(item -> item.state() instanceof Planned).count();
  }

  private static CloudPcActions.Accepted refuse(String cloudPcId) throws GraphException {
    throw GraphException.of(GraphException.Kind.READ_ONLY, "Sending is switched off; nothing was sent").build();
  }
}
