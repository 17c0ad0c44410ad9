package org.cloudpcdesk.app.session;

import java.net.URI;
import java.util.Set;
import org.cloudpcdesk.model.Cloud;
import org.cloudpcdesk.platform.ServiceRoot;
import org.jspecify.annotations.Nullable;

/**
 * Which Graph and which identity service the program talks to: a pair that must belong together, because a token of one
 * must never reach the other.
 *
 * @param graph Graph's root without a version
 * @param login the identity service's root, or null for Microsoft's own
 * @param cloud as whose they are spoken to
 */
public record Roots(URI graph, @Nullable URI login, Cloud cloud) {

  /** Microsoft's own in the global cloud. */
  public static final Roots MICROSOFT = of(Cloud.GLOBAL);

  /**
   * Under which Microsoft keeps Graph and its identity service, in all clouds (Microsoft Graph, "National cloud
   * deployments"; Microsoft Entra, "National clouds").
   */
  private static final Set<String> MICROSOFT_DOMAINS =
      Set.of(
          "microsoft.com",
          "microsoft.us",
          "microsoftonline.com",
          "microsoftonline.us",
          "microsoftonline.cn",
          "chinacloudapi.cn",
          "login.windows.net",
          "sts.windows.net");

  /** Microsoft's own in one of its clouds. */
  static Roots of(Cloud cloud) {
    return new Roots(cloud.graphRoot(), null, cloud);
  }

  /** A test service's, spoken to as the global cloud's. */
  public Roots(URI graph, @Nullable URI login) {
    this(graph, login, Cloud.GLOBAL);
  }

  /** Those of another cloud: a test service's stay where they are, and are spoken to as that cloud's. */
  Roots in(Cloud other) {
    return login == null ? of(other) : new Roots(graph, login, other);
  }

  /**
   * Checks a pair given on the command line: two roots of one host (this computer counts as one), and none of
   * Microsoft's, whose tokens are worth something.
   *
   * @throws IllegalArgumentException with a sentence for the administrator
   */
  public static Roots of(URI graph, URI login) {
    ServiceRoot graphRoot = ServiceRoot.of("--graph-root", graph);
    ServiceRoot loginRoot = ServiceRoot.of("--login-root", login);
    if (!graphRoot.isWith(loginRoot) || isMicrosofts(graphRoot) || isMicrosofts(loginRoot)) {
      throw new IllegalArgumentException(
          "--graph-root %s and --login-root %s do not belong together: a token of one service would be sent to another. Name two roots of the same test service, or none for Microsoft's own."
              .formatted(graph, login));
    }
    return new Roots(graphRoot.withoutSlash(), loginRoot.withoutSlash());
  }

  private static boolean isMicrosofts(ServiceRoot root) {
    return MICROSOFT_DOMAINS.stream().anyMatch(domain -> ("." + root.host()).endsWith("." + domain));
  }
}
