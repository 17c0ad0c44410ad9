package org.cloudpcdesk.sample;

import com.google.gson.JsonObject;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;

/** One request at the identity endpoints and its answer. */
final class IdentityExchange {
  private final HttpExchange exchange;

  IdentityExchange(HttpExchange exchange) {
    this.exchange = exchange;
  }

  /** The path below the login root. */
  String path() {
    String root = exchange.getHttpContext().getPath();
    String path = exchange.getRequestURI().getPath();
    return path.substring(root.endsWith("/") ? root.length() - 1 : root.length());
  }

  /** The path of this request as a form on its page names it. */
  String self() {
    return exchange.getRequestURI().getRawPath();
  }

  boolean isPost() {
    return exchange.getRequestMethod().equals("POST");
  }

  /** The full address of a path below the login root, by the name under which the client knows this server. */
  String address(String path) {
    String root = exchange.getHttpContext().getPath();
    String host = exchange.getRequestHeaders().getFirst("Host");
    return "http://" + host + (root.endsWith("/") ? root.substring(0, root.length() - 1) : root) + path;
  }

  Map<String, String> query() {
    return FormData.parse(exchange.getRequestURI().getRawQuery());
  }

  Map<String, String> form() throws IOException {
    return FormData.parse(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
  }

  /** The id the client gave this exchange, or a new one. */
  String correlationId() {
    String given = exchange.getRequestHeaders().getFirst("client-request-id");
    return given == null ? UUID.randomUUID().toString() : given;
  }

  void json(int status, JsonObject body) throws IOException {
    send(status, "application/json; charset=utf-8", body.toString());
  }

  void page(int status, String html) throws IOException {
    exchange.getResponseHeaders().set("X-Frame-Options", "DENY");
    send(status, "text/html; charset=utf-8", html);
  }

  private void send(int status, String type, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.getResponseHeaders().set("Cache-Control", "no-store, no-cache");
    exchange.getResponseHeaders().set("client-request-id", correlationId());
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }
}
