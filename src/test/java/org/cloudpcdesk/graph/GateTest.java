package org.cloudpcdesk.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.cloudpcdesk.platform.SimulatedTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class GateTest {
  private final SimulatedTime time = SimulatedTime.start();
  private final Gate gate = new Gate(time);
  private final Instant soon = time.now().plus(Duration.ofMinutes(2));

  @Test
  void letsNoMoreThanItsPlacesThroughAtOnce() throws Exception {
    AtomicInteger inside = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Boolean>> all = new ArrayList<>();
      for (int i = 0; i < 200; i++) {
        all.add(
            threads.submit(
                () -> {
                  boolean in = gate.enter(soon);
                  most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                  Thread.yield();
                  inside.decrementAndGet();
                  gate.leave();
                  return in;
                }));
      }
      for (Future<Boolean> one : all) {
        assertThat(one.get()).isTrue();
      }
    }
    assertThat(most.get()).isBetween(2, Gate.PLACES);
  }

  @Test
  void everybodyWaitsUntilThePauseIsOver() throws InterruptedException {
    gate.throttled(time.now().plusSeconds(30));
    assertThat(gate.throttling()).isEqualTo(1.0);

    assertThat(gate.enter(soon)).isTrue();

    assertThat(time.sleeps()).containsExactly(Duration.ofSeconds(30));
  }

  @Test
  void aPauseBeyondTheDeadlineIsNotBegun() throws InterruptedException {
    gate.throttled(soon.plusSeconds(1));

    assertThat(gate.enter(soon)).isFalse();
    assertThat(time.sleeps()).isEmpty();
  }

  @Test
  void aShorterPauseDoesNotShortenALongerOne() {
    gate.throttled(time.now().plusSeconds(60));
    gate.throttled(time.now().plusSeconds(5));

    assertThat(gate.pause()).isEqualTo(Duration.ofSeconds(60));
  }

  @Test
  void aClockThatIsSetBackDoesNotLengthenThePause() throws InterruptedException {
    gate.throttled(time.now().plusSeconds(30));
    time.advance(Duration.ofHours(-5));

    assertThat(gate.pause()).isEqualTo(Duration.ofSeconds(30));
    time.advance(Duration.ofSeconds(20));
    assertThat(gate.pause()).isEqualTo(Duration.ofSeconds(10));
    time.advance(Duration.ofSeconds(10));
    assertThat(gate.enter(time.now())).isTrue();
  }

  @Test
  void aPauseThatIsOverStaysOverWhenTheClockIsSetBack() {
    gate.throttled(time.now().plusSeconds(30));
    time.advance(Duration.ofSeconds(30));
    assertThat(gate.pause()).isZero();
    time.advance(Duration.ofHours(-5));
    assertThat(gate.pause()).isZero();

    gate.throttled(time.now().plusSeconds(60));

    assertThat(gate.pause()).isEqualTo(Duration.ofSeconds(60));
    time.advance(Duration.ofSeconds(60));
    assertThat(gate.pause()).isZero();
  }

  @Test
  void aPlaceThatNeverComesFreeIsWaitedForOnlyUntilTheDeadline() throws InterruptedException {
    for (int i = 0; i < Gate.PLACES; i++) {
      assertThat(gate.enter(soon)).isTrue();
    }

    assertThat(gate.enter(time.now().plusMillis(50))).isFalse();

    gate.leave();
    assertThat(gate.enter(time.now().plusMillis(50))).as("who gave up took no place").isTrue();
  }

  @Test
  void aPauseWithoutThrottlingTakesNoPlaces() {
    gate.closed(time.now().plusSeconds(30));
    assertThat(gate.throttling()).isEqualTo(1.0);

    time.advance(Duration.ofSeconds(30));
    assertThat(gate.throttling()).isZero();
  }

  @Test
  void eachPauseHalvesThePlacesOnceDownToOne() {
    assertThat(gate.throttling()).isZero();
    throttleTwiceAndWait();
    assertThat(gate.throttling()).isEqualTo(0.5, within(1e-9));
    throttleTwiceAndWait();
    assertThat(gate.throttling()).isEqualTo(0.75, within(1e-9));
    throttleTwiceAndWait();
    assertThat(gate.throttling()).isEqualTo(0.75, within(1e-9));
  }

  @Test
  void calmAnswersGiveThePlacesBackOneByOne() {
    throttleTwiceAndWait();
    answers(Gate.CALM_ANSWERS - 1);
    assertThat(gate.throttling()).isEqualTo(0.5, within(1e-9));
    answers(1);
    assertThat(gate.throttling()).isEqualTo(0.25, within(1e-9));
    answers(10 * Gate.CALM_ANSWERS);
    assertThat(gate.throttling()).isZero();
  }

  private void answers(int count) {
    for (int i = 0; i < count; i++) {
      gate.answered();
    }
  }

  /** The second 429 comes from a request that was already under way, so it counts for nothing. */
  private void throttleTwiceAndWait() {
    gate.throttled(time.now().plusSeconds(10));
    gate.throttled(time.now().plusSeconds(10));
    time.advance(Duration.ofSeconds(10));
  }
}
