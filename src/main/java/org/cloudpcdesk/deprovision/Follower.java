package org.cloudpcdesk.deprovision;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cloudpcdesk.deprovision.ItemState.Deprovisioned;
import org.cloudpcdesk.deprovision.ItemState.Deprovisioning;
import org.cloudpcdesk.deprovision.ItemState.Proof;
import org.cloudpcdesk.deprovision.ItemState.Reprovisioned;
import org.cloudpcdesk.deprovision.ItemState.Stuck;
import org.cloudpcdesk.graph.CloudPcApi;
import org.cloudpcdesk.graph.CloudPcApi.Reading;
import org.cloudpcdesk.model.CloudPc;
import org.cloudpcdesk.platform.Time;
import org.jspecify.annotations.Nullable;

/**
 * Follows what a run has sent until its end is seen, or until it is stuck. All items share one {@link Look} a round,
 * taken beside the run; what it shows is judged on the run's thread. A failed look changes no state; it is taken again.
 * Not thread-safe.
 */
final class Follower {

  /**
   * A look at the deadline may fail for a reason of this computer's own, such as having slept until after it. That long
   * the service may stay out of reach before an overdue item is called stuck without another reading.
   */
  static final Duration LAST_LOOK_PATIENCE = Duration.ofMinutes(5);

  private final Ledger ledger;
  private final CloudPcApi api;
  private final Sightings sightings;
  private final Time time;
  private final Duration stuckAfter;
  private final Map<String, Moving> moving = new LinkedHashMap<>();
  private final Pace pace = new Pace();
  private Instant roundBegun;
  private boolean looking;

  Follower(Ledger ledger, CloudPcApi api, Sightings sightings, Time time, Duration stuckAfter) {
    this.ledger = ledger;
    this.api = api;
    this.sightings = sightings;
    this.time = time;
    this.stuckAfter = stuckAfter;
    this.roundBegun = time.now();
  }

  /** Takes an item that was sent. One whose answer was lost is due at once. */
  void follow(Moving item) {
    moving.put(item.id(), item);
    Instant now = time.now();
    pace.quicken(now);
    if (item.unread) {
      pace.soonest(now);
    }
  }

  boolean isEmpty() {
    return moving.isEmpty();
  }

  /** True while the answer of some request is lost and its target was not read since: nothing else may be sent. */
  boolean hasUnread() {
    return moving.values().stream().anyMatch(item -> item.unread);
  }

  boolean isDue() {
    return !looking && !moving.isEmpty() && pace.isDue(time.now());
  }

  /** How long until the next look is due; not negative, and long while there is nothing to look at. */
  Duration untilDue() {
    if (looking || moving.isEmpty()) {
      return Pace.LAST;
    }
    return pace.left(time.now());
  }

  /** A look at everything that is followed now. */
  Crew.Request look() {
    looking = true;
    // Those that waited longest first, so that one that cannot be read does not keep the others waiting.
    List<String> ids =
        moving.values().stream()
            .sorted(Comparator.comparing((Moving item) -> !item.unread).thenComparing(item -> item.triedAt))
            .map(Moving::id)
            .toList();
    Look look = new Look(api, ids, time.now());
    return () -> {
      Look taken = look.take();
      return () -> take(taken);
    };
  }

  private void take(Look look) throws InterruptedException {
    looking = false;
    if (roundBegun.isAfter(look.begun)) {
      // The clock was set back: the round would have no end.
      roundBegun = look.begun;
    }
    look.listed().forEach((id, pc) -> take(moving.get(id), pc, look.begun));
    look.read().forEach((id, reading) -> take(moving.get(id), reading, look.begun));
    Collection<CloudPc> rows = new ArrayList<>(look.listed().values());
    rows.addAll(look.alsoListed());
    Instant now = time.now();
    sightings.publish(rows, look.read(), look.begun);
    if (look.interrupted().isPresent()) {
      throw Faults.interrupted(look.interrupted().get());
    }
    for (Moving item : List.copyOf(moving.values())) {
      judgeOverdue(item, now);
    }
    if (!isRoundOver(look)) {
      pace.goesOn(now);
    } else {
      roundBegun = now;
      pace.looked(now);
    }
    if (lostSince(look)) {
      pace.soonest(now);
    }
    moving.values().stream()
        .map(this::deadline)
        .filter(deadline -> deadline.isAfter(now))
        .min(Comparator.naturalOrder())
        .ifPresent(pace::soonest);
  }

  /** Of many that are gone at once a look reads some; the others are read right after it, each once a round. */
  private boolean isRoundOver(Look look) {
    return !look.hasLeftOut() || moving.values().stream().noneMatch(item -> item.triedAt.isBefore(roundBegun));
  }

  /** Whether an answer was lost while the look was under way: its target is still to be read at once. */
  private boolean lostSince(Look look) {
    return moving.values().stream().anyMatch(item -> item.unread && !look.asksFor(item.id()));
  }

  private void take(@Nullable Moving item, Reading reading, Instant begun) {
    if (item == null) {
      return;
    }
    item.triedAt = begun;
    switch (reading) {
      case Reading.Found(CloudPc pc) -> take(item, pc, begun);
      case Reading.Gone _ -> end(item, new Deprovisioned(time.now(), Proof.NOT_FOUND));
      case Reading.Failed _ -> {
        // Nothing is known of it; it has its turn again.
      }
    }
  }

  private void take(@Nullable Moving item, CloudPc pc, Instant begun) {
    if (item == null) {
      return;
    }
    Instant now = time.now();
    item.unread = false;
    item.readAt = begun;
    item.triedAt = begun;
    item.shown = pc.status();
    switch (Judge.judge(item.target, pc, item.asked)) {
      case DEPROVISIONING -> showDeprovisioning(item, now);
      case OPEN -> {
        if (ledger.state(item.index) instanceof Deprovisioning) {
          showDeprovisioning(item, now);
        }
      }
      case NOT_PROVISIONED -> end(item, new Deprovisioned(now, Proof.NOT_PROVISIONED));
      case NEW_LIFE -> end(item, new Reprovisioned(now, pc.status(), newDevice(item.target, pc)));
    }
  }

  private void showDeprovisioning(Moving item, Instant now) {
    ItemState state = ledger.state(item.index);
    if (!(state instanceof Deprovisioning before)) {
      ledger.stage(item.index, new Deprovisioning(now, item.shown));
    } else if (!before.shown().equals(item.shown)) {
      ledger.stage(item.index, new Deprovisioning(before.at(), item.shown));
    }
  }

  private static @Nullable String newDevice(Target target, CloudPc pc) {
    String name = pc.managedDeviceName();
    return name == null || name.equals(target.managedDeviceName()) ? null : name;
  }

  private void judgeOverdue(Moving item, Instant now) {
    if (now.isBefore(deadline(item))) {
      return;
    }
    if (item.overdueSince == null) {
      item.overdueSince = now;
    }
    boolean readSince = !item.readAt.isBefore(deadline(item));
    if (readSince || !now.isBefore(item.overdueSince.plus(LAST_LOOK_PATIENCE))) {
      Duration waited = Duration.between(item.sentAt, now);
      end(item, new Stuck(now, item.shown, waited, item.requestId, item.clientRequestId));
    }
  }

  private Instant deadline(Moving item) {
    return item.sentAt.plus(stuckAfter);
  }

  private void end(Moving item, ItemState end) {
    moving.remove(item.id());
    ledger.stage(item.index, end);
  }
}
