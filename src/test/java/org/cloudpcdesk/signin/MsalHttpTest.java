package org.cloudpcdesk.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.cloudpcdesk.model.Permission.CLOUD_PC_READ;
import static org.cloudpcdesk.model.Permission.USER_READ;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.cloudpcdesk.model.Permission;
import org.cloudpcdesk.platform.Network;
import org.cloudpcdesk.platform.Time;
import org.cloudpcdesk.signin.SignInException.Kind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands between msal4j and the identity service, on real sockets. */
@Timeout(30)
class MsalHttpTest {
  private static final Set<Permission> FIRST = Set.of(CLOUD_PC_READ, USER_READ);

  private final CountDownLatch end = new CountDownLatch(1);
  private SampleLogin login;
  private PersonAtBrowser person;

  @BeforeEach
  void open() throws IOException {
    login = new SampleLogin();
    person = PersonAtBrowser.choosing(SampleLogin.ALEX);
  }

  @AfterEach
  void close() {
    end.countDown();
    login.close();
  }

  @Test
  void anAnswerThatStopsHalfWayIsGivenUp() throws Exception {
    MsalSignIn signIn = signIn(Duration.ofSeconds(2));
    signIn.interactive(FIRST).get();
    login.stallNextToken(end);

    SignInException why = (SignInException) catchThrowable(() -> signIn.token(CLOUD_PC_READ, true));

    assertThat(why.kind()).isEqualTo(Kind.NO_NETWORK);
    assertThat(why).hasMessageContaining("no answer came in time");
    assertThat(login.check(signIn.token(CLOUD_PC_READ, false))).isPresent();
  }

  @Test
  void whoWaitsForSomebodyElsesRenewalCanBeInterrupted() throws Exception {
    MsalSignIn signIn = signIn(Duration.ofMinutes(1));
    signIn.interactive(FIRST).get();
    CountDownLatch stalled = login.stallNextToken(end);
    var _ = CompletableFuture.runAsync(() -> catchThrowable(() -> signIn.token(CLOUD_PC_READ, true)));
    assertThat(stalled.await(20, TimeUnit.SECONDS)).isTrue();

    Thread.currentThread().interrupt();
    SignInException why = (SignInException) catchThrowable(() -> signIn.token(CLOUD_PC_READ, true));

    assertThat(Thread.interrupted()).isTrue();
    assertThat(why.kind()).isEqualTo(Kind.CANCELLED);
  }

  @ParameterizedTest
  @ValueSource(ints = {407, 403, 502})
  void aProxyThatLetsNothingThroughIsNamed(int status) throws Exception {
    try (ServerSocket proxy = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      var _ = CompletableFuture.runAsync(() -> refuse(proxy, status), Thread::startVirtualThread);
      URI service = URI.create("https://login.example.invalid");
      LoginRoot root = new LoginRoot(service);
      HttpClient http = MsalHttp.http(root, Network.asSystem()).proxy(ProxySelector.of((InetSocketAddress) proxy.getLocalSocketAddress())).build();
      SignInOptions own = login.options(Duration.ofSeconds(20));
      MsalSignIn behind =
          new MsalSignIn(
              new SignInOptions(own.clientId(), own.tenant(), own.cloud(), service, own.patience()),
              TokenCache.inMemory(),
              page -> person.open(URI.create(page.toString().replace(service.toString(), login.root().toString()))),
              Time.system(),
              new MsalHttp(root, http, Network.asSystem(), Duration.ofSeconds(20)));

      Throwable failure = catchThrowable(behind.interactive(FIRST)::get);

      assertThat(failure.getCause())
          .isInstanceOfSatisfying(
              SignInException.class,
              why -> assertThat(why.kind()).isEqualTo(status == 407 ? Kind.PROXY_SCHEME : Kind.PROXY));
    }
  }

  /** Answers every CONNECT alike, until the socket is closed; the JDK's server does not know that method. */
  private static void refuse(ServerSocket proxy, int status) {
    try {
      while (true) {
        try (Socket client = proxy.accept()) {
          BufferedReader head =
              new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
          String line = head.readLine();
          while (line != null && !line.isEmpty()) {
            line = head.readLine();
          }
          client
              .getOutputStream()
              .write(
                  ("HTTP/1.1 " + status + " No\r\nProxy-Authenticate: Negotiate\r\nContent-Length: 0\r\n\r\n")
                      .getBytes(StandardCharsets.US_ASCII));
        }
      }
    } catch (IOException closed) {
      // The test is over.
    }
  }

  private MsalSignIn signIn(Duration answer) {
    LoginRoot root = new LoginRoot(login.root());
    return new MsalSignIn(
        login.options(Duration.ofSeconds(20)),
        TokenCache.inMemory(),
        person,
        Time.system(),
        new MsalHttp(root, MsalHttp.http(root, Network.asSystem()).build(), Network.asSystem(), answer));
  }
}
