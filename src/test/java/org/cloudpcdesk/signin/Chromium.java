package org.cloudpcdesk.signin;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.cloudpcdesk.platform.Browser;

/** A real browser without a window, led by its DevTools protocol; each has a profile of its own. */
public final class Chromium implements Browser, AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration ONE_ANSWER = Duration.ofSeconds(2);
  private static final Duration PAUSE = Duration.ofMillis(25);

  private final HttpClient http = HttpClient.newHttpClient();
  private final Process process;
  private final Path profile;
  private final WebSocket page;
  private final AtomicInteger next = new AtomicInteger(1);
  private final Map<Integer, CompletableFuture<JsonObject>> answers = new ConcurrentHashMap<>();

  private Chromium(Process process, Path profile) throws IOException {
    this.process = process;
    this.profile = profile;
    try {
      this.page = connect(pageAddress(port(profile)));
    } catch (IOException | RuntimeException failed) {
      process.destroyForcibly();
      throw failed;
    }
  }

  /** Where it is installed, or nothing. */
  public static Optional<Path> installed() {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .flatMap(folder -> Stream.of("chromium", "chromium-browser", "google-chrome").map(Path.of(folder)::resolve))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /**
   * Starts it with a new profile, which lies outside the tests' own folders: what a browser notes of the pages it has been to
   * is none of this program's.
   */
  public static Chromium start(Path program) throws IOException {
    Path profile = Files.createTempDirectory("chromium-profile-");
    Process process =
        new ProcessBuilder(
            program.toString(),
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--remote-debugging-port=0",
            "--user-data-dir=" + profile,
            "about:blank")
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    return new Chromium(process, profile);
  }

  @Override
  public void open(URI address) throws IOException {
    JsonObject parameters = new JsonObject();
    parameters.addProperty("url", address.toString());
    command("Page.navigate", parameters);
  }

  /** Presses something on the page, as soon as it is there; once only, because the page that it leads to may lack it. */
  public void press(String selector) throws IOException {
    String found = "document.querySelector(%s)".formatted(quoted(selector));
    until("Boolean(%s)".formatted(found));
    JsonObject parameters = new JsonObject();
    parameters.addProperty("expression", found + ".click()");
    // The answer may be lost with the page that gives way.
    var _ = sent("Runtime.evaluate", parameters);
  }

  /** Waits until the page's text holds this. */
  public void awaitText(String text) throws IOException {
    until("Boolean(document.body && document.body.innerText.includes(%s))".formatted(quoted(text)));
  }

  /** Closes the page, as a person closes the tab. */
  public void closePage() throws IOException {
    command("Page.close", new JsonObject());
  }

  /** Asks again and again: a page that gives way to the next may leave a question without an answer. */
  private void until(String condition) throws IOException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    JsonObject parameters = new JsonObject();
    parameters.addProperty("expression", condition);
    String last = "";
    while (System.nanoTime() < deadline) {
      try {
        last = get(sent("Runtime.evaluate", parameters), ONE_ANSWER).toString();
      } catch (IOException givenWay) {
        last = givenWay.toString();
      }
      if (last.contains("\"value\":true")) {
        return;
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
    throw new IOException("never came true: " + condition + "; last " + last);
  }

  private static String quoted(String text) {
    return new JsonPrimitive(text).toString();
  }

  private void command(String method, JsonObject parameters) throws IOException {
    get(sent(method, parameters), PATIENCE);
  }

  /** One at a time: sign-in opens its page on a thread of its own, and a socket sends one text after the other. */
  private synchronized CompletableFuture<JsonObject> sent(String method, JsonObject parameters) {
    int id = next.getAndIncrement();
    JsonObject command = new JsonObject();
    command.addProperty("id", id);
    command.addProperty("method", method);
    command.add("params", parameters);
    CompletableFuture<JsonObject> answer = new CompletableFuture<>();
    answers.put(id, answer);
    page.sendText(command.toString(), true).join();
    return answer;
  }

  private static <T> T get(CompletableFuture<T> answer, Duration patience) throws IOException {
    try {
      return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException failed) {
      throw new IOException("the browser does not answer", failed);
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
      throw new IOException(ended);
    }
  }

  private WebSocket connect(URI address) throws IOException {
    return get(
        http.newWebSocketBuilder()
            .buildAsync(
                address,
                new WebSocket.Listener() {
                  private final StringBuilder text = new StringBuilder();

                  @Override
                  public CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
                    text.append(part);
                    if (last) {
                      JsonObject message = JsonParser.parseString(text.toString()).getAsJsonObject();
                      text.setLength(0);
                      if (message.has("id")) {
                        answers.remove(message.get("id").getAsInt()).complete(message);
                      }
                    }
                    socket.request(1);
                    return null;
                  }
                }),
        PATIENCE);
  }

  private URI pageAddress(int port) throws IOException {
    try {
      String list =
          http.send(
              HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/json/list")).build(),
              HttpResponse.BodyHandlers.ofString())
              .body();
      return JsonParser.parseString(list).getAsJsonArray().asList().stream()
          .map(target -> target.getAsJsonObject())
          .filter(target -> target.get("type").getAsString().equals("page"))
          .map(target -> URI.create(target.get("webSocketDebuggerUrl").getAsString()))
          .findFirst()
          .orElseThrow(() -> new IOException("the browser has no page: " + list));
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
      throw new IOException(ended);
    }
  }

  /** The browser writes its port into its profile when it listens. */
  private int port(Path profile) throws IOException {
    Path file = profile.resolve("DevToolsActivePort");
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < deadline) {
      List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
      if (lines.size() >= 2) {
        return Integer.parseInt(lines.getFirst());
      }
      if (!process.isAlive()) {
        throw new IOException("the browser ended with " + process.exitValue());
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
    throw new IOException("the browser did not begin to listen");
  }

  @Override
  public void close() {
    List<ProcessHandle> all = Stream.concat(process.descendants(), Stream.of(process.toHandle())).toList();
    all.forEach(ProcessHandle::destroyForcibly);
    all.forEach(one -> one.onExit().join());
    http.shutdownNow();
    delete(profile);
  }

  private static void delete(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(one);
      }
    } catch (IOException stays) {
      throw new UncheckedIOException(stays);
    }
  }
}
