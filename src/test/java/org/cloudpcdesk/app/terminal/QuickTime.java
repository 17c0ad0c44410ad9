package org.cloudpcdesk.app.terminal;

import java.time.Duration;
import java.time.Instant;
import org.cloudpcdesk.platform.Time;

/** The computer's clock made faster, so that a test need not sit out a cancel window. */
record QuickTime(Instant origin, int factor) implements Time {

  static QuickTime times(int factor) {
    return new QuickTime(Time.system().now(), factor);
  }

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
