package org.cloudpcdesk.platform;

import java.net.InetAddress;
import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The address below which a service answers: https, or plain http on this computer itself, and nothing in it but host,
 * port and path.
 *
 * @param address as it was given
 */
public record ServiceRoot(URI address) {

  /** @throws IllegalArgumentException when the address cannot be a service's root */
  public ServiceRoot {
    String fault = fault(address);
    if (fault != null) {
      throw new IllegalArgumentException(fault);
    }
  }

  /**
   * Checks an address that somebody gave.
   *
   * @param name what a sentence about it begins with, such as {@code --graph-root}
   * @throws IllegalArgumentException with a sentence for the administrator
   */
  public static ServiceRoot of(String name, URI address) {
    String fault = fault(address);
    if (fault != null) {
      throw new IllegalArgumentException(name + " " + fault);
    }
    return new ServiceRoot(address);
  }

  /** Whether it is an address of this computer; decided without asking a name server. */
  public boolean isLoopback() {
    return isLoopback(host(address));
  }

  /** Whether a token meant for one of them may be known to the other: one host, or both this computer. */
  public boolean isWith(ServiceRoot other) {
    return host(address).equals(host(other.address)) || (isLoopback() && other.isLoopback());
  }

  /** The host in lower case, without the dot that may end a full name. */
  public String host() {
    return host(address);
  }

  /** The address without a slash at its end. */
  public URI withoutSlash() {
    String text = address.toString();
    return text.endsWith("/") ? URI.create(text.substring(0, text.length() - 1)) : address;
  }

  private static @Nullable String fault(URI address) {
    String scheme = address.getScheme() == null ? "" : address.getScheme().toLowerCase(Locale.ROOT);
    if (address.getHost() == null || !(scheme.equals("https") || scheme.equals("http"))) {
      return "is not a web address. Give it as https://host or http://127.0.0.1:port.";
    }
    if (address.getRawUserInfo() != null || address.getRawQuery() != null || address.getRawFragment() != null) {
      return "must be a root without user, query or fragment.";
    }
    if (scheme.equals("http") && !isLoopback(host(address))) {
      return address + " is not encrypted. Plain http is accepted for this computer (127.0.0.1, [::1], localhost) only;"
          + " use https.";
    }
    return null;
  }

  /** Whether an address with a host is one of this computer. */
  static boolean isLoopback(URI address) {
    return isLoopback(host(address));
  }

  private static boolean isLoopback(String host) {
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

  private static String host(URI address) {
    String host = address.getHost().toLowerCase(Locale.ROOT);
    return host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
  }
}
