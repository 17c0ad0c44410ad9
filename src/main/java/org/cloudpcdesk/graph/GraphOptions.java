package org.cloudpcdesk.graph;

import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;

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
    String host = root.getHost();
    if (host == null || root.getRawUserInfo() != null || root.getRawQuery() != null || root.getRawFragment() != null) {
      throw new IllegalArgumentException(
          "The Graph address must be a plain address such as https://graph.microsoft.com, without user name, query or"
              + " fragment.");
    }
    String path = root.getRawPath().toLowerCase(Locale.ROOT);
    if (path.matches(".*/(v1\\.0|beta)/?")) {
      throw new IllegalArgumentException(
          "The Graph address must not name a version (v1.0 or beta): the program uses both.");
    }
    switch (root.getScheme().toLowerCase(Locale.ROOT)) {
      case "https" -> {}
      case "http" -> {
        if (!isLoopback(host)) {
          throw new IllegalArgumentException(
              "The Graph address " + root + " is not encrypted. Plain http is accepted on this computer itself only"
                  + " (127.0.0.1, [::1] or localhost); use https.");
        }
      }
      default -> throw new IllegalArgumentException("The Graph address " + root + " must begin with https://.");
    }
  }

  private static boolean isLoopback(String host) {
    if (host.equalsIgnoreCase("localhost")) {
      return true;
    }
    try {
      // Literals only: asking a name server could make any name a loopback address.
      return InetAddress.ofLiteral(host.replaceAll("^\\[|]$", "")).isLoopbackAddress();
    } catch (IllegalArgumentException aName) {
      return false;
    }
  }
}
