package org.cloudpcdesk.platform;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.net.Proxy;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.KeyStore;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * How requests leave this computer: through which proxy and under which name there, trusting whom. Every HTTP client of the
 * program is made here, for sign-in and Graph alike. Thread-safe.
 *
 * <p>A proxy's question is answered here and not by an {@link java.net.Authenticator}: with one, {@code java.net.http} turns
 * a service's 401 without a challenge into an exception, and nobody learns what the service said.
 */
public final class Network {
  private static final int PROXY_ASKS = 407;
  private static final int MOST_QUESTIONS = 5;

  private final ProxyRoute route;
  private final ProxyLogin login;
  private final @Nullable KeyStore roots;
  private final SystemRoots system;
  private final Time time;
  private final ClockCheck clock = new ClockCheck();
  private @Nullable SSLContext trust;

  Network(ProxyRoute route, ProxyLogin login, @Nullable KeyStore roots, SystemRoots system, Time time) {
    this.route = route;
    this.login = login;
    this.roots = roots;
    this.system = system;
    this.time = time;
  }

  /** The system's proxy and roots; nobody is asked for a proxy's password. */
  public static Network asSystem() {
    return of(
        ProxyChoice.AsSystem::new, () -> null, ProxyPasswords.none(), ProxyQuestion.NOBODY, Time.system());
  }

  /**
   * @param choice asked for each connection
   * @param user the name to begin a question with, or null
   */
  public static Network of(
      Supplier<ProxyChoice> choice,
      Supplier<@Nullable String> user,
      ProxyPasswords passwords,
      ProxyQuestion question,
      Time time) {
    Map<String, String> environment = System.getenv();
    return new Network(
        new ProxyRoute(choice, ProxyRoute.ofSystem(System.getProperty("os.name", ""), environment)),
        new ProxyLogin(passwords, question, new EnvironmentProxies(environment), user),
        null,
        SystemRoots.ofThisSystem(),
        time);
  }

  /**
   * A client that goes through the proxy and names who issued a refused certificate; {@link #send} uses it.
   *
   * @param encrypted whether the service is reached over https; without it no roots are read
   */
  public HttpClient.Builder client(boolean encrypted) {
    HttpClient.Builder builder = HttpClient.newBuilder().proxy(route);
    return encrypted ? builder.sslContext(trust()) : builder;
  }

  /**
   * Sends a request. When the proxy asks who one is, it is told, and the request is sent again: the proxy let nothing of it
   * through. Blocks, also while the administrator is asked.
   *
   * @return the answer; one of the proxy with status 407 when nobody knows what to tell it
   */
  public <T> HttpResponse<T> send(HttpClient http, HttpRequest request, HttpResponse.BodyHandler<T> handler)
      throws IOException, InterruptedException {
    ProxyAddress proxy = proxy(request);
    PasswordAuthentication told = proxy == null ? null : login.known(proxy);
    for (int question = 1; ; question++) {
      HttpResponse<T> answer = http.send(told == null ? request : telling(request, told), handler);
      if (proxy == null || answer.statusCode() != PROXY_ASKS) {
        clock.note(answer.headers(), time.now());
        return answer;
      }
      boolean takesPasswords = ProxySchemes.takesPasswords(ProxySchemes.of(answer.headers()));
      told = takesPasswords && question <= MOST_QUESTIONS ? login.asked(proxy, told) : null;
      if (told == null) {
        return answer;
      }
    }
  }

  /** What the services' clocks say about this computer's. */
  public ClockCheck clock() {
    return clock;
  }

  /** Somebody who did not answer a proxy's question may be asked again. */
  public void askAgain() {
    login.askAgain();
  }

  private @Nullable ProxyAddress proxy(HttpRequest request) {
    // java.net.http takes the first one too.
    Proxy first = route.select(request.uri()).getFirst();
    return first.type() == Proxy.Type.HTTP && first.address() instanceof InetSocketAddress address
        ? new ProxyAddress(address.getHostString().toLowerCase(Locale.ROOT), address.getPort())
        : null;
  }

  /**
   * The header goes to the proxy alone: {@code java.net.http} sends nothing that begins with "Proxy-" through a tunnel or
   * to a server. It sends Basic only where {@code jdk.http.auth.tunneling.disabledSchemes} is empty.
   */
  private static HttpRequest telling(HttpRequest request, PasswordAuthentication login) {
    String told = login.getUserName() + ":" + new String(login.getPassword());
    String basic = Base64.getEncoder().encodeToString(told.getBytes(StandardCharsets.UTF_8));
    return HttpRequest.newBuilder(request, (name, value) -> true)
        .setHeader("Proxy-Authorization", "Basic " + basic)
        .build();
  }

  private synchronized SSLContext trust() {
    if (trust == null) {
      trust = ChainNamingTrust.context(roots, system);
    }
    return trust;
  }
}
