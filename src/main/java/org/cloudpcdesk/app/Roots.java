package org.cloudpcdesk.app;

import java.net.InetAddress;
import java.net.URI;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which Graph and which identity service the program talks to: a pair that must belong together, because a token of one
 * must never reach the other.
 *
 * @param graph Graph's root without a version
 * @param login the identity service's root, or null for Microsoft's own
 */
record Roots(URI graph, @Nullable URI login) {

  /** The global cloud (Microsoft Graph, "National cloud deployments"). */
  static final Roots MICROSOFT = new Roots(URI.create("https://graph.microsoft.com"), null);

  private static final Set<String> MICROSOFT_HOSTS =
      Set.of("graph.microsoft.com", "graph.microsoft.us", "dod-graph.microsoft.us", "microsoftgraph.chinacloudapi.cn");

  /**
   * Checks a pair given on the command line.
   *
   * @throws IllegalArgumentException with a sentence for the administrator
   */
  static Roots of(URI graph, URI login) {
    check("--graph-root", graph);
    check("--login-root", login);
    if (isLoopback(graph) != isLoopback(login) || MICROSOFT_HOSTS.contains(host(graph))) {
      throw new IllegalArgumentException(
          "--graph-root %s and --login-root %s do not belong together: a token of one service would be sent to another. Name two roots of the same test service, or none for Microsoft's own."
              .formatted(graph, login));
    }
    return new Roots(withoutSlash(graph), withoutSlash(login));
  }

  private static void check(String option, URI root) {
    String scheme = root.getScheme() == null ? "" : root.getScheme().toLowerCase(Locale.ROOT);
    if (root.getHost() == null || !(scheme.equals("https") || scheme.equals("http"))) {
      throw new IllegalArgumentException(
          "%s %s is not a web address. Give it as https://host or http://127.0.0.1:port.".formatted(option, root));
    }
    if (scheme.equals("http") && !isLoopback(root)) {
      throw new IllegalArgumentException(
          "%s %s is not encrypted. Plain http is accepted for this computer (127.0.0.1, localhost) only; use https."
              .formatted(option, root));
    }
    if (root.getRawUserInfo() != null || root.getRawQuery() != null || root.getRawFragment() != null) {
      throw new IllegalArgumentException("%s must be a root without user, query or fragment.".formatted(option));
    }
  }

  /** Whether an address names this computer; decided without asking a name server. */
  static boolean isLoopback(URI root) {
    String host = host(root);
    if (host.equals("localhost")) {
      return true;
    }
    try {
      // Literals only: asking a name server could make any name a loopback address.
      return InetAddress.ofLiteral(host.replaceAll("^\\[|]$", "")).isLoopbackAddress();
    } catch (IllegalArgumentException aName) {
      return false;
    }
  }

  private static String host(URI root) {
    return root.getHost().toLowerCase(Locale.ROOT);
  }

  private static URI withoutSlash(URI root) {
    String text = root.toString();
    return text.endsWith("/") ? URI.create(text.substring(0, text.length() - 1)) : root;
  }
}
