package org.cloudpcdesk.store;

import java.time.Instant;
import org.cloudpcdesk.model.CloudPc;
import org.cloudpcdesk.model.Sighting;
import org.jspecify.annotations.Nullable;

/**
 * A Cloud PC as last seen.
 *
 * @param seen when the service was asked for it
 * @param changed when something in it last changed while it was watched, or null when it did not
 */
public record StoredRow(CloudPc pc, Instant seen, @Nullable Instant changed) implements Sighting {

  /**
   * The same row, seen when the last list was begun, or later.
   *
   * @param listed when that was, or null when there was none
   */
  StoredRow asOf(@Nullable Instant listed) {
    Instant last = later(seen, listed);
    return last.equals(seen) ? this : new StoredRow(pc, last, changed);
  }

  static Instant later(Instant seen, @Nullable Instant listed) {
    return listed == null || seen.isAfter(listed) ? seen : listed;
  }
}
