package org.cloudpcdesk.deprovision;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.cloudpcdesk.platform.Time;
import org.jspecify.annotations.Nullable;

/**
 * A few Cloud PCs behind real HTTP, as Graph shows them on beta and ends them on v1.0, living by the test's clock. Each
 * has a story: what is shown so long after its grace period was ended.
 */
final class LoopbackTenant implements AutoCloseable {

  /** What is shown of a Cloud PC. */
  record Shown(String status, String device, String person, @Nullable Instant provisioned) {
    static Shown of(String id, String status) {
      return new Shown(status, "CPC-" + id, id + "@contoso.example", ScriptedTenant.PROVISIONED.parsed());
    }
  }

  /** How a request that acts is answered. */
  enum Manner {
    HONEST,
    /** It takes effect, then the connection is cut before a byte of the answer. */
    ACTS_AND_DROPS,
    /** It takes no effect and the connection is cut. */
    DROPS,
    CONFLICT
  }

  private static final String COLLECTION = "/deviceManagement/virtualEndpoint/cloudPCs";
  private static final Shown GONE = new Shown("", "", "", null);

  final List<String> posts = new CopyOnWriteArrayList<>();
  final List<String> reads = new CopyOnWriteArrayList<>();
  private final Time time;
  private final HttpServer server;
  private final Map<String, Shown> before = new TreeMap<>();
  private final Map<String, NavigableMap<Duration, Shown>> stories = new HashMap<>();
  private final Map<String, Instant> ended = new HashMap<>();
  private final Map<String, Manner> manners = new HashMap<>();

  LoopbackTenant(Time time) throws IOException {
    this.time = time;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::handle);
    server.start();
  }

  URI root() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** A Cloud PC in grace. */
  synchronized LoopbackTenant holds(String id) {
    return shows(id, Shown.of(id, "inGracePeriod"));
  }

  synchronized LoopbackTenant shows(String id, Shown shown) {
    before.put(id, shown);
    return this;
  }

  synchronized LoopbackTenant loses(String id) {
    before.put(id, GONE);
    return this;
  }

  /** So many minutes after its grace period was ended, the Cloud PC is shown so. */
  synchronized LoopbackTenant after(String id, int minutes, Shown shown) {
    stories.computeIfAbsent(id, key -> new TreeMap<>()).put(Duration.ofMinutes(minutes), shown);
    return this;
  }

  synchronized LoopbackTenant after(String id, int minutes, String status) {
    return after(id, minutes, Shown.of(id, status));
  }

  synchronized LoopbackTenant goneAfter(String id, int minutes) {
    return after(id, minutes, GONE);
  }

  synchronized LoopbackTenant answers(String id, Manner manner) {
    manners.put(id, manner);
    return this;
  }

  private Shown now(String id) {
    Shown shown = Objects.requireNonNullElse(before.get(id), GONE);
    Instant since = ended.get(id);
    if (since == null || !stories.containsKey(id)) {
      return shown;
    }
    var step = stories.get(id).floorEntry(Duration.between(since, time.now()));
    return step == null ? shown : step.getValue();
  }

  private synchronized void handle(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    if (exchange.getRequestMethod().equals("POST") && path.startsWith("/v1.0" + COLLECTION + "/")) {
      end(exchange, path.split("/")[5]);
    } else if (path.equals("/beta" + COLLECTION)) {
      list(exchange);
    } else if (path.startsWith("/beta" + COLLECTION + "/")) {
      get(exchange, path.substring(path.lastIndexOf('/') + 1));
    } else {
      refuse(exchange, 400, "BadRequest");
    }
  }

  private void end(HttpExchange exchange, String id) throws IOException {
    posts.add(id);
    Manner manner = manners.getOrDefault(id, Manner.HONEST);
    if (manner == Manner.DROPS) {
      exchange.close();
    } else if (now(id) == GONE) {
      refuse(exchange, 404, "NotFound");
    } else if (manner == Manner.CONFLICT) {
      ended.put(id, time.now());
      refuse(exchange, 409, "Conflict");
    } else {
      ended.put(id, time.now());
      if (manner == Manner.ACTS_AND_DROPS) {
        exchange.close();
      } else {
        exchange.getResponseHeaders().add("request-id", "service-" + id);
        exchange.sendResponseHeaders(204, -1);
        exchange.close();
      }
    }
  }

  private void get(HttpExchange exchange, String id) throws IOException {
    reads.add(id);
    Shown shown = now(id);
    if (shown == GONE) {
      refuse(exchange, 404, "NotFound");
    } else {
      send(exchange, 200, json(id, shown));
    }
  }

  private void list(HttpExchange exchange) throws IOException {
    String query = URLDecoder.decode(exchange.getRequestURI().getRawQuery(), StandardCharsets.UTF_8);
    reads.add("LIST");
    String rows =
        before.keySet().stream()
            .filter(id -> now(id) != GONE && query.contains("status eq '" + now(id).status() + "'"))
            .map(id -> json(id, now(id)))
            .collect(Collectors.joining(","));
    send(exchange, 200, "{\"value\":[" + rows + "]}");
  }

  private static String json(String id, Shown shown) {
    String provisioned = shown.provisioned() == null ? "null" : "\"" + shown.provisioned() + "\"";
    return """
        {"id":"%s","displayName":"Cloud PC %s","managedDeviceName":"%s","userPrincipalName":"%s","status":"%s",
         "provisioningPolicyId":"policy-1","lastLoginResult":null,"provisionedDateTime":%s}"""
        .formatted(id, id, shown.device(), shown.person(), shown.status(), provisioned);
  }

  private static void refuse(HttpExchange exchange, int status, String code) throws IOException {
    send(exchange, status, "{\"error\":{\"code\":\"%s\",\"message\":\"refused\"}}".formatted(code));
  }

  private static void send(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
