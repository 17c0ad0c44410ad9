package org.cloudpcdesk.sample;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One request to the sample tenant's Graph, from the wire or from inside a batch.
 *
 * @param target path and query as they came, percent-encoded
 * @param root scheme and host by which the client knows this server
 * @param version {@code v1.0} or {@code beta}; other text when the path begins with neither
 * @param segments the decoded path below the version; a key in parentheses is a segment of its own
 * @param query decoded; names of OData's own options in lower case
 * @param headers names in lower case
 */
@SuppressWarnings("ArrayRecordComponent") // Calls are never compared.
record Call(
    String method,
    String target,
    String root,
    String version,
    List<String> segments,
    Map<String, String> query,
    Map<String, String> headers,
    byte[] body,
    String requestId,
    String clientRequestId) {

  private static final Pattern KEY = Pattern.compile("([^(]+)\\((.*)\\)");

  /** Reads a request line. */
  static Call of(String method, String target, String root, Map<String, String> headers, byte[] body) {
    int question = target.indexOf('?');
    String path = question < 0 ? target : target.substring(0, question);
    List<String> segments = segments(path);
    String version = segments.isEmpty() ? "" : segments.removeFirst().toLowerCase(Locale.ROOT);
    String requestId = UUID.randomUUID().toString();
    return new Call(
        method,
        target,
        root,
        version,
        List.copyOf(segments),
        query(question < 0 ? "" : target.substring(question + 1)),
        headers,
        body,
        requestId,
        headers.getOrDefault("client-request-id", requestId));
  }

  boolean beta() {
    return version.equals("beta");
  }

  @Nullable String header(String lowerCaseName) {
    return headers.get(lowerCaseName);
  }

  /** True when the client asked for the newer members of evolvable enumerations by their names. */
  boolean wantsUnknownEnumMembers() {
    return headers.getOrDefault("prefer", "").toLowerCase(Locale.ROOT).contains("include-unknown-enum-members");
  }

  /** True when the client takes packed bodies. */
  boolean acceptsGzip() {
    return headers.getOrDefault("accept-encoding", "").toLowerCase(Locale.ROOT).contains("gzip");
  }

  /** True when the client accepts a directory that lags a little behind, for advanced queries. */
  boolean eventual() {
    return "eventual".equalsIgnoreCase(header("consistencylevel"));
  }

  private static List<String> segments(String path) {
    List<String> segments = new ArrayList<>();
    for (String raw : path.split("/", -1)) {
      if (raw.isEmpty()) {
        continue;
      }
      // A plus sign stands for itself in a path.
      String segment = decode(raw.replace("+", "%2B"));
      Matcher key = KEY.matcher(segment);
      if (!key.matches()) {
        segments.add(segment);
        continue;
      }
      segments.add(key.group(1));
      String inside = key.group(2);
      if (!inside.isEmpty()) {
        boolean quoted = inside.length() > 1 && inside.startsWith("'") && inside.endsWith("'");
        segments.add(quoted ? inside.substring(1, inside.length() - 1).replace("''", "'") : inside);
      }
    }
    return segments;
  }

  private static Map<String, String> query(String text) {
    Map<String, String> query = new LinkedHashMap<>();
    for (String pair : text.split("&")) {
      if (!pair.isEmpty()) {
        int equals = pair.indexOf('=');
        String name = decode(equals < 0 ? pair : pair.substring(0, equals));
        String value = equals < 0 ? "" : decode(pair.substring(equals + 1));
        query.put(name.startsWith("$") ? name.toLowerCase(Locale.ROOT) : name, value);
      }
    }
    return query;
  }

  private static String decode(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }
}
