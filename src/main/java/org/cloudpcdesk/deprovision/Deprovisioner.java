package org.cloudpcdesk.deprovision;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.cloudpcdesk.deprovision.DeprovisionRun.Item;
import org.cloudpcdesk.deprovision.DeprovisionRun.Terms;
import org.cloudpcdesk.deprovision.ItemState.Failed;
import org.cloudpcdesk.deprovision.ItemState.Planned;
import org.cloudpcdesk.deprovision.ItemState.Reason;
import org.cloudpcdesk.deprovision.ItemState.Skipped;
import org.cloudpcdesk.graph.CloudPcActions;
import org.cloudpcdesk.graph.CloudPcApi;
import org.cloudpcdesk.graph.GraphException;
import org.cloudpcdesk.inventory.Inventory;
import org.cloudpcdesk.model.CloudPc;
import org.cloudpcdesk.platform.Time;
import org.cloudpcdesk.store.JournalEntry;
import org.cloudpcdesk.store.JournalException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Begins deprovision runs and keeps those of this session. The one way to a POST. Thread-safe.
 *
 * <p>Within a run there is never a second POST for a Cloud PC, unless the first certainly had no effect and the target
 * was read again since. When its answer was lost, no reading can prove that in time: the service shows the grace period
 * for 5 to 30 minutes after it took a request, and a repeated POST is a second command. Whoever wants to send again after an item ended as stuck or failed plans a new run, which
 * reads the Cloud PC again first.
 */
