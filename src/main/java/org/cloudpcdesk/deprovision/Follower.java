package org.cloudpcdesk.deprovision;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cloudpcdesk.deprovision.ItemState.Deprovisioned;
import org.cloudpcdesk.deprovision.ItemState.Deprovisioning;
import org.cloudpcdesk.deprovision.ItemState.Proof;
import org.cloudpcdesk.deprovision.ItemState.Reprovisioned;
import org.cloudpcdesk.deprovision.ItemState.Stuck;
import org.cloudpcdesk.graph.GraphException;
import org.cloudpcdesk.graph.GraphException.Kind;
import org.cloudpcdesk.model.CloudPc;
import org.cloudpcdesk.model.CloudPcStatus;
import org.cloudpcdesk.platform.Time;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows what a run has sent until its end is seen, or until it is stuck. All items share one look: a few are read one
 * by one; many by one filtered list, and then one by one only those that the list no longer shows, because absence from
 * a list proves nothing. A failed look changes no state; it is taken again. Not thread-safe.
 */
final class Follower {
  private static final Logger LOG = LoggerFactory.getLogger(Follower.class);

  /** Up to here one GET each costs less than the pages of everything that is in grace. */
  static final int FEW = 10;

  /** The most single reads in one look; the rest has its turn in the next. */
  static final int SINGLE_READS = 20;

  /**
   * A look at the deadline may fail for a reason of this computer's own, such as having slept until after it. That long
   * the service may stay out of reach before an overdue item is called stuck without another reading.
   */
  static final Duration LAST_LOOK_PATIENCE = Duration.ofMinutes(5);

  /** Two states joined by {@code or} is a filter that tools use on live tenants. */
  static final String FILTER = "status eq 'inGracePeriod' or status eq 'deprovisioning'";

  private final ItemTable table;
  private final Sightings sightings;
  private final Time time;
  private final Duration stuckAfter;
  private final Map<String, Moving> moving = new LinkedHashMap<>();
  private final Pace pace = new Pace();

  Follower(ItemTable table, Sightings sightings, Time time, Duration stuckAfter) {
    this.table = table;
    this.sightings = sightings;
    this.time = time;
    this.stuckAfter = stuckAfter;
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
    return !moving.isEmpty() && pace.isDue(time.now());
  }

  /** How long until the next look is due; not negative. Asked only while something is followed. */
  Duration untilDue() {
    Duration left = Duration.between(time.now(), pace.next());
    return left.isNegative() ? Duration.ZERO : left;
  }

  /** Looks once at everything that is followed. */
  void look() throws InterruptedException {
    try {
      List<Moving> alone = new ArrayList<>(moving.values());
      if (alone.size() <= FEW || readTogether(alone)) {
        readAlone(alone);
      }
    } finally {
      sightings.publish();
    }
    Instant now = time.now();
    for (Moving item : List.copyOf(moving.values())) {
      judgeOverdue(item, now);
    }
    pace.looked(now);
    moving.values().stream()
        .map(this::deadline)
        .filter(deadline -> deadline.isAfter(now))
        .min(Comparator.naturalOrder())
        .ifPresent(pace::soonest);
  }

  /**
   * Reads by one list and takes what it shows out of {@code missing}.
   *
   * @return false when it is of no use to read the missing ones now
   */
  private boolean readTogether(List<Moving> missing) throws InterruptedException {
    List<CloudPc> rows = new ArrayList<>();
    boolean reachable = true;
    try {
      sightings.list(FILTER, rows);
    } catch (GraphException e) {
      reachable = isOnlyThisAnswer(e);
    } catch (RuntimeException e) {
      LOG.error("a list of Cloud PCs in motion failed unexpectedly", e);
    }
    for (CloudPc row : rows) {
      Moving item = moving.get(row.id());
      if (item != null && missing.remove(item)) {
        take(item, row);
      }
    }
    return reachable;
  }

  private void readAlone(List<Moving> items) throws InterruptedException {
    // Those that waited longest first, so that one that cannot be read does not keep the others waiting.
    items.sort(Comparator.comparing((Moving item) -> !item.unread).thenComparing(item -> item.triedAt));
    for (Moving item : items.subList(0, Math.min(SINGLE_READS, items.size()))) {
      item.triedAt = time.now();
      try {
        take(item, sightings.read(item.id()));
      } catch (GraphException e) {
        if (e.kind() == Kind.NOT_FOUND) {
          end(item, new Deprovisioned(time.now(), Proof.NOT_FOUND));
        } else if (!isOnlyThisAnswer(e)) {
          return;
        }
      } catch (RuntimeException e) {
        LOG.error("reading Cloud PC {} failed unexpectedly", item.id(), e);
      }
    }
  }

  /** True when another request may fare better at once: it is this one answer, or this one question, that was wrong. */
  private static boolean isOnlyThisAnswer(GraphException e) throws InterruptedException {
    if (e.kind() == Kind.CANCELLED) {
      throw new InterruptedException("interrupted while following");
    }
    LOG.warn("a look at Cloud PCs in motion failed ({}), it will be taken again", StateText.of(e));
    return e.kind() == Kind.BAD_ANSWER || e.kind() == Kind.BAD_REQUEST;
  }

  private void take(Moving item, CloudPc pc) {
    Instant now = time.now();
    item.unread = false;
    item.readAt = now;
    item.triedAt = now;
    item.shown = pc.status();
    switch (Judge.judge(item.target, pc)) {
      case DEPROVISIONING -> showDeprovisioning(item, now);
      case OPEN -> {
        if (table.get(item.index).state() instanceof Deprovisioning) {
          showDeprovisioning(item, now);
        }
      }
      case NOT_PROVISIONED -> end(item, new Deprovisioned(now, Proof.NOT_PROVISIONED));
      case NEW_LIFE -> end(item, new Reprovisioned(now, pc.status(), newDevice(item.target, pc)));
    }
  }

  private void showDeprovisioning(Moving item, Instant now) {
    ItemState state = table.get(item.index).state();
    if (!(state instanceof Deprovisioning before)) {
      table.move(item.index, new Deprovisioning(now, item.shown));
    } else if (!before.shown().equals(item.shown)) {
      table.move(item.index, new Deprovisioning(before.at(), item.shown));
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
      CloudPcStatus shown = item.shown;
      Duration waited = Duration.between(item.sentAt, now);
      end(item, new Stuck(now, shown, waited, item.requestId, item.clientRequestId));
    }
  }

  private Instant deadline(Moving item) {
    return item.sentAt.plus(stuckAfter);
  }

  private void end(Moving item, ItemState end) {
    moving.remove(item.id());
    table.move(item.index, end);
  }
}
