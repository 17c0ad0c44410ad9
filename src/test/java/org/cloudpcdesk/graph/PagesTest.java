package org.cloudpcdesk.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.cloudpcdesk.graph.ScriptedGraph.answer;
import static org.cloudpcdesk.graph.ScriptedGraph.cutOff;
import static org.cloudpcdesk.graph.ScriptedGraph.head;
import static org.cloudpcdesk.graph.ScriptedGraph.json;
import static org.cloudpcdesk.graph.ScriptedGraph.refusal;

import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.cloudpcdesk.graph.GraphException.Kind;
import org.cloudpcdesk.graph.ScriptedGraph.Line;
import org.cloudpcdesk.model.CloudPc;
import org.cloudpcdesk.model.Permission;
import org.cloudpcdesk.platform.Network;
import org.junit.jupiter.api.Test;

/** Pages that are asked for before anybody waits for them. */
class PagesTest extends GraphTest {
  private static final int LONG = 10;

  private final List<String> pages = new ArrayList<>();
  private final List<Duration> asked = new ArrayList<>();
  private final Instant start = time.now();

  @Test
  void theNextPageIsAskedForWhileThisOneStillArrives() throws IOException {
    CountDownLatch second = new CountDownLatch(1);
    AtomicBoolean early = new AtomicBoolean();
    byte[] body = page(next("/beta/p2"), "1").getBytes(StandardCharsets.UTF_8);
    server.play(
        (request, socket) -> {
          int rest = 9;
          String head = head(200, "Content-Length: " + body.length + "\r\n");
          socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
          socket.getOutputStream().write(body, 0, body.length - rest);
          socket.getOutputStream().flush();
          early.set(await(second));
          socket.getOutputStream().write(body, body.length - rest, rest);
          return true;
        },
        (request, socket) -> {
          second.countDown();
          return json(page("", "2")).play(request, socket);
        });

    list();

    assertThat(early).as("the end of the first page had to wait for it").isTrue();
    assertThat(pages).containsExactly("[1]", "[2]");
  }

  @Test
  void aPageIsAsOldAsItsRequestWhetherItWasAskedForAheadOrTriedAgain() throws IOException {
    String third = page("", "3");
    CountDownLatch later = new CountDownLatch(1);
    server.play(
        by(
            Map.of(
                "/beta/p2",
                    (request, socket) -> {
                      await(later);
                      return json(page(next("/beta/p3"), "2")).play(request, socket);
                    },
                "/beta/p3", once(cutOff(third, 9), json(third))),
            json(page(next("/beta/p2"), "1"))));

    list(
        page -> {
          if (page == 1) {
            awaitRequest("/beta/p2");
            time.advance(Duration.ofMinutes(5));
            later.countDown();
          }
        });

    assertThat(pages).containsExactly("[1]", "[2]", "[3]");
    assertThat(asked.get(0)).isZero();
    assertThat(asked.get(1)).as("asked for before the first page was taken in, answered after").isZero();
    assertThat(asked.get(2))
        .as("the try that brought it")
        .isEqualTo(Duration.ofMinutes(5).plus(time.slept()))
        .isGreaterThan(Duration.ofMinutes(5));
  }

  @Test
  void oneListAsksForOnePageAheadAndNoMore() throws Exception {
    server.play(
        by(
            Map.of("/beta/p2", json(page(next("/beta/p3"), "2")), "/beta/p3", json(page("", "3"))),
            json(page(next("/beta/p2"), "1"))));
    List<Runnable> ahead = new ArrayList<>();

    try (HttpClient http = HttpClient.newHttpClient();
        Pages<CloudPc> read = pages(http, ahead)) {
      assertThat(read.next()).isNotNull();
      assertThat(ahead).hasSize(1);
      ahead.getFirst().run();
      assertThat(server.requests()).hasSize(2);
      assertThat(ahead).as("nobody waits for the second page yet").hasSize(1);

      assertThat(read.next()).isNotNull();
      assertThat(ahead).hasSize(2);
      assertThat(read.next()).extracting(page -> page.rows().getFirst().id()).isEqualTo("3");
      assertThat(read.next()).isNull();
    }
    ahead.getLast().run();
    assertThat(server.requests()).as("read where it was wanted, because nobody had begun to").hasSize(3);
  }

  @Test
  void aPageThatIsReadAgainMayLeadElsewhere() throws IOException {
    String first = page(next("/beta/p2"), "1");
    server.play(
        by(
            Map.of("/beta/p2", json(page("", "3")), "/beta/other", json(page(next("/beta/p2"), "2"))),
            once(cutOff(first, first.length() - 3), json(page(next("/beta/other"), "1")))));

    list();

    assertThat(pages).as("what was left aside is neither delivered nor a circle").containsExactly("[1]", "[2]", "[3]");
  }

  @Test
  void aThrottledPageHoldsTheListBackAndIsDeliveredOnceAndInItsTurn() throws IOException {
    server.play(
        by(
            Map.of(
                "/beta/p2", once(answer(429, "Retry-After: 17\r\n", "{}"), json(page(next("/beta/p3"), "2"))),
                "/beta/p3", json(page("", "3"))),
            json(page(next("/beta/p2"), "1"))));

    list();

    assertThat(pages).containsExactly("[1]", "[2]", "[3]");
    assertThat(time.sleeps()).containsExactly(Duration.ofSeconds(17));
  }

