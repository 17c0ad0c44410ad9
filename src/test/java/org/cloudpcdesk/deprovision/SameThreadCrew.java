package org.cloudpcdesk.deprovision;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/** Asks at once, on the run's own thread, so that a test knows the order of everything. */
final class SameThreadCrew implements Crew {
  private final Deque<Outcome> outcomes = new ArrayDeque<>();

  @Override
  public void begin(Request request) {
    outcomes.add(request.ask());
  }

  @Override
  public int busy() {
    return outcomes.size();
  }

  @Override
  public void take(Duration atMost) throws InterruptedException {
    while (!outcomes.isEmpty()) {
      outcomes.remove().take();
    }
  }

  @Override
  public void disband() {
    while (!outcomes.isEmpty()) {
      try {
        outcomes.remove().take();
      } catch (InterruptedException expected) {
        // The run is ending because of it.
      }
    }
  }
}
