package org.cloudpcdesk.bench;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.SplittableRandom;
import org.cloudpcdesk.graph.GraphOptions;
import org.cloudpcdesk.graph.GraphServices;
import org.cloudpcdesk.graph.RequestLog;
import org.cloudpcdesk.platform.Time;

/** {@code serve-sample} in a process of its own, so that the tenant's work is nobody's. Nothing happens in it by itself. */
final class ServedTenant implements AutoCloseable {
  private final Process process;
  private final URI root;
  private final String token;

  ServedTenant(int cloudPcs) throws IOException {
    process =
        new ProcessBuilder(
                Child.java(),
                "-Dsun.net.httpserver.nodelay=true",
                "-cp",
                System.getProperty("java.class.path"),
                "org.cloudpcdesk.app.Main",
                "serve-sample",
                "--cloud-pcs",
                Integer.toString(cloudPcs),
                "--speed",
                "0.001")
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    BufferedReader said =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    JsonObject line = JsonParser.parseString(said.readLine()).getAsJsonObject();
    root = URI.create(line.get("graphRoot").getAsString());
    token = line.get("accessToken").getAsString();
  }

  URI root() {
    return root;
  }

  String token() {
    return token;
  }

  /** Our own wire to it. */
  GraphServices graph() {
    return graph(root, token);
  }

  /** The same in another process. */
  static GraphServices graph(URI root, String token) {
    return GraphServices.open(
        new GraphOptions(root, "CloudPCDesk/bench", true, Duration.ofSeconds(15), Duration.ofSeconds(60)),
        (permission, renew) -> token,
        Time.system(),
        new SplittableRandom(1));
  }

  /** The address with which our own client begins to read the list; the peers begin with it as well. */
  URI firstPage() throws Exception {
    try (GraphServices graph = graph()) {
      try {
        graph.cloudPcs().list(null, page -> stop());
      } catch (EnoughException firstPageRead) {
        // The log holds the latest requests only, so it is asked when there were few.
      }
      // A page that was asked for ahead may have come first.
      String url =
          graph.requests().recent().stream()
              .map(RequestLog.Entry::url)
              .filter(one -> !one.contains("skiptoken"))
              .findFirst()
              .orElseThrow();
      return url.startsWith("http") ? URI.create(url) : root.resolve(url);
    }
  }

  private static void stop() {
    throw new EnoughException();
  }

  private static final class EnoughException extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  @Override
  public void close() {
    process.destroy();
  }
}