  @Test
  void aPageThatFailsEndsTheListOnlyWhenItsTurnComes() throws IOException {
    server.play(
        by(Map.of("/beta/p2", refusal(403, "Forbidden", "no")), json(page(next("/beta/p2"), "1"))));

    GraphException why =
        failure(
            () ->
                list(
                    page -> {
                      awaitRequest("/beta/p2");
                      assertThat(page).isEqualTo(1);
                    }));

    assertThat(why.httpStatus()).isEqualTo(403);
    assertThat(pages).containsExactly("[1]");
  }

  @Test
  void whoBreaksTheListOffTakesBackWhatWasAskedForAhead() throws IOException {
    CountDownLatch never = new CountDownLatch(1);
    server.play(by(Map.of("/beta/p2", hanging(never)), json(page(next("/beta/p2"), "1"))));
    IllegalStateException enough = new IllegalStateException("enough");

    Throwable thrown =
        catchThrowable(
            () ->
                list(
                    page -> {
                      awaitRequest("/beta/p2");
                      throw enough;
                    }));

    assertThat(thrown).isSameAs(enough);
    assertThat(graph.requests().recent().getFirst().failure()).contains("cancelled under way");
    never.countDown();
  }

  @Test
  void aPageThatIsNoListTakesBackWhatItAskedForAhead() throws IOException {
    CountDownLatch never = new CountDownLatch(1);
    server.play(
        by(
            Map.of("/beta/p2", hanging(never)),
            (request, socket) -> {
              String spoilt = "{" + next("/beta/p2") + "\"value\":{}}";
              byte[] body = spoilt.getBytes(StandardCharsets.UTF_8);
              int begin = spoilt.indexOf("\"value");
              String head = head(200, "Content-Length: " + body.length + "\r\n");
              socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
              socket.getOutputStream().write(body, 0, begin);
              awaitRequest("/beta/p2");
              socket.getOutputStream().write(body, begin, body.length - begin);
              return true;
            }));

    assertThat(failure(this::list).kind()).isEqualTo(Kind.BAD_ANSWER);

    assertThat(graph.requests().recent())
        .extracting(RequestLog.Entry::failure)
        .anySatisfy(said -> assertThat(said).contains("cancelled under way"));
    assertThat(pages).isEmpty();
    never.countDown();
  }

  @Test
  void anInterruptEndsTheListAndThePageThatItWaitsFor() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    CountDownLatch waiting = new CountDownLatch(1);
    server.play(by(Map.of("/beta/p2", hanging(never)), json(page(next("/beta/p2"), "1"))));
    ExecutorService executor = Executors.newSingleThreadExecutor();
    Future<GraphException> outcome =
        executor.submit(
            () ->
                failure(
                    () ->
                        list(
                            page -> {
                              awaitRequest("/beta/p2");
                              waiting.countDown();
                            })));
    await(waiting);

    executor.shutdownNow();

    assertThat(outcome.get(LONG, TimeUnit.SECONDS).kind()).isEqualTo(Kind.CANCELLED);
    assertThat(graph.requests().recent().getFirst().failure()).contains("cancelled under way");
    never.countDown();
  }

  /** Is told the number of a page once it was handed over. */
  @FunctionalInterface
  private interface AfterPage {
    void handedOver(int page);
  }

  private void list() throws GraphException {
    list(page -> {});
  }

  private void list(AfterPage after) throws GraphException {
    graph
        .cloudPcs()
        .list(
            null,
            page -> {
              pages.add(page.rows().stream().map(CloudPc::id).toList().toString());
              asked.add(Duration.between(start, page.askedAt()));
              after.handedOver(pages.size());
            });
  }

  private Pages<CloudPc> pages(HttpClient http, List<Runnable> ahead) {
    Gate gate = new Gate(time);
    GraphClient client =
        new GraphClient(
            options(server.root(), true),
            http,
            new Bearer(tokens),
            gate,
            new RequestRing(gate),
            time,
            new Chance(new SplittableRandom(1)),
            Patience.standard(),
            Network.asSystem());
    Call first = Call.readBeta(server.root().resolve("/beta/p1"), Permission.CLOUD_PC_READ);
    StringPool pool = new StringPool();
    return new Pages<>(
        client, new Addresses(server.root()), first, () -> new CloudPcReader(pool)::read, ahead::add);
  }

  private String next(String path) {
    return "\"@odata.nextLink\":\"" + server.root() + path + "\",";
  }

  /** Pages may be asked for side by side, so what is answered depends on what is asked and not on the turn. */
  private static Line by(Map<String, Line> lines, Line otherwise) {
    return (request, socket) -> lines.getOrDefault(request.target(), otherwise).play(request, socket);
  }

  private static Line once(Line first, Line then) {
    CountDownLatch played = new CountDownLatch(1);
    return (request, socket) -> {
      boolean again = played.getCount() == 0;
      played.countDown();
      return (again ? then : first).play(request, socket);
    };
  }

  private static Line hanging(CountDownLatch until) {
    return (request, socket) -> {
      await(until);
      return refusal(403, "Forbidden", "too late").play(request, socket);
    };
  }

  private void awaitRequest(String target) {
    long begun = System.nanoTime();
    while (server.requests().stream().noneMatch(request -> request.target().equals(target))) {
      Thread.onSpinWait();
      if (System.nanoTime() - begun > TimeUnit.SECONDS.toNanos(LONG)) {
        throw new AssertionError(target + " was not asked for");
      }
    }
  }

  private static boolean await(CountDownLatch latch) {
    try {
      return latch.await(LONG, TimeUnit.SECONDS);
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
