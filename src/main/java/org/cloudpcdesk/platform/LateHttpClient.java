package org.cloudpcdesk.platform;

import java.io.IOException;
import java.net.Authenticator;
import java.net.CookieHandler;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;

/**
 * A client that is set up when it is first used: it starts a thread and reads the system's roots, and a window that shows
 * what was stored is drawn before anything is sent. Thread-safe.
 */
public final class LateHttpClient extends HttpClient {
  private final Supplier<HttpClient> maker;
  private @Nullable HttpClient made;
  private boolean shutDown;

  /** @param maker called once at most, on the thread that needs the client first */
  public LateHttpClient(Supplier<HttpClient> maker) {
    this.maker = maker;
  }

  private synchronized HttpClient client() {
    if (made == null) {
      made = maker.get();
      if (shutDown) {
        made.shutdown();
      }
    }
    return made;
  }

  /** Nothing new is sent from now on; there is nothing to be ended when nothing was sent before. */
  private synchronized Optional<HttpClient> ended() {
    shutDown = true;
    return Optional.ofNullable(made);
  }

  @Override
  public <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> handler)
      throws IOException, InterruptedException {
    return client().send(request, handler);
  }

  @Override
  public <T> CompletableFuture<HttpResponse<T>> sendAsync(HttpRequest request, HttpResponse.BodyHandler<T> handler) {
    return client().sendAsync(request, handler);
  }

  @Override
  public <T> CompletableFuture<HttpResponse<T>> sendAsync(
      HttpRequest request,
      HttpResponse.BodyHandler<T> handler,
      HttpResponse.@Nullable PushPromiseHandler<T> pushPromises) {
    return client().sendAsync(request, handler, pushPromises);
  }

  @Override
  public void shutdown() {
    ended().ifPresent(HttpClient::shutdown);
  }

  @Override
  public void shutdownNow() {
    ended().ifPresent(HttpClient::shutdownNow);
  }

  @Override
  public boolean awaitTermination(Duration duration) throws InterruptedException {
    return client().awaitTermination(duration);
  }

  @Override
  public boolean isTerminated() {
    return client().isTerminated();
  }

  @Override
  public void close() {
    ended().ifPresent(HttpClient::close);
  }

  @Override
  public Optional<CookieHandler> cookieHandler() {
    return client().cookieHandler();
  }

  @Override
  public Optional<Duration> connectTimeout() {
    return client().connectTimeout();
  }

  @Override
  public Redirect followRedirects() {
    return client().followRedirects();
  }

  @Override
  public Optional<ProxySelector> proxy() {
    return client().proxy();
  }

  @Override
  public SSLContext sslContext() {
    return client().sslContext();
  }

  @Override
  public SSLParameters sslParameters() {
    return client().sslParameters();
  }

  @Override
  public Optional<Authenticator> authenticator() {
    return client().authenticator();
  }

  @Override
  public Version version() {
    return client().version();
  }

  @Override
  public Optional<Executor> executor() {
    return client().executor();
  }
}
