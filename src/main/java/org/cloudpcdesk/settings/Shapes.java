package org.cloudpcdesk.settings;

import java.net.URI;
import java.util.regex.Pattern;

/** What texts in the settings have to look like. An empty text is always good: it means the standard. */
final class Shapes {
  private static final Pattern GUID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  /** A DNS name with at least two labels (RFC 1035, section 2.3.1, with RFC 1123's leading digits). */
  private static final Pattern DOMAIN =
      Pattern.compile(
          "(?=.{1,253}$)([a-zA-Z0-9]([a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?\\.)+[a-zA-Z][a-zA-Z0-9-]{0,61}[a-zA-Z0-9]");

  private static final Pattern HOST_AND_PORT = Pattern.compile("[a-zA-Z0-9._-]{1,253}:([0-9]{1,5})");
  private static final int MOST_PORTS = 65_535;
  private static final int LONGEST_USER = 256;

  private Shapes() {}

  static boolean isGuid(String text) {
    return GUID.matcher(text).matches();
  }

  static boolean isTenant(String text) {
    return isGuid(text) || DOMAIN.matcher(text).matches();
  }

  /** {@code proxy.contoso.com:8080}; IPv6 addresses have to be given a name. */
  static boolean isHostAndPort(String text) {
    var matcher = HOST_AND_PORT.matcher(text);
    if (!matcher.matches()) {
      return false;
    }
    int port = Integer.parseInt(matcher.group(1));
    return port >= 1 && port <= MOST_PORTS;
  }

  /** A user name as proxies know them: {@code name}, {@code DOMAIN\name} or {@code name@domain}. */
  static boolean isProxyUser(String text) {
    return text.length() <= LONGEST_USER && text.indexOf(':') < 0 && text.chars().noneMatch(Character::isISOControl);
  }

  /** An https address without credentials. */
  static boolean isHttps(String text) {
    try {
      URI address = new URI(text);
      return "https".equalsIgnoreCase(address.getScheme())
          && address.getHost() != null
          && address.getRawUserInfo() == null;
    } catch (java.net.URISyntaxException notAnAddress) {
      return false;
    }
  }
}
