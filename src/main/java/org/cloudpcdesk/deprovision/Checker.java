package org.cloudpcdesk.deprovision;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.cloudpcdesk.deprovision.ItemState.Checking;
import org.cloudpcdesk.deprovision.ItemState.Failed;
import org.cloudpcdesk.deprovision.ItemState.Reason;
import org.cloudpcdesk.deprovision.ItemState.Skipped;
import org.cloudpcdesk.graph.CloudPcApi;
import org.cloudpcdesk.graph.CloudPcApi.Reading;
import org.cloudpcdesk.graph.GraphException;
import org.cloudpcdesk.graph.GraphException.Delivery;
import org.cloudpcdesk.graph.GraphException.Kind;
import org.cloudpcdesk.model.CloudPc;
import org.cloudpcdesk.platform.Time;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads targets again just before their request, twenty at a time, and says what stands against it. Changes are staged
 * in the {@link Ledger}. Not thread-safe.
 */
final class Checker {
  private static final Logger LOG = LoggerFactory.getLogger(Checker.class);

  /** As many as one {@code $batch} holds. */
  static final int BATCH = 20;

  /** How often one target is read when others beside it can be read and it cannot. */
  static final int TRIES = 3;

  private static final Reading UNREAD =
      new Reading.Failed(GraphException.of(Kind.BAD_ANSWER, "The service said nothing about it").build());

  private static final Reading TOO_LATE =
      new Reading.Failed(
          GraphException.of(Kind.TIMED_OUT, "Reading it took so long that it may have changed since").build());

  /** Hears of a target that nothing stands against. */
  @FunctionalInterface
  interface Passed {
    void passed(int index, Target target, Instant checkedAt);
  }

  private final Ledger ledger;
  private final ItemTable table;
  private final CloudPcApi api;
  private final Sightings sightings;
  private final Crew crew;
  private final Time time;
  private final Deque<Integer> waiting = new ArrayDeque<>();
  private final Map<Integer, Integer> failures = new HashMap<>();
  private final Lull lull;
  private boolean checking;

  Checker(Ledger ledger, ItemTable table, CloudPcApi api, Sightings sightings, Crew crew, Time time) {
    this.ledger = ledger;
    this.table = table;
    this.api = api;
    this.sightings = sightings;
    this.crew = crew;
    this.time = time;
    this.lull = new Lull(time);
  }

  /** How long checking rests because nothing could be read; zero when it does not. */
  Duration held() {
    return lull.left();
  }

  void add(Collection<Integer> indexes) {
    waiting.addAll(indexes);
  }

  /** Checks an item once more, before those that were not checked yet. */
  void again(int index) {
    waiting.addFirst(index);
  }

  boolean isIdle() {
    return waiting.isEmpty() && !checking;
  }

  /** True while a batch is being read. */
  boolean isChecking() {
    return checking;
  }

  /** Takes out of the line what is not being read right now. */
  List<Integer> clear() {
    List<Integer> cleared = List.copyOf(waiting);
    waiting.clear();
    return cleared;
  }

  /** Begins to read the next few, when none are being read. */
  void check(Passed passed) {
    if (checking || waiting.isEmpty()) {
      return;
    }
    Instant begun = time.now();
    Map<String, Integer> batch = new LinkedHashMap<>();
    while (batch.size() < BATCH && !waiting.isEmpty()) {
      int index = waiting.remove();
      batch.put(table.get(index).target().id(), index);
      // One that comes back from a request is announced as being checked already.
      if (!(ledger.state(index) instanceof Checking(var _, GraphException notSent) && notSent != null)) {
        ledger.stage(index, new Checking(begun));
      }
    }
    ledger.commit();
    checking = true;
    List<String> ids = List.copyOf(batch.keySet());
    crew.begin(
        () -> {
          try {
            Map<String, Reading> readings = api.getMany(ids);
            return () -> judge(batch, readings, begun, passed);
          } catch (GraphException e) {
            return () -> broken(batch, e);
          } catch (RuntimeException | Error e) {
            LOG.error("checking {} Cloud PCs failed unexpectedly", ids.size(), e);
            return () -> broken(batch, Faults.unexpected(e, Delivery.NOT_SENT));
          }
        });
  }

