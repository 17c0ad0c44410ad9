package org.cloudpcdesk.ui.grid;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneOffset;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.cloudpcdesk.inventory.Inventory;
import org.cloudpcdesk.platform.Time;
import org.junit.jupiter.api.Test;

class SearchWorkerTest {

  /** An error that ended the worker without a word would leave the grid as it is until the program ends. */
  @Test
  void whateverASearchThrowsTheNextOneIsAnswered() throws InterruptedException {
    CountDownLatch answered = new CountDownLatch(1);
    try (ExecutorService executor = Executors.newThreadPerTaskExecutor(Thread.ofVirtual().factory());
        SearchWorker worker = new SearchWorker(new Inventory(), Time.system(), ZoneOffset.UTC, executor)) {
      CountDownLatch thrown = new CountDownLatch(1);
      worker.ask(
          SearchWorker.Kind.ROWS,
          (search, snapshot, now) -> {
            thrown.countDown();
            throw new StackOverflowError("a test's");
          });
      assertThat(thrown.await(20, TimeUnit.SECONDS)).isTrue();

      worker.ask(SearchWorker.Kind.ROWS, (search, snapshot, now) -> answered.countDown());

      assertThat(answered.await(20, TimeUnit.SECONDS)).isTrue();
    }
  }
}
