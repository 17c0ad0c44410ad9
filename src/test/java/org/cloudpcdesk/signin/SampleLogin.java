package org.cloudpcdesk.signin;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.cloudpcdesk.model.Cloud;
import org.cloudpcdesk.platform.Browser;
import org.cloudpcdesk.platform.Time;
import org.cloudpcdesk.sample.SampleIdentity;
import org.cloudpcdesk.sample.TokenRegister;

/** The sample tenant's identity endpoints on a real port, with what a test wants to know about them. */
final class SampleLogin implements TokenRegister, AutoCloseable {
  static final String TENANT = "0f5c6f3e-8f5a-4c8e-9a5b-7a4f6a1d2c3b";
  static final String ALEX = "alex.fisher@contoso.com";
  static final String BO = "bo.jensen@contoso.com";

  final SampleIdentity identity =
      new SampleIdentity(
          TENANT,
          List.of(
              new SampleIdentity.User("5a1c0000-0000-4000-8000-000000000001", ALEX, "Alex Fisher"),
              new SampleIdentity.User("5a1c0000-0000-4000-8000-000000000002", BO, "Bo Jensen")),
          this,
          false);

  /** Paths of the requests that came, in order. */
  final List<String> requests = new CopyOnWriteArrayList<>();

  private final AtomicReference<HttpHandler> nextToken = new AtomicReference<>();
  private final Map<String, Grant> issued = new ConcurrentHashMap<>();
  private final AtomicInteger next = new AtomicInteger(1);
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpServer server;
  private volatile String tokenTenant;

  SampleLogin() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext(
        "/login",
        exchange -> {
          String path = exchange.getRequestURI().getPath();
          requests.add(path);
          HttpHandler instead = path.endsWith("/token") ? nextToken.getAndSet(null) : null;
          (instead == null ? identity : instead).handle(exchange);
        });
    server.start();
  }

  URI root() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/login");
  }

  /** A client of its own for each caller, because msal4j remembers failures per client id for the whole JVM. */
  SignInOptions options(Duration patience) {
    return new SignInOptions(UUID.randomUUID().toString(), SignInOptions.ANY_ORGANIZATION, Cloud.GLOBAL, root(), patience);
  }

  /** The same for a tenant in a cloud. */
  SignInOptions options(String tenant, Cloud cloud) {
    return new SignInOptions(UUID.randomUUID().toString(), tenant, cloud, root(), Duration.ofSeconds(30));
  }

  /** From now on access tokens can be read, and say that they are for a tenant. */
  void accessTokensNameTenant(String tenantId) {
    tokenTenant = tenantId;
  }

  MsalSignIn signIn(Browser browser) {
    return new MsalSignIn(options(Duration.ofSeconds(30)), TokenCache.inMemory(), browser, Time.system());
  }

  /** Lets a test answer the next request for tokens itself. */
  void answerNextToken(HttpHandler handler) {
    nextToken.set(handler);
  }

  /** Lets the next answer with tokens stop half-way until it is given back, and tells when it has. */
  CountDownLatch stallNextToken(CountDownLatch until) {
    CountDownLatch stalled = new CountDownLatch(1);
    answerNextToken(
        exchange -> {
          exchange.getResponseHeaders().add("Content-Type", "application/json");
          exchange.sendResponseHeaders(200, 1000);
          exchange.getResponseBody().write('{');
          exchange.getResponseBody().flush();
          stalled.countDown();
          try {
            until.await();
          } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
          }
          exchange.close();
        });
    return stalled;
  }

  @Override
  public String issue(Grant grant, Duration lifetime) {
    String tenant = tokenTenant;
    String token = tenant == null ? "secret-access-" + next.getAndIncrement() : readable(tenant);
    issued.put(token, grant);
    return token;
  }

  private static String readable(String tenantId) {
    Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
    return base64.encodeToString("{}".getBytes(StandardCharsets.UTF_8))
        + "."
        + base64.encodeToString("{\"tid\":\"%s\"}".formatted(tenantId).getBytes(StandardCharsets.UTF_8))
        + ".";
  }

  @Override
  public Optional<Grant> check(String token) {
    return Optional.ofNullable(issued.get(token));
  }

  @Override
  public void revokeAll() {
    issued.clear();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.close();
  }
}
