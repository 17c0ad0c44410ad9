package org.cloudpcdesk.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.cloudpcdesk.platform.SimulatedTime;
import org.cloudpcdesk.platform.Time;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The test's own thread is the worker. */
class InboxTest {
  private static final Duration PAUSE = Duration.ofSeconds(5);

  private final Inbox inbox = new Inbox();
  private final SimulatedTime time = SimulatedTime.start();

  @AfterEach
  void leaveNoInterruptBehind() {
    Thread.interrupted();
  }

  @Test
  void handsOverWhatWasAskedOnce() {
    inbox.list();
    inbox.setActive(false);

    assertThat(inbox.take()).isEqualTo(new Inbox.Asked(false, true));
    assertThat(inbox.take()).isEqualTo(new Inbox.Asked(false, false));
  }

  @Test
  void doesNotSleepOverNews() throws InterruptedException {
    inbox.enter();
    elsewhere(inbox::list);

    inbox.await(PAUSE, time);

    assertThat(time.sleeps()).isEmpty();
  }

  @Test
  void theWorkersOwnChangesAreNoNews() throws InterruptedException {
    inbox.enter();
    inbox.wake();

    inbox.await(PAUSE, time);

    assertThat(time.sleeps()).containsExactly(PAUSE);
  }

  @Test
  void aWakingThatComesWhenTheSleepIsJustOverLeavesNoInterruptBehind() throws InterruptedException {
    inbox.enter();

    inbox.await(PAUSE, during(inbox::list));

    assertThat(Thread.interrupted()).isFalse();
    assertThat(inbox.take().list()).isTrue();
  }

  @Test
  void anInterruptFromOutsideEndsTheWait() {
    inbox.enter();
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> inbox.await(PAUSE, time)).isInstanceOf(InterruptedException.class);
  }

  @Test
  void closingInterruptsTheWorkerAndLeavingTakesTheInterruptBack() {
    inbox.enter();
    elsewhere(inbox::close);
    assertThat(Thread.currentThread().isInterrupted()).isTrue();

    inbox.leave();

    assertThat(Thread.currentThread().isInterrupted()).isFalse();
    assertThat(inbox.isClosed()).isTrue();
  }

  @Test
  void whoHasLeftIsNotInterrupted() {
    inbox.enter();
    inbox.leave();
    elsewhere(inbox::close);

    assertThat(Thread.currentThread().isInterrupted()).isFalse();
  }

  private static void elsewhere(Runnable work) {
    CompletableFuture.runAsync(work).join();
  }

  /** A sleep that is over before it notices what happens in it. */
  private Time during(Runnable work) {
    return new Time() {
      @Override
      public Instant now() {
        return time.now();
      }

      @Override
      public void sleep(Duration duration) {
        elsewhere(work);
        assertThat(Thread.currentThread().isInterrupted()).as("woken").isTrue();
      }
    };
  }
}
