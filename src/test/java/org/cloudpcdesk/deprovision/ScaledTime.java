package org.cloudpcdesk.deprovision;

import java.time.Duration;
import java.time.Instant;
import org.cloudpcdesk.platform.Time;

/** The computer's clock, made faster, the same in every process that is given the same beginning. */
record ScaledTime(Instant origin, int factor) implements Time {

  @Override
  public Instant now() {
    return origin.plus(Duration.between(origin, Time.system().now()).multipliedBy(factor));
  }

  @Override
  public void sleep(Duration duration) throws InterruptedException {
    Time.system().sleep(duration.dividedBy(factor).plusMillis(1));
  }

  @Override
  public Duration stall() {
    return Time.super.stall().multipliedBy(factor);
  }
}
