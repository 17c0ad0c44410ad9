package org.cloudpcdesk.inventory;

import java.time.Instant;
import java.util.Map;
import org.cloudpcdesk.graph.GraphException;
import org.cloudpcdesk.model.CloudPcStatus;
import org.jspecify.annotations.Nullable;

/**
 * What the live refresh is doing, for the status bar. Immutable.
 *
 * @param loaded rows that the running list brought so far, or that were read of what was stored
 * @param expected rows the service says the whole list holds, or that are stored; null when unknown
 * @param completedAt when a whole list was last read to its end, by an earlier run of the program perhaps; null when never
 * @param nextAt when the whole list will be read again by itself; null while that is not known, because it is being
 *     read, nobody looks, the service is out of reach, or it wants something of the administrator first
 * @param counts the service's own count by state; empty until it came
 * @param error why the last attempt failed, or null when it did not
 */
public record RefreshState(
    Phase phase,
    int loaded,
    @Nullable Integer expected,
    @Nullable Instant completedAt,
    @Nullable Instant nextAt,
    Map<CloudPcStatus, Integer> counts,
    @Nullable GraphException error) {

  /** What is going on. */
  public enum Phase {
    /** What an earlier run of the program stored is being read; what comes first in the window is there already. */
    OPENING,
    /** Nothing was asked of the service yet. */
    NEW,
    /** The whole list is being read. */
    LOADING,
    /** Waiting for the next look. */
    LIVE,
    /** The service is out of reach: only a probe now and then. */
    OFFLINE,
    /** The service answers, but refuses: see the error. */
    FAILED,
    /** The window is minimised: nothing is asked. */
    PAUSED
  }

  public static final RefreshState INITIAL = new RefreshState(Phase.NEW, 0, null, null, null, Map.of(), null);

  public RefreshState {
    counts = Map.copyOf(counts);
  }
}
