package org.cloudpcdesk.signin;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Sends what is meant for the real identity service to another root. msal4j insists on an https authority, loopback
 * included, so the authority stays the real one and the addresses are turned just before they are used.
 *
 * @param root null leaves every address as it is
 */
record LoginRoot(@Nullable URI root) {

  URI turn(URI address) {
    if (root == null) {
      return address;
    }
    String base = root.toString();
    String trimmed = base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
    String query = address.getRawQuery();
    return URI.create(trimmed + address.getRawPath() + (query == null ? "" : "?" + query));
  }

  /** True when requests leave this computer, and so are encrypted. */
  boolean isHttps() {
    return root == null || "https".equalsIgnoreCase(root.getScheme());
  }
}
