package org.cloudpcdesk.sample.world;

import java.time.Duration;
import java.time.Instant;

/**
 * How much faster than life the life cycle runs.
 *
 * @param speed simulated seconds in a real one; 0 lets nothing happen by itself
 */
record Pace(double speed) {

  /** When something that takes so long in life is over; {@link Instant#MAX} when never. */
  Instant after(Instant from, Duration inLife) {
    return speed == 0 ? Instant.MAX : from.plusNanos((long) (inLife.toNanos() / speed));
  }
}
