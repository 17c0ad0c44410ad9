package org.cloudpcdesk.sample;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Puts the tenant's latency and the faults that fit in front of its sign-in pages. */
final class LoginHandler implements HttpHandler {
  private final HttpHandler pages;
  private final Faults faults;
  private final Delay delay;

  LoginHandler(HttpHandler pages, Faults faults, Delay delay) {
    this.pages = pages;
    this.faults = faults;
    this.delay = delay;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    delay.usual();
    for (Fault fault : faults.take(exchange.getRequestMethod(), exchange.getRequestURI().toString())) {
      switch (fault) {
        case Fault.Latency(var duration) -> delay.hold(duration);
        case Fault.Dropped ignored -> {
          exchange.close();
          return;
        }
        case Fault.ServerError error -> {
          refuse(exchange, error.status());
          return;
        }
        default -> {
          // The other faults are of Graph's answers.
        }
      }
    }
    pages.handle(exchange);
  }

  private static void refuse(HttpExchange exchange, int status) throws IOException {
    try (exchange) {
      byte[] body = "{\"error\":\"temporarily_unavailable\"}".getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8");
      exchange.sendResponseHeaders(status, body.length);
      exchange.getResponseBody().write(body);
    }
  }
}
