package org.cloudpcdesk.sample.world;

/**
 * How a deprovisioning ends.
 *
 * @param flipFlop whether the Cloud PC shows {@code inGracePeriod} again for a while before the end, as seen on live
 *     tenants
 */
public record Outcome(End end, boolean flipFlop) {

  /** What is left of the Cloud PC. */
  public enum End {
    /** The row is gone, GET answers 404: the usual end. */
    GONE,
    /** The id stays, status {@code notProvisioned}: a licence is left but no policy fits. */
    NOT_PROVISIONED,
    /** The id comes back as a new Cloud PC with another device: a licence is left and another policy applies. */
    REPROVISIONED
  }

  static Outcome of(Dice dice) {
    int throwOf20 = dice.below(20);
    End end = throwOf20 < 14 ? End.GONE : throwOf20 < 17 ? End.NOT_PROVISIONED : End.REPROVISIONED;
    return new Outcome(end, dice.oneIn(8));
  }
}
