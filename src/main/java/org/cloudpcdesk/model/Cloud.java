package org.cloudpcdesk.model;

import java.net.URI;
import java.util.Locale;
import java.util.Set;

/**
 * Microsoft's clouds in which there are Cloud PCs, each with a Graph and an identity service of its own (Microsoft Graph,
 * "National cloud deployments"). China is none of them: its Graph has no Cloud PC type.
 */
public enum Cloud {
  /** Everybody else, the US government's GCC among them. */
  GLOBAL("https://graph.microsoft.com", "https://login.microsoftonline.com"),
  /** US Government L4, GCC High. */
  US_GOVERNMENT_L4("https://graph.microsoft.us", "https://login.microsoftonline.us"),
  /** US Government L5, DoD. */
  US_GOVERNMENT_L5("https://dod-graph.microsoft.us", "https://login.microsoftonline.us");

  /** The names of the identity services, as instance discovery lists them. */
  private interface Hosts {
    Set<String> GLOBAL =
        Set.of("login.microsoftonline.com", "login.windows.net", "login.microsoft.com", "sts.windows.net");
    Set<String> US_GOVERNMENT = Set.of("login.microsoftonline.us", "login.usgovcloudapi.net");
  }

  private final URI graphRoot;
  private final URI loginRoot;

  Cloud(String graphRoot, String loginRoot) {
    this.graphRoot = URI.create(graphRoot);
    this.loginRoot = URI.create(loginRoot);
  }

  /** Graph's address without a version and without a slash at its end. */
  public URI graphRoot() {
    return graphRoot;
  }

  /** The identity service's address, without a slash at its end. */
  public URI loginRoot() {
    return loginRoot;
  }

  /** Whether a host is one of the names of the identity service. Both of the US government's clouds share one. */
  public boolean signsInAt(String host) {
    Set<String> names = this == GLOBAL ? Hosts.GLOBAL : Hosts.US_GOVERNMENT;
    return names.contains(host.toLowerCase(Locale.ROOT));
  }

  /** Whether Graph ends grace periods there; the page "cloudPC: endGracePeriod" says no for L5. */
  public boolean endsGracePeriods() {
    return this != US_GOVERNMENT_L5;
  }
}
