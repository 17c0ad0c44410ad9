package org.cloudpcdesk.sample;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Carries requests from the wire to {@link GraphService} and its answers back. Thread-safe. */
final class GraphHandler implements HttpHandler {
  private static final int MAX_BODY = 4 * 1024 * 1024;

  private final GraphService service;
  private final Delay delay;
  private final String root;

  GraphHandler(GraphService service, Delay delay, String root) {
    this.service = service;
    this.delay = delay;
    this.root = root;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readNBytes(MAX_BODY);
      Map<String, String> headers = headers(exchange);
      Call call =
          Call.of(exchange.getRequestMethod(), exchange.getRequestURI().toString(), root(headers), headers, body);
      delay.usual();
      send(exchange, call, service.answer(call));
    } catch (Misfortune.ConnectionLost e) {
      // Closing without an answer is what was asked for.
    }
  }

  /** Clients refuse links to another host than the one they asked, and 127.0.0.1 and localhost are two. */
  private String root(Map<String, String> headers) {
    String host = headers.get("host");
    return host == null ? root : "http://" + host;
  }

  private static Map<String, String> headers(HttpExchange exchange) {
    Map<String, String> headers = new HashMap<>();
    for (Map.Entry<String, List<String>> header : exchange.getRequestHeaders().entrySet()) {
      headers.put(header.getKey().toLowerCase(Locale.ROOT), String.join(", ", header.getValue()));
    }
    return headers;
  }

  private static void send(HttpExchange exchange, Call call, Reply reply) throws IOException {
    reply.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
    exchange.getResponseHeaders().set("OData-Version", "4.0");
    exchange.getResponseHeaders().set("Cache-Control", "no-cache");
    byte[] body;
    if (call.acceptsGzip() && reply.content().isWorthPacking()) {
      body = reply.content().packed();
      exchange.getResponseHeaders().set("Content-Encoding", "gzip");
      exchange.getResponseHeaders().set("Vary", "Accept-Encoding");
    } else {
      body = reply.body();
    }
    exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
    if (body.length > 0) {
      OutputStream out = exchange.getResponseBody();
      // A body announced in full and written in half is what a broken connection looks like to the client.
      out.write(body, 0, reply.truncated() ? body.length / 2 : body.length);
      out.flush();
    }
  }
}
