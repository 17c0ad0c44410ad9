package org.cloudpcdesk.inventory;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.cloudpcdesk.graph.GraphException;
import org.cloudpcdesk.graph.GraphException.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Decides what is to be asked of the service and when, from the clock and from how the last questions went. Knows
 * nothing of rows, threads or waiting. Not thread-safe.
 */
final class Schedule {
  static final Duration COUNT_EVERY = Duration.ofSeconds(60);

  static final Duration FIRST_PROBE = Duration.ofSeconds(15);
  static final Duration LAST_PROBE = Duration.ofSeconds(60);
  static final Duration FIRST_RETRY = Duration.ofSeconds(30);
  static final Duration LAST_RETRY = Duration.ofMinutes(5);

  /** What can be asked. While the service is out of reach, the count is the probe. */
  enum Job {
    LIST,
    LOOK,
    COUNT
  }

  private final Duration listEvery;
  private final Map<Job, GraphException> errors = new EnumMap<>(Job.class);
  private final Map<Job, Integer> failures = new EnumMap<>(Job.class);
  private boolean active = true;
  private boolean requested;
  private boolean refused;
  private int probesLost;
  private @Nullable GraphException outOfReach;
  private @Nullable Instant listedAt;
  private Instant listAt;
  private Instant countAt;
  private Instant lookAt;
  private Instant probeAt;

  /**
   * Everything is due at this moment, the whole list first.
   *
   * @param listEvery how long after a whole list the next is due
   */
  Schedule(Instant start, Duration listEvery) {
    this.listEvery = listEvery;
    listAt = start;
    countAt = start;
    lookAt = start;
    probeAt = start;
  }

  void setActive(boolean now) {
    active = now;
  }

  /** The administrator wants the whole list now: also after a refusal and while the service is out of reach. */
  void request() {
    requested = true;
  }

  /** What to do now, or null when there is nothing to do before {@link #next}. */
  @Nullable Job due(Instant now, @Nullable Instant nextLook) {
    if (!active) {
      return null;
    }
    if (requested) {
      return Job.LIST;
    }
    if (refused) {
      return null;
    }
    if (outOfReach != null) {
      return now.isBefore(probeAt) ? null : Job.COUNT;
    }
    if (!now.isBefore(listAt)) {
      return Job.LIST;
    }
    if (looksDue(now, nextLook)) {
      return Job.LOOK;
    }
    return now.isBefore(countAt) ? null : Job.COUNT;
  }

  /** Whether rows may be looked at now, which they also are between the pages of a list. */
  boolean looksDue(Instant now, @Nullable Instant nextLook) {
    return active
        && !refused
        && outOfReach == null
        && nextLook != null
        && !now.isBefore(nextLook)
        && !now.isBefore(lookAt);
  }

  /** When something is due by itself, or null when only the administrator can bring that about. */
  @Nullable Instant next(@Nullable Instant nextLook) {
    if (!active || (refused && !requested)) {
      return null;
    }
    if (outOfReach != null) {
      return probeAt;
    }
    Instant next = listAt.isBefore(countAt) ? listAt : countAt;
    if (nextLook == null) {
      return next;
    }
    Instant look = nextLook.isBefore(lookAt) ? lookAt : nextLook;
    return look.isBefore(next) ? look : next;
  }

  void succeeded(Job job, Instant now) {
    if (outOfReach != null) {
      backInReach(now);
    }
    errors.remove(job);
    failures.remove(job);
    switch (job) {
      case LIST -> {
        refused = false;
        requested = false;
        errors.clear();
        listedAt = now;
        listAt = now.plus(listEvery);
      }
      case COUNT -> countAt = now.plus(COUNT_EVERY);
      case LOOK -> lookAt = now;
    }
  }

  void failed(Job job, GraphException error, Instant now) {
    if (job == Job.LIST) {
      requested = false;
      refused = false;
      errors.clear();
    }
    if (error.kind() == Kind.SIGN_IN_AGAIN || error.kind() == Kind.CONSENT_MISSING) {
      refused = true;
      outOfReach = null;
      errors.put(job, error);
    } else if (error.isOffline()) {
      outOfReach = error;
      probeAt = now.plus(doubled(FIRST_PROBE, probesLost++, LAST_PROBE));
    } else {
      if (outOfReach != null) {
        backInReach(now);
      }
      errors.put(job, error);
      postpone(job, error, now);
    }
  }

  private void backInReach(Instant now) {
    outOfReach = null;
    probesLost = 0;
    listAt = now;
  }

  private void postpone(Job job, GraphException error, Instant now) {
    Duration pause = doubled(FIRST_RETRY, failures.merge(job, 1, Integer::sum) - 1, LAST_RETRY);
    Duration asked = error.retryAfter().orElse(Duration.ZERO);
    Instant again = now.plus(asked.compareTo(pause) > 0 ? asked : pause);
    switch (job) {
      case LIST -> listAt = again;
      case LOOK -> lookAt = again;
      case COUNT -> countAt = again.isBefore(now.plus(COUNT_EVERY)) ? now.plus(COUNT_EVERY) : again;
    }
  }

  private static Duration doubled(Duration first, int times, Duration most) {
    Duration pause = first;
    for (int i = 0; i < times && pause.compareTo(most) < 0; i++) {
      pause = pause.multipliedBy(2);
    }
    return pause.compareTo(most) > 0 ? most : pause;
  }

  boolean isActive() {
    return active;
  }

  boolean isOutOfReach() {
    return outOfReach != null;
  }

  /** When the whole list will be read by itself, or null when that is not known. */
  @Nullable Instant listAt() {
    return !active || refused || outOfReach != null ? null : listAt;
  }

  /** When a whole list was last read to its end, or null when never. */
  @Nullable Instant listedAt() {
    return listedAt;
  }

  /** What stands in the way, the weightiest first, or null. */
  @Nullable GraphException error() {
    return outOfReach != null ? outOfReach : errors.values().stream().findFirst().orElse(null);
  }
}
