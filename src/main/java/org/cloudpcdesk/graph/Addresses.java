package org.cloudpcdesk.graph;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Builds and checks the addresses of Graph. Immutable. */
final class Addresses {
  private static final String VIRTUAL_ENDPOINT = "/deviceManagement/virtualEndpoint/";
  private static final String UNRESERVED = "-._~";

  private final URI root;
  private final String base;

  Addresses(URI root) {
    this.root = root;
    this.base = root.toString().replaceAll("/+$", "");
  }

  /** Below {@code beta/deviceManagement/virtualEndpoint}; the tail is already encoded. */
  URI betaEndpoint(String tail) {
    return URI.create(base + "/beta" + VIRTUAL_ENDPOINT + tail);
  }

  /** Where beta shows one Cloud PC. */
  URI cloudPc(String id) {
    return betaEndpoint("cloudPCs/" + segment(id));
  }

  /** Where several requests to beta go in one. */
  URI betaBatch() {
    return URI.create(base + "/beta/$batch");
  }

  /** The same address as a request within a batch names it: without root and version; the tail is already encoded. */
  static String withinBatch(String tail) {
    return VIRTUAL_ENDPOINT + tail;
  }

  /** Below {@code v1.0/deviceManagement/virtualEndpoint}; the tail is already encoded. */
  URI endpoint(String tail) {
    return URI.create(base + "/v1.0" + VIRTUAL_ENDPOINT + tail);
  }

  /** Below {@code v1.0}; the tail is already encoded. */
  URI v1(String tail) {
    return URI.create(base + "/v1.0/" + tail);
  }

  /**
   * The address of a following page, as the service gave it. Characters that no address may hold are encoded, nothing
   * else is touched.
   *
   * @throws BadBodyException when it leads to another scheme, host or port, where the token must not go
   */
  URI following(URI page, String nextLink) throws BadBodyException {
    if (nextLink.isBlank()) {
      throw new BadBodyException("its nextLink is empty");
    }
    URI next;
    try {
      next = page.resolve(new URI(encode(nextLink, "%-._~:/?#[]@!$&'()*+,;=")));
    } catch (URISyntaxException noAddress) {
      throw new BadBodyException("its nextLink is no address", noAddress);
    }
    if (!sameOrigin(next) || next.getRawUserInfo() != null) {
      throw new BadBodyException("its nextLink leads to another host (" + next.getScheme() + "://" + next.getHost()
          + (next.getPort() < 0 ? "" : ":" + next.getPort()) + "), so it was not followed");
    }
    return next;
  }

  private boolean sameOrigin(URI other) {
    return root.getScheme().equalsIgnoreCase(other.getScheme())
        && root.getHost().equalsIgnoreCase(other.getHost())
        && port(root) == port(other);
  }

  private static int port(URI uri) {
    if (uri.getPort() >= 0) {
      return uri.getPort();
    }
    return "https".equals(uri.getScheme().toLowerCase(Locale.ROOT)) ? 443 : 80;
  }

  /**
   * One segment of a path.
   *
   * @throws IllegalArgumentException for texts that would name another place: nothing, a dot, two dots
   */
  static String segment(String text) {
    if (text.isBlank() || text.equals(".") || text.equals("..")) {
      throw new IllegalArgumentException("'" + text + "' cannot name anything in Graph");
    }
    return encode(text, UNRESERVED + "@");
  }

  /** The value of a query option. Quotes, commas and parentheses stay readable. */
  static String query(String text) {
    return encode(text, UNRESERVED + "'(),");
  }

  /**
   * A person by user principal name or id; names with a leading dollar sign need the form with parentheses (user: get).
   */
  static String user(String userPrincipalNameOrId) {
    return userPrincipalNameOrId.startsWith("$")
        ? "users('" + segment(userPrincipalNameOrId.replace("'", "''")) + "')"
        : "users/" + segment(userPrincipalNameOrId);
  }

  private static String encode(String text, String kept) {
    StringBuilder out = new StringBuilder(text.length() + 16);
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xff);
      if (c < 0x80 && (Character.isLetterOrDigit(c) || kept.indexOf(c) >= 0)) {
        out.append(c);
      } else {
        out.append('%').append(String.format(Locale.ROOT, "%02X", (int) c));
      }
    }
    return out.toString();
  }
}
