package org.cloudpcdesk.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.cloudpcdesk.inventory.RefreshState.Phase;
import org.cloudpcdesk.model.CloudPcFixtures;
import org.cloudpcdesk.model.CloudPcStatus.Kind;
import org.cloudpcdesk.platform.SimulatedTime;
import org.cloudpcdesk.platform.Time;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The loop and its waking, on a real thread and a clock that stands still until the test moves it. */
@Timeout(20)
class RefresherTest {

  /** A sleep ends when it is interrupted or when the test says so; every sleep that begins is handed to the test. */
  private static final class HeldTime implements Time {
    private final SimulatedTime clock = SimulatedTime.start();
    private final BlockingQueue<Duration> begun = new LinkedBlockingQueue<>();
    private final BlockingQueue<Duration> over = new LinkedBlockingQueue<>();

    @Override
    public Instant now() {
      return clock.now();
    }

    @Override
    public void sleep(Duration duration) throws InterruptedException {
      begun.add(duration);
      clock.advance(over.take());
    }

    Duration nextSleep() throws InterruptedException {
      return begun.take();
    }

    void endSleep(Duration after) {
      over.add(after);
    }
  }

  private final HeldTime time = new HeldTime();
  private final FakeCloudPcs service = new FakeCloudPcs(time);
  private final Inventory inventory = new Inventory();
  private final ExecutorService executor = Executors.newSingleThreadExecutor();
  private final Refresher refresher = new Refresher(service, inventory, time, executor);

  @AfterEach
  void end() throws InterruptedException {
    refresher.close();
    executor.shutdownNow();
    assertThat(executor.awaitTermination(10, TimeUnit.SECONDS)).as("the thread came back").isTrue();
  }

  @Test
  void beginsWithTheListAndSleepsUntilTheNextLook() throws InterruptedException {
    service.put(CloudPcFixtures.one("a", Kind.PROVISIONING));
    refresher.start();
    refresher.start();

    assertThat(time.nextSleep()).isEqualTo(Duration.ofSeconds(4));
    assertThat(service.calls()).containsExactly("list", "count");
    assertThat(refresher.state().phase()).isEqualTo(Phase.LIVE);

    time.endSleep(Duration.ofSeconds(4));
    assertThat(time.nextSleep()).isEqualTo(Duration.ofSeconds(8));
    assertThat(service.calls()).containsExactly("get a");
  }

  @Test
  void aRequestEndsTheSleepAtOnce() throws InterruptedException {
    service.put(CloudPcFixtures.one("a", Kind.PROVISIONED));
    refresher.start();
    assertThat(time.nextSleep()).isEqualTo(Duration.ofSeconds(60));
    service.calls();

    refresher.refreshNow();

    assertThat(time.nextSleep()).isEqualTo(Duration.ofSeconds(60));
    assertThat(service.calls()).containsExactly("list");
  }

  @Test
  void pausingAndGoingOnEndTheSleepAtOnce() throws InterruptedException {
    refresher.start();
    time.nextSleep();
    service.calls();

    refresher.setActive(false);
    assertThat(time.nextSleep()).isGreaterThanOrEqualTo(Duration.ofHours(1));
    assertThat(refresher.state().phase()).isEqualTo(Phase.PAUSED);
    assertThat(service.calls()).isEmpty();

    time.clock.advance(Duration.ofMinutes(6));
    refresher.setActive(true);
    time.nextSleep();
    assertThat(service.calls()).containsExactly("list", "count");
    assertThat(refresher.state().phase()).isEqualTo(Phase.LIVE);
  }

  @Test
  void motionThatAnotherPartSawIsLookedAtSoon() throws InterruptedException {
    service.put(CloudPcFixtures.one("a", Kind.PROVISIONED));
    refresher.start();
    time.nextSleep();

    inventory.merge(List.of(CloudPcFixtures.one("a", Kind.DEPROVISIONING)), time.now());

    assertThat(time.nextSleep()).isEqualTo(Duration.ofSeconds(4));
  }

  @Test
  void closingEndsTheSleepAndGivesTheThreadBackClean() throws Exception {
    refresher.start();
    time.nextSleep();

    refresher.close();

    assertThat(executor.submit(Thread::interrupted).get()).as("an interrupt left over").isFalse();
    assertThat(time.begun).isEmpty();
  }

  @Test
  void closingInterruptsACallThatIsUnderWay() throws Exception {
    CountDownLatch under = new CountDownLatch(1);
    AtomicBoolean interrupted = new AtomicBoolean();
    service.put(CloudPcFixtures.one("a", Kind.PROVISIONED));
    service.afterPage(
        page -> {
          under.countDown();
          try {
            new CountDownLatch(1).await();
          } catch (InterruptedException ended) {
            interrupted.set(true);
            Thread.currentThread().interrupt();
          }
        });
    refresher.start();
    under.await();

    refresher.close();

    assertThat(executor.submit(Thread::interrupted).get()).as("an interrupt left over").isFalse();
    assertThat(interrupted).isTrue();
    assertThat(service.calls()).containsExactly("list");
  }

  @Test
  void listenersHearOfEachNewStateUntilTheyLeaveAndOneThatFailsHindersNobody() throws InterruptedException {
    service.put(CloudPcFixtures.one("a", Kind.PROVISIONED));
    BlockingQueue<Phase> heard = new LinkedBlockingQueue<>();
    refresher.listen(
        state -> {
          throw new IllegalStateException("a broken screen");
        });
    Runnable leave = refresher.listen(state -> heard.add(state.phase()));
    refresher.start();
    time.nextSleep();

    assertThat(heard).containsExactly(Phase.LOADING, Phase.LOADING, Phase.LIVE, Phase.LIVE);

    leave.run();
    refresher.setActive(false);
    time.nextSleep();
    assertThat(heard).hasSize(4);
  }

  @Test
  void aClosedRefresherDoesNotBegin() throws Exception {
    refresher.close();
    refresher.start();

    assertThat(executor.submit(() -> service.calls()).get()).isEmpty();
    assertThat(refresher.state()).isEqualTo(RefreshState.INITIAL);
  }
}
