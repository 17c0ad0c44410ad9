package org.cloudpcdesk.signin;

import com.microsoft.aad.msal4j.HttpResponse;
import com.microsoft.aad.msal4j.IHttpClient;
import com.microsoft.aad.msal4j.IHttpResponse;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.cloudpcdesk.platform.ConnectionLoss;
import org.cloudpcdesk.platform.LateHttpClient;
import org.cloudpcdesk.platform.Network;

/** msal4j's requests over the program's own network: its proxy, its trust, no logging of bodies. Thread-safe. */
final class MsalHttp implements IHttpClient, AutoCloseable {
  private static final Duration CONNECT = Duration.ofSeconds(20);
  private static final Duration ANSWER = Duration.ofMinutes(1);
  private static final int PROXY_AUTHENTICATION_REQUIRED = 407;

  private final LoginRoot loginRoot;
  private final HttpClient http;
  private final Duration answer;
  private final Network network;
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("signin-http-", 0).factory());

  MsalHttp(LoginRoot loginRoot, Network network) {
    this(loginRoot, new LateHttpClient(() -> http(loginRoot, network).build()), network, ANSWER);
  }

  /** @param answer how long an answer may take, its body included */
  MsalHttp(LoginRoot loginRoot, HttpClient http, Network network, Duration answer) {
    this.network = network;
    this.loginRoot = loginRoot;
    this.http = http;
    this.answer = answer;
  }

  /** A client that names who issued a refused certificate. */
  static HttpClient.Builder http(LoginRoot loginRoot, Network network) {
    return network.client(loginRoot.isHttps()).connectTimeout(CONNECT);
  }

  @Override
  public IHttpResponse send(com.microsoft.aad.msal4j.HttpRequest request) throws IOException, InterruptedException {
    HttpRequest.Builder builder;
    try {
      builder = HttpRequest.newBuilder(loginRoot.turn(request.url().toURI()));
    } catch (URISyntaxException notAnAddress) {
      // Its message would repeat the query.
      throw new IOException("msal4j asked for an address that is none");
    }
    request.headers().forEach(builder::header);
    String body = request.body();
    builder.method(
        request.httpMethod().name(),
        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
    java.net.http.HttpResponse<String> reply = exchange(builder.build());
    if (reply.statusCode() == PROXY_AUTHENTICATION_REQUIRED) {
      throw new SignInErrors.ProxyRefused(ConnectionLoss.asked(reply.headers()));
    }
    HttpResponse response = new HttpResponse().statusCode(reply.statusCode()).body(reply.body());
    response.addHeaders(reply.headers().map());
    return response;
  }

  /** What is under way ends by itself; nothing new is sent. */
  @Override
  public void close() {
    threads.shutdown();
    http.shutdown();
  }

  /**
   * {@code HttpRequest.timeout} ends with the headers (JDK 25); here the body counts too. Not {@code sendAsync}: that
   * answers through the common pool, which others may have filled.
   */
  private java.net.http.HttpResponse<String> exchange(HttpRequest request) throws IOException, InterruptedException {
    Future<java.net.http.HttpResponse<String>> exchange =
        threads.submit(() -> network.send(http, request, BodyHandlers.ofString()));
    try {
      return exchange.get(answer.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException late) {
      exchange.cancel(true);
      throw new HttpTimeoutException("the answer did not come in time");
    } catch (InterruptedException cancelled) {
      exchange.cancel(true);
      throw cancelled;
    } catch (ExecutionException failed) {
      throw failed.getCause() instanceof IOException lost ? lost : new IOException(failed.getCause());
    }
  }
}
