package org.cloudpcdesk.platform;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The proxies of the environment variables {@code HTTPS_PROXY}, {@code HTTP_PROXY}, {@code ALL_PROXY} and {@code NO_PROXY},
 * which Java does not look at. Small letters come first; as in curl, {@code HTTP_PROXY} counts in small letters only,
 * because a web server may set the other one from a request's header.
 */
final class EnvironmentProxies extends ProxySelector {
  private static final int STANDARD_PORT = 1080;
  private static final Pattern SCHEME = Pattern.compile("^[a-zA-Z][a-zA-Z0-9+.-]*://");

  private final Map<String, String> environment;

  EnvironmentProxies(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  /** Whether the environment names any. */
  boolean areNamed() {
    return proxy("https") != null || proxy("http") != null;
  }

  @Override
  public List<Proxy> select(URI target) {
    URI proxy = proxy(target.getScheme());
    if (proxy == null || isExempt(target)) {
      return List.of(Proxy.NO_PROXY);
    }
    int port = proxy.getPort() < 0 ? STANDARD_PORT : proxy.getPort();
    return List.of(new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(proxy.getHost(), port)));
  }

  @Override
  public void connectFailed(URI target, SocketAddress proxy, IOException failure) {
    // There is no other one to try.
  }

  /** Name and password that the variables have for a proxy. */
  Optional<PasswordAuthentication> login(String host, int port) {
    for (String scheme : List.of("https", "http")) {
      URI proxy = proxy(scheme);
      if (proxy != null && proxy.getHost().equalsIgnoreCase(host) && proxy.getPort() == port) {
        String user = proxy.getRawUserInfo();
        int colon = user == null ? -1 : user.indexOf(':');
        if (user != null && colon > 0) {
          return Optional.of(
              new PasswordAuthentication(
                  decoded(user.substring(0, colon)), decoded(user.substring(colon + 1)).toCharArray()));
        }
      }
    }
    return Optional.empty();
  }

  private static String decoded(String text) {
    try {
      // A plus sign stays one: this is no form.
      return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException notEncoded) {
      return text;
    }
  }

  private @Nullable URI proxy(@Nullable String scheme) {
    boolean encrypted = "https".equalsIgnoreCase(scheme);
    String named = encrypted ? first("https_proxy", "HTTPS_PROXY") : first("http_proxy");
    return address(named != null ? named : first("all_proxy", "ALL_PROXY"));
  }

  private static @Nullable URI address(@Nullable String text) {
    if (text == null) {
      return null;
    }
    try {
      URI address = URI.create(SCHEME.matcher(text).find() ? text : "http://" + text);
      boolean spoken = "http".equalsIgnoreCase(address.getScheme()) || "https".equalsIgnoreCase(address.getScheme());
      return spoken && address.getHost() != null ? address : null;
    } catch (IllegalArgumentException unreadable) {
      return null;
    }
  }

  private @Nullable String first(String... names) {
    for (String name : names) {
      String value = environment.get(name);
      if (value != null && !value.isBlank()) {
        return value.strip();
      }
    }
    return null;
  }

  /** A host of the list and all below it, as curl reads it; a leading dot or star changes nothing. */
  private boolean isExempt(URI target) {
    String list = first("no_proxy", "NO_PROXY");
    if (list == null || target.getHost() == null) {
      return false;
    }
    String host = target.getHost().toLowerCase(Locale.ROOT);
    for (String entry : list.toLowerCase(Locale.ROOT).split("[,\\s]+")) {
      String name = entry.replaceFirst("^\\*?\\.", "").replaceFirst(":\\d+$", "");
      if (entry.equals("*") || (!name.isEmpty() && (host.equals(name) || host.endsWith("." + name)))) {
        return true;
      }
    }
    return false;
  }
}
