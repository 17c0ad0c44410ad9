package org.cloudpcdesk.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.net.PasswordAuthentication;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.cloudpcdesk.platform.ConnectionLoss.Cause;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Real sockets: a TLS server, and a proxy before it. */
@Timeout(60)
class NetworkTest {
  private static final URI SERVICE = URI.create("https://graph.test/");
  private static final String BASIC = "Basic realm=\"contoso\"";

  @TempDir private Path folder;
  private final Asked asked = new Asked();
  private final Kept kept = new Kept();
  private final SteppedTime time = new SteppedTime(Instant.now());

  @BeforeAll
  static void basicIsAllowed() {
    assertThat(System.getProperty("jdk.http.auth.tunneling.disabledSchemes"))
        .as("as packaging/jvm.options sets it")
        .isEmpty();
  }

  @Test
  void aProxyThatLetsEverybodyThroughIsUsed() throws Exception {
    try (TlsServer server = server();
        TestProxy proxy = new TestProxy(server.port(), null, BASIC)) {
      assertThat(get(through(proxy, server.roots())).statusCode()).isEqualTo(200);

      assertThat(proxy.heads()).singleElement().asString().startsWith("CONNECT graph.test:443 ");
      assertThat(asked.questions).isEmpty();
    }
  }

  @Test
  void aProxysQuestionIsAnsweredOnceAndOnlyToTheProxy() throws Exception {
    try (TlsServer server = server();
        TestProxy proxy = new TestProxy(server.port(), "mei:p\u00e4ss:word", BASIC)) {
      asked.answer("mei", "p\u00e4ss:word", false);
      Network network = through(proxy, server.roots());

      assertThat(get(network).statusCode()).isEqualTo(200);
      assertThat(get(network).statusCode()).isEqualTo(200);

      assertThat(asked.questions).containsExactly("localhost:" + proxy.port() + " null false");
      assertThat(server.seen()).hasSize(2).noneMatch(headers -> headers.containsKey("Proxy-Authorization"));
      assertThat(kept.logins).isEmpty();
    }
  }