public final class Deprovisioner implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Deprovisioner.class);
  private static final Actor NOBODY = new Actor("", "no tenant", "", false);

  /** Asks the administrator for {@code CloudPC.ReadWrite.All} if it is not granted yet. Blocks while they answer. */
  @FunctionalInterface
  public interface WriteAccess {
    /** Returns when the permission is there; throws when it was refused or the question was abandoned. */
    void ensure() throws GraphException;

    /**
     * Whether the account is known to be refused, whatever the Cloud PC; asks nobody.
     *
     * @return {@link Eligibility#ROLE_MISSING}, {@link Eligibility#NOT_IN_CLOUD}, or {@link Eligibility#ELIGIBLE} when
     *     nothing of that is known
     */
    default Eligibility standing() {
      return Eligibility.ELIGIBLE;
    }
  }

  private volatile Actor actor;
  private final Rules rules;
  private final WriteAccess access;
  private final Time time;
  private final Planner planner;
  private final RunJournal journal;
  private final RunTools tools;
  private final RunRegistry registry = new RunRegistry();

  /** One run is begun at a time, so that two do not take the same Cloud PC. */
  private final Object beginning = new Object();

  private final Listeners<Consumer<DeprovisionRun>> listeners = new Listeners<>();
  private final AtomicBoolean recovered = new AtomicBoolean();
  private volatile boolean closed;

  /** Works by {@link Rules#DEFAULT}, with a journal that ends with the program. */
  public Deprovisioner(CloudPcApi api, CloudPcActions actions, WriteAccess access, Inventory inventory, Time time) {
    this(api, actions, access, inventory, time, Rules.DEFAULT);
  }

  /** With a journal that ends with the program: for tests, and for a tenant nothing need be kept of. */
  public Deprovisioner(
      CloudPcApi api, CloudPcActions actions, WriteAccess access, Inventory inventory, Time time, Rules rules) {
    this(api, actions, access, inventory, time, rules, RunJournal.inMemory(), NOBODY);
  }

  /**
   * @param journal where each act is announced; nothing is sent without it
   * @param actor who acts, and in which tenant
   */
  public Deprovisioner(
      CloudPcApi api,
      CloudPcActions actions,
      WriteAccess access,
      Inventory inventory,
      Time time,
      Rules rules,
      RunJournal journal,
      Actor actor) {
    this(api, actions, access, inventory, time, rules, journal, actor, ThreadCrew::new);
  }

  Deprovisioner(
      CloudPcApi api,
      CloudPcActions actions,
      WriteAccess access,
      Inventory inventory,
      Time time,
      Rules rules,
      RunJournal journal,
      Actor actor,
      RunTools.Crews crews) {
    this.actor = actor;
    this.rules = rules;
    this.access = access;
    this.time = time;
    this.journal = journal;
    this.planner = new Planner(() -> this.actor, rules, inventory, registry::isHeld);
    // Read-only is kept below the runs too: whatever they do, there is nothing here that could send.
    CloudPcActions allowed = rules.readOnly() ? Deprovisioner::refuse : actions;
    this.tools =
        new RunTools(api, allowed, access, inventory, time, rules.stuckAfter(), journal, crews);
  }

  /** Whether a Cloud PC may be chosen: it must be in its grace period and in no other run. */
  public Eligibility eligibility(CloudPc pc) {
    if (rules.readOnly()) {
      return Eligibility.READ_ONLY;
    }
    Eligibility own = access.standing();
    return own == Eligibility.ELIGIBLE ? planner.standing(pc) : own;
  }

  /** What stands against deprovisioning a Cloud PC. */
  public enum Eligibility {
    ELIGIBLE,
    NOT_IN_GRACE,
    IN_MOTION,
    STATUS_UNKNOWN,
    /** It is not what it was when it was chosen. */
    CHANGED,
    /** It is no person's Cloud PC but a machine of another product. */
    OTHER_PRODUCT,
    ALREADY_RUNNING,
    READ_ONLY,
    /** No role of the account allows it. */
    ROLE_MISSING,
    /** The cloud's Graph does not do it. */
    NOT_IN_CLOUD
  }

  /**
   * Marks the tenant as one where every run needs its name typed, or takes the mark away. Holds for plans that are made
   * already, too.
   */
  public void markProduction(boolean production) {
    actor = new Actor(actor.tenantId(), actor.tenantName(), actor.account(), production);
  }

  /** Makes a plan of a choice. Asks the service nothing; also made in read-only mode, where a dry run is possible. */
  public DeprovisionPlan prepare(Collection<CloudPc> chosen) {
    return planner.of(chosen);
  }

  /** A plan for targets that were chosen before. Each is held against what it was then. */
  public DeprovisionPlan prepareTargets(List<Target> chosen) {
    return planner.again(chosen, null);
  }

  /** A plan to try again what failed in a run. Each is held against what it was when it was chosen first. */
  public DeprovisionPlan prepareRetry(DeprovisionRun run) {
    return planner.again(
        run.items().stream().filter(item -> item.state() instanceof Failed).map(Item::target).toList(), run.id());
  }

  /**
   * A plan for what an interrupted run did not send. When a run is begun with it, the interrupted one gives these items
   * up.
   */
  public DeprovisionPlan prepareRest(UnfinishedRun run) {
    return planner.again(run.unsent().stream().map(Item::target).toList(), run.id());
  }

  /**
   * Makes a run of a plan that the administrator confirmed. Nothing is sent before {@link DeprovisionRun#execute}. The
   * run is in the journal when this returns, and from now on holds its Cloud PCs until each is in a final state, so a
   * run that is not executed must be cancelled. What another run took in hand since the plan was made is skipped.
   *
   * @throws RefusedException when a safety rule stands against it, or the journal cannot be written; nothing is changed
   */
  public DeprovisionRun start(DeprovisionPlan plan, Confirmation said) throws RefusedException {
    Optional<Refusal> refusal =
        plan.actor().isSameAs(actor) ? withOwnRules(plan).refusal(said) : Optional.of(new Refusal.OtherTenant());
    if (refusal.isPresent()) {
      throw new RefusedException(refusal.get());
    }
    Duration window = said.cancelWindow() == null ? rules.cancelWindow() : said.cancelWindow();
    if (window.compareTo(Rules.SHORTEST_WINDOW) < 0 && plan.willEnd().size() > 1) {
      window = Rules.SHORTEST_WINDOW;
    }
    return begin(
        plan.willEnd(),
        // A dry run takes nothing over: what an interrupted run did not send goes on waiting.
        new Terms(
            actor, said.reason(), said.ticket(), said.dryRun(), window, said.dryRun() ? null : plan.formerRun()));
  }

  private DeprovisionPlan withOwnRules(DeprovisionPlan plan) {
    return new DeprovisionPlan(actor, plan.willEnd(), plan.skipped(), rules, plan.formerRun());
  }

  DeprovisionRun begin(List<Target> targets, Terms terms) throws RefusedException {
    ParallelRun run;
    synchronized (beginning) {
      requireOpen();
      try {
        recover();
        Instant now = time.now();
        Map<String, Item> items = new LinkedHashMap<>();
        Set<String> taken = new HashSet<>();
        for (Target target : targets) {
          boolean free = !registry.isHeld(target.id());
          if (items.putIfAbsent(target.id(), new Item(target, first(free, terms, now))) == null && free) {
            taken.add(target.id());
          }
        }
        Drafts drafts = new Drafts(RunIds.next(now), terms);
        journal.append(Recovery.opening(drafts, items, unfinished(), now));
        run = new ParallelRun(drafts, List.copyOf(items.values()), tools, registry::release);
        registry.add(run, taken);
        if (closed) {
          run.leave();
        }
      } catch (JournalException failed) {
        LOG.error("no run was begun, because the journal cannot be used", failed);
        throw new RefusedException(new Refusal.NoJournal(failed.sentence()));
      }
    }
    LOG.info("{} planned for {} Cloud PCs", run.id(), run.items().size());
    listeners.tell(run.id(), listener -> listener.accept(run));
    return run;
  }

  private void requireOpen() throws RefusedException {
    if (closed) {
      throw new RefusedException(new Refusal.OtherTenant());
    }
  }

  private ItemState first(boolean free, Terms terms, Instant now) {
    if (rules.readOnly() && !terms.dryRun()) {
      return new Skipped(now, new Reason.ReadOnly());
    }
    return free ? new Planned(now) : new Skipped(now, new Reason.AlreadyRunning());
  }

  /**
   * The runs of this tenant that the program did not see to their end and that nobody works on now, oldest first. Dry runs
   * are not among them: what they did not come to was never to be sent; and there are none while another process acts, whose
   * work they may be. Once this was asked, plans know that what they sent is in hand.
   *
   * @throws JournalException when the journal cannot be read
   */
  public List<UnfinishedRun> unfinished() throws JournalException {
    Set<String> alive = registry.alive();
    List<UnfinishedRun> unfinished =
        Recovery.unfinished(journal, actor.tenantId()).stream()
            .filter(run -> !run.terms().dryRun() && !alive.contains(run.id()))
            .toList();
    if (recovered.compareAndSet(false, true)) {
      unfinished.forEach(run -> run.inMotion().forEach(item -> registry.hold(item.target().id())));
    }
    return journal.isActedOnElsewhere() ? List.of() : unfinished;
  }

  /**
   * Goes on with what an interrupted run had sent: what has no answer is read before anything else, what was accepted
   * is followed. Sends nothing. The run keeps its id; {@link DeprovisionRun#execute} does the work.
   *
   * @throws IllegalArgumentException when it sent nothing that is not ended, or somebody follows it already
   * @throws RefusedException when the journal cannot be used
   */
  public DeprovisionRun followOn(UnfinishedRun unfinished) throws RefusedException {
    ParallelRun run;
    synchronized (beginning) {
      requireOpen();
      try {
        recover();
        UnfinishedRun now =
            asItIsNow(unfinished)
                .filter(left -> !left.inMotion().isEmpty())
                .orElseThrow(() -> new IllegalArgumentException(unfinished.id() + " has nothing to be followed"));
        run = Recovery.followOn(now, tools, registry::release);
      } catch (JournalException failed) {
        throw new RefusedException(new Refusal.NoJournal(failed.sentence()));
      }
      registry.replace(run);
      if (closed) {
        run.leave();
      }
    }
    listeners.tell(run.id(), listener -> listener.accept(run));
    return run;
  }

  /**
   * Gives up what an interrupted run did not send.
   *
   * @throws JournalException when that cannot be written down; nothing is given up then
   */
  public void drop(UnfinishedRun unfinished) throws JournalException {
    synchronized (beginning) {
      Optional<UnfinishedRun> left = asItIsNow(unfinished);
      if (left.isPresent()) {
        journal.append(Recovery.handOver(left.get(), Set.of(), "", true, time.now()));
      }
    }
  }

  /** An unfinished run may have been followed, or its rest taken over, since it was read. */
  private Optional<UnfinishedRun> asItIsNow(UnfinishedRun read) throws JournalException {
    return unfinished().stream().filter(run -> run.id().equals(read.id())).findFirst();
  }

  /** Holds what earlier starts of the program sent and did not see end, once. */
  private void recover() throws JournalException {
    if (!recovered.get()) {
      unfinished();
    }
  }

  /**
   * What the journal holds of this tenant since a moment, oldest first; runs of earlier starts of the program included.
   *
   * @throws JournalException when it cannot be read
   */
  public List<JournalEntry> journal(Instant since) throws JournalException {
    return journal.entries(since).stream().filter(entry -> entry.draft().tenantId().equals(actor.tenantId())).toList();
  }

  /** The runs of this session, newest first. */
  public List<DeprovisionRun> runs() {
    return List.copyOf(registry.runs());
  }

  /**
   * Hears of each new run, on the planning thread; the returned handle takes the listener away again. What a listener
   * throws is logged and changes nothing.
   */
  public Runnable listen(Consumer<DeprovisionRun> listener) {
    return listeners.add(listener);
  }

  /**
   * Leaves the runs: once this has returned, none of them sends anything more. What they did not send waits in the journal,
   * and what they sent is followed no further here, so that the next session can take up both. No run is begun any more.
   */
  @Override
  public void close() {
    closed = true;
    registry.runs().forEach(ParallelRun::leave);
  }

  private static CloudPcActions.Accepted refuse(String cloudPcId) throws GraphException {
    throw GraphException.of(GraphException.Kind.READ_ONLY, "Sending is switched off; nothing was sent").build();
  }
}
