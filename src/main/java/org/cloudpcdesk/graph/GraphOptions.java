package org.cloudpcdesk.graph;

import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import org.cloudpcdesk.platform.ServiceRoot;

/**
 * Where Microsoft Graph is and how it is spoken to.
 *
 * @param root Graph's address without a version, such as {@code https://graph.microsoft.com}; plain http only on this
 *     computer itself
 * @param userAgent sent with every request: Graph answers 403 to a request without one (microsoft-graph-docs issue
 *     19579)
 * @param readOnly true when nothing that changes a tenant may be sent
 * @param connectTimeout how long a connection may take to stand
 * @param requestTimeout how long the answer's headers may take, and then once more how long its body may take
 */
public record GraphOptions(
    URI root, String userAgent, boolean readOnly, Duration connectTimeout, Duration requestTimeout) {

  /**
   * @throws IllegalArgumentException when the address cannot be Graph's, or a text or duration is empty; the message is
   *     a sentence for the administrator
   */
  public GraphOptions {
    requireRoot(root);
    if (userAgent.isBlank()) {
      throw new IllegalArgumentException("A user agent must be named: Microsoft Graph refuses requests without one.");
    }
    if (!connectTimeout.isPositive() || !requestTimeout.isPositive()) {
      throw new IllegalArgumentException("Time-outs must be longer than nothing.");
    }
  }

  /** True when requests leave this computer, and so are encrypted. */
  boolean isHttps() {
    return "https".equalsIgnoreCase(root.getScheme());
  }

  private static void requireRoot(URI root) {
    var _ = ServiceRoot.of("The Graph address", root);
    String path = root.getRawPath().toLowerCase(Locale.ROOT);
    if (path.matches(".*/(v1\\.0|beta)/?")) {
      throw new IllegalArgumentException(
          "The Graph address must not name a version (v1.0 or beta): the program uses both.");
    }
  }
}
