package org.cloudpcdesk.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PiecesAheadTest {

  /** What cannot be read is taken for damage, and the store set aside: a window that closes while it is opened is none. */
  @Test
  void anInterruptIsNoDamage() throws Exception {
    Thread reader = Thread.currentThread();
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch interrupted = new CountDownLatch(1);
    try (PiecesAhead ahead =
        new PiecesAhead(
            2,
            (part, column) -> {
              if (Thread.currentThread() != reader) {
                begun.countDown();
                awaitUnchecked(interrupted);
                while (reader.isInterrupted()) {
                  // Until whoever waits for this has noticed.
                  Thread.onSpinWait();
                }
              }
              return new byte[] {(byte) part};
            })) {
      assertThat(ahead.fetch(0, StoredColumn.ID)).containsExactly(0);
      begun.await();
      reader.interrupt();
      interrupted.countDown();

      assertThat(ahead.fetch(1, StoredColumn.ID)).containsExactly(1);

      assertThat(Thread.interrupted()).as("it is told to whoever comes next").isTrue();
    }
  }

  @Test
  void aFaultOfTheProcessIsNoDamage() {
    OutOfMemoryError full = new OutOfMemoryError("for the test");
    try (PiecesAhead ahead =
        new PiecesAhead(
            1,
            (part, column) -> {
              throw full;
            })) {
      assertThatThrownBy(() -> ahead.fetch(0, StoredColumn.ID)).isSameAs(full);
    }
  }

  @Test
  void whyAPieceCannotBeReadIsToldWhenItsTurnComes() {
    SQLException locked = new SQLException("locked");
    try (PiecesAhead ahead =
        new PiecesAhead(
            2,
            (part, column) -> {
              if (part == 1) {
                throw locked;
              }
              return new byte[0];
            })) {
      assertThat(ahead.fetch(0, StoredColumn.ID)).isEmpty();

      assertThatThrownBy(() -> ahead.fetch(1, StoredColumn.ID))
          .isInstanceOf(PiecesAhead.UnreadException.class)
          .hasCause(locked);
    }
  }

  private static void awaitUnchecked(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }
}
