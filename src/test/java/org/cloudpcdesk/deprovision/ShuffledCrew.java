package org.cloudpcdesk.deprovision;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Asks and answers in an order that a seed draws, so that requests overtake each other as they do on a network. */
final class ShuffledCrew implements Crew {
  private final Random random;
  private final List<Request> requests = new ArrayList<>();
  private final List<Outcome> outcomes = new ArrayList<>();

  ShuffledCrew(Random random) {
    this.random = random;
  }

  @Override
  public void begin(Request request) {
    requests.add(request);
  }

  @Override
  public int busy() {
    return requests.size() + outcomes.size();
  }

  @Override
  public void take(Duration atMost) throws InterruptedException {
    int steps = 1 + random.nextInt(busy());
    for (int i = 0; i < steps && busy() > 0; i++) {
      boolean ask = !requests.isEmpty() && (outcomes.isEmpty() || random.nextBoolean());
      if (ask) {
        outcomes.add(draw(requests).ask());
      } else {
        draw(outcomes).take();
      }
    }
  }

  private <T> T draw(List<T> from) {
    return from.remove(random.nextInt(from.size()));
  }

  @Override
  public void disband() {
    requests.forEach(request -> outcomes.add(request.ask()));
    requests.clear();
    while (!outcomes.isEmpty()) {
      try {
        draw(outcomes).take();
      } catch (InterruptedException expected) {
        // The run is ending because of it.
      }
    }
  }
}
