package org.cloudpcdesk.sample;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Microsoft's clouds as their identity services present themselves: what each is called, and whose Graph it knows. */
public enum SampleCloud {
  GLOBAL(
      "https://graph.microsoft.com/",
      "login.microsoftonline.com",
      "login.windows.net"),
  US_GOVERNMENT_L4("https://graph.microsoft.us/"),
  US_GOVERNMENT_L5("https://dod-graph.microsoft.us/");

  private final String graph;
  private final String host;
  private final String cacheName;

  SampleCloud(String graph, String host, String cacheName) {
    this.graph = graph;
    this.host = host;
    this.cacheName = cacheName;
  }

  /** One of the US government's, which share an identity service. */
  SampleCloud(String graph) {
    this(graph, "login.microsoftonline.us", "login.microsoftonline.us");
  }

  /** Which cloud's Graph a permission is asked for by its full name. */
  static Optional<SampleCloud> named(String scope) {
    return Arrays.stream(values()).filter(cloud -> scope.startsWith(cloud.graph)).findFirst();
  }

  /** What Graph's permissions begin with there. */
  String graph() {
    return graph;
  }

  /** The host of the identity service. */
  String host() {
    return host;
  }

  /** Under which of its names clients keep tokens. */
  String cacheName() {
    return cacheName;
  }

  List<String> aliases() {
    return this == GLOBAL
        ? List.of("login.microsoftonline.com", "login.windows.net", "login.microsoft.com", "sts.windows.net")
        : List.of("login.microsoftonline.us", "login.usgovcloudapi.net");
  }
}