  private void judge(Map<String, Integer> batch, Map<String, Reading> readings, Instant begun, Passed passed) {
    checking = false;
    sightings.publish(List.of(), readings, begun);
    boolean answered = readings.values().stream().anyMatch(reading -> !(reading instanceof Reading.Failed));
    if (answered) {
      lull.ends();
    }
    boolean late = Sender.isOld(begun, time.now());
    List<Integer> held = new ArrayList<>();
    List<GraphException> hopeless = new ArrayList<>();
    batch.forEach(
        (id, index) -> {
          Target target = table.get(index).target();
          Reading reading = late ? TOO_LATE : readings.getOrDefault(id, UNREAD);
          if (table.isCancelled()) {
            ledger.stage(index, new Skipped(time.now(), new Reason.Cancelled()));
          } else if (reading instanceof Reading.Failed(GraphException why)) {
            if (mayReadAgain(index, why, answered)) {
              held.add(index);
            } else {
              ledger.stage(index, new Failed(time.now(), why));
              if (!answered && Lull.mayPass(why)) {
                hopeless.add(why);
              }
            }
          } else if (table.isPaused()) {
            held.add(index);
          } else {
            failures.remove(index);
            against(target, reading)
                .ifPresentOrElse(
                    reason -> ledger.stage(index, new Skipped(time.now(), reason)),
                    () -> passed.passed(index, target, begun));
          }
        });
    held.reversed().forEach(this::again);
    if (!hopeless.isEmpty()) {
      // Each of the others would only be waited for as long in vain.
      clear().forEach(index -> ledger.stage(index, new Failed(time.now(), hopeless.getFirst())));
    }
  }

  /** When nothing can be read, it is the service, and it is waited for; when others can, it is this one. */
  private boolean mayReadAgain(int index, GraphException why, boolean answered) {
    return answered
        ? Lull.mayPass(why) && failures.merge(index, 1, Integer::sum) < TRIES
        : lull.waitsOut(why);
  }

  private void broken(Map<String, Integer> batch, GraphException e) throws InterruptedException {
    checking = false;
    if (e.kind() == Kind.CANCELLED) {
      add(batch.values());
      throw Faults.interrupted(e);
    }
    batch.values().forEach(index -> ledger.stage(index, new Failed(time.now(), e)));
  }

  /** What stands against ending the grace period of a target; empty when nothing does, or nothing could be read. */
  private static Optional<Reason> against(Target target, Reading reading) {
    return switch (reading) {
      case Reading.Found(CloudPc now) -> {
        // A status that is missing or not known to this version is a difference too: only inGracePeriod passes.
        List<Target.Difference> differences = target.differences(now);
        yield differences.isEmpty() ? Optional.empty() : Optional.of(new Reason.Changed(differences));
      }
      case Reading.Gone _ -> Optional.of(new Reason.Gone());
      case Reading.Failed _ -> Optional.empty();
    };
  }

  /** Reads a target once more after its request was refused; the outcome is told on the run's thread. */
  void afterRefusal(Target target, Consumer<Optional<Reason>> outcome) {
    Instant begun = time.now();
    crew.begin(
        () -> {
          try {
            Map<String, Reading> readings = api.getMany(List.of(target.id()));
            return () -> {
              sightings.publish(List.of(), readings, begun);
              outcome.accept(Optional.ofNullable(readings.get(target.id())).flatMap(now -> against(target, now)));
            };
          } catch (GraphException | RuntimeException | Error e) {
            LOG.warn("Cloud PC {} could not be read after a refusal ({})", target.id(), e.getClass().getSimpleName());
            return () -> {
              outcome.accept(Optional.empty());
              if (e instanceof GraphException broken) {
                throw Faults.interrupted(broken);
              }
            };
          }
        });
  }
}