  @Test
  void manyRequestsAskOnce() throws Exception {
    try (TlsServer server = server();
        TestProxy proxy = new TestProxy(server.port(), "mei:secret", BASIC);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      asked.answer("mei", "secret", false);
      asked.hold = new CountDownLatch(1);
      Network network = through(proxy, server.roots());
      List<Future<Integer>> answers = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        answers.add(threads.submit(() -> get(network).statusCode()));
      }
      asked.hold.countDown();
      for (Future<Integer> answer : answers) {
        assertThat(answer.get(30, TimeUnit.SECONDS)).isEqualTo(200);
      }
      assertThat(asked.questions).hasSize(1);
    }
  }

  @Test
  void aRefusedAnswerIsAskedForAgainAndTheRightOneIsKept() throws Exception {
    try (TlsServer server = server();
        TestProxy proxy = new TestProxy(server.port(), "mei:right", BASIC)) {
      asked.answer("mei", "wrong", true);
      asked.answer("mei", "right", true);

      assertThat(get(through(proxy, server.roots())).statusCode()).isEqualTo(200);

      assertThat(asked.questions)
          .containsExactly(
              "localhost:" + proxy.port() + " null false", "localhost:" + proxy.port() + " mei true");
      assertThat(kept.find(new ProxyAddress("localhost", proxy.port())))
          .get()
          .satisfies(login -> assertThat(new String(login.getPassword())).isEqualTo("right"));
    }
  }

  @Test
  void whatWasKeptIsToldWithoutAQuestionUntilThePasswordChanges() throws Exception {
    try (TlsServer server = server();
        TestProxy proxy = new TestProxy(server.port(), "mei:old", BASIC)) {
      ProxyAddress address = new ProxyAddress("localhost", proxy.port());
      kept.keep(address, new PasswordAuthentication("mei", "old".toCharArray()));
      assertThat(get(through(proxy, server.roots())).statusCode()).isEqualTo(200);
      assertThat(asked.questions).isEmpty();

      proxy.login("mei:new");
      asked.answer("mei", "new", false);
      assertThat(get(through(proxy, server.roots())).statusCode()).isEqualTo(200);

      assertThat(asked.questions).containsExactly(address + " mei true");
      assertThat(kept.logins).isEmpty();
    }
  }

  @Test
  void whoDoesNotAnswerIsNotAskedAgainUntilWanted() throws Exception {
    try (TlsServer server = server();
        TestProxy proxy = new TestProxy(server.port(), "mei:secret", BASIC)) {
      Network network = through(proxy, server.roots());
      assertThat(get(network).statusCode()).isEqualTo(407);
      assertThat(get(network).statusCode()).isEqualTo(407);
      assertThat(asked.questions).hasSize(1);

      network.askAgain();
      asked.answer("mei", "secret", false);
      assertThat(get(network).statusCode()).isEqualTo(200);
      assertThat(server.seen()).hasSize(1);
    }
  }

  @Test
  void aProxyThatTakesNoPasswordsIsNotToldAny() throws Exception {
    try (TlsServer server = server();
        TestProxy proxy = new TestProxy(server.port(), "x:y", "Negotiate")) {
      assertThat(get(through(proxy, server.roots())).statusCode()).isEqualTo(407);
      assertThat(asked.questions).isEmpty();
    }
  }

  @Test
  void anAnswerWithoutAChallengeIsAnAnswer() throws Exception {
    try (TlsServer server = server();
        TestProxy proxy = new TestProxy(server.port(), null, BASIC)) {
      server.status(401);
      assertThat(get(through(proxy, server.roots())).body()).isEqualTo("hello");
    }
  }

  @Test
  void whoIssuedAnUntrustedCertificateIsNamed() throws Exception {
    try (TlsServer server = server();
        TestProxy proxy = new TestProxy(server.port(), null, BASIC)) {
      IOException refused = catchThrowableOfType(IOException.class, () -> get(through(proxy, null)));

      assertThat(ConnectionLoss.of(refused))
          .isEqualTo(new ConnectionLoss(Cause.UNTRUSTED, "the certificate issued by CN=Inspecting Proxy is not trusted"));
      assertThat(server.seen()).isEmpty();
    }
  }

  @Test
  void whatTheSystemTrustsIsTrusted() throws Exception {
    try (TlsServer server = server();
        TestProxy proxy = new TestProxy(server.port(), null, BASIC)) {
      Network network = network(new ProxyChoice.Named("localhost", proxy.port()), new SystemRoots(server::roots));

      assertThat(get(network).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void rootsThatCannotBeReadLeaveJavasOwn() throws Exception {
    try (TlsServer server = server();
        TestProxy proxy = new TestProxy(server.port(), null, BASIC)) {
      SystemRoots broken =
          new SystemRoots(
              () -> {
                throw new IOException("no store");
              });
      IOException refused =
          catchThrowableOfType(
              IOException.class, () -> get(network(new ProxyChoice.Named("localhost", proxy.port()), broken)));
      assertThat(ConnectionLoss.of(refused).cause()).isEqualTo(Cause.UNTRUSTED);
    }
  }

  @Test
  void aCertificateOutOfDateSpeaksOfTheClock() throws Exception {
    try (TlsServer server = new TlsServer(folder, "CN=Inspecting Proxy", "graph.test", "-60d");
        TestProxy proxy = new TestProxy(server.port(), null, BASIC)) {
      Network network = network(new ProxyChoice.Named("localhost", proxy.port()), new SystemRoots(server::roots));
      IOException refused = catchThrowableOfType(IOException.class, () -> get(network));

      assertThat(ConnectionLoss.of(refused).sentence())
          .isEqualTo("the certificate issued by CN=Inspecting Proxy is not valid at this computer's date and time");
    }
  }

  @Test
  void aClockThatIsOffIsToldWithHowFar() throws Exception {
    try (TlsServer server = server();
        TestProxy proxy = new TestProxy(server.port(), null, BASIC)) {
      Network network = through(proxy, server.roots());
      List<Boolean> heard = new ArrayList<>();
      network.clock().listen(() -> heard.add(network.clock().off().isPresent()));

      time.advance(Duration.ofMinutes(2));
      get(network);
      assertThat(network.clock().off()).isEmpty();

      time.advance(Duration.ofMinutes(10));
      get(network);
      get(network);
      assertThat(network.clock().off().orElseThrow().toMinutes()).isBetween(10L, 12L);

      time.advance(Duration.ofMinutes(-40));
      get(network);
      assertThat(network.clock().off().orElseThrow().toMinutes()).isBetween(-29L, -27L);

      time.advance(Duration.ofMinutes(28));
      get(network);
      assertThat(network.clock().off()).isEmpty();
      assertThat(heard).containsExactly(true, true, false);
    }
  }

  @Test
  void thisComputerIsNeverReachedThroughAProxy() throws Exception {
    try (TlsServer server = new TlsServer(folder, "CN=Local", "localhost", "-1d");
        TestProxy proxy = new TestProxy(server.port(), null, BASIC)) {
      Network network = through(proxy, server.roots());

      assertThat(get(network, URI.create("https://localhost:" + server.port() + "/")).statusCode()).isEqualTo(200);
      assertThat(proxy.heads()).isEmpty();
    }
  }

  @Test
  void aProxyThatIsNotThereIsNoConnection() {
    Network network = network(new ProxyChoice.Named("localhost", 1), SystemRoots.NONE);
    IOException lost = catchThrowableOfType(IOException.class, () -> get(network));

    assertThat(ConnectionLoss.of(lost).cause()).isEqualTo(Cause.NO_CONNECTION);
  }

  @Test
  void aBundleOfRootsIsRead() throws Exception {
    Path bundle = Path.of("/etc/ssl/certs/ca-certificates.crt");
    assumeThat(bundle).isReadable();
    KeyStore roots = SystemRoots.bundle(List.of(Path.of("/no/such/file"), bundle));
    assertThat(roots).isNotNull();
    assertThat(roots.size()).isGreaterThan(10);
    assertThat(SystemRoots.bundle(List.of(Path.of("/no/such/file")))).isNull();
  }

  @Test
  @Tag("windows")
  @EnabledOnOs(OS.WINDOWS)
  void windowsOwnRootsAreRead() throws Exception {
    assertThat(SystemRoots.windows().size()).isGreaterThan(5);
    assertThat(SystemRoots.ofThisSystem().manager()).isPresent();
  }

  @Test
  @Tag("windows")
  @EnabledOnOs(OS.WINDOWS)
  void javaAsksWindowsForItsProxies() {
    assertThat(System.getProperty("java.net.useSystemProxies")).isEqualTo("true");
    assertThat(ProxyRoute.ofSystem(System.getProperty("os.name"), Map.of()).select(SERVICE)).isNotEmpty();
  }

  private TlsServer server() throws Exception {
    return new TlsServer(folder, "CN=Inspecting Proxy", "graph.test", "-1d");
  }

  private Network through(TestProxy proxy, KeyStore roots) {
    return network(
        new ProxyChoice.Named("localhost", proxy.port()),
        roots == null ? SystemRoots.NONE : new SystemRoots(() -> roots));
  }

  private Network network(ProxyChoice choice, SystemRoots system) {
    EnvironmentProxies none = new EnvironmentProxies(Map.of());
    return new Network(
        new ProxyRoute(() -> choice, none), new ProxyLogin(kept, asked, none, () -> null), null, system, time);
  }

  private static HttpResponse<String> get(Network network) throws IOException, InterruptedException {
    return get(network, SERVICE);
  }

  private static HttpResponse<String> get(Network network, URI target) throws IOException, InterruptedException {
    try (HttpClient http = network.client(true).connectTimeout(Duration.ofSeconds(20)).build()) {
      return network.send(http, HttpRequest.newBuilder(target).build(), BodyHandlers.ofString());
    }
  }

  private static final class Asked implements ProxyQuestion {
    final List<String> questions = new ArrayList<>();
    private final Deque<Answer> answers = new ArrayDeque<>();
    CountDownLatch hold = new CountDownLatch(0);

    void answer(String user, String password, boolean remember) {
      answers.add(new Answer(new PasswordAuthentication(user, password.toCharArray()), remember));
    }

    @Override
    public synchronized Optional<Answer> ask(ProxyAddress proxy, String user, boolean refused) {
      questions.add(proxy + " " + user + " " + refused);
      try {
        hold.await();
      } catch (InterruptedException ended) {
        Thread.currentThread().interrupt();
      }
      return Optional.ofNullable(answers.poll());
    }
  }

  private static final class Kept implements ProxyPasswords {
    final Map<ProxyAddress, PasswordAuthentication> logins = new HashMap<>();

    @Override
    public synchronized Optional<PasswordAuthentication> find(ProxyAddress proxy) {
      return Optional.ofNullable(logins.get(proxy));
    }

    @Override
    public synchronized void keep(ProxyAddress proxy, PasswordAuthentication login) {
      logins.put(proxy, login);
    }

    @Override
    public synchronized void forget(ProxyAddress proxy) {
      logins.remove(proxy);
    }
  }
}
