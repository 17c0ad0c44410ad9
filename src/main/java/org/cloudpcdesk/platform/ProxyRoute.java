package org.cloudpcdesk.platform;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Finds the proxy for each connection anew, so that a change of the choice holds at once. This computer itself is never
 * reached through one.
 */
final class ProxyRoute extends ProxySelector {
  private final Supplier<ProxyChoice> choice;
  private final ProxySelector system;

  ProxyRoute(Supplier<ProxyChoice> choice, ProxySelector system) {
    this.choice = choice;
    this.system = system;
  }

  /**
   * What the system has. On Windows and macOS Java asks the system itself, proxy scripts and their discovery included
   * (sun.net.spi.DefaultProxySelector over WinHTTP since JDK 10, switched on by {@code java.net.useSystemProxies});
   * elsewhere the environment's variables go before what Java finds.
   */
  static ProxySelector ofSystem(String osName, Map<String, String> environment) {
    String os = osName.toLowerCase(Locale.ROOT);
    EnvironmentProxies variables = new EnvironmentProxies(environment);
    boolean asked = os.startsWith("windows") || os.startsWith("mac") || !variables.areNamed();
    ProxySelector java = ProxySelector.getDefault();
    return asked && java != null ? java : variables;
  }

  @Override
  public List<Proxy> select(URI target) {
    if (target.getHost() != null && ServiceRoot.isLoopback(target)) {
      return List.of(Proxy.NO_PROXY);
    }
    return switch (choice.get()) {
      case ProxyChoice.AsSystem _ -> system.select(target);
      case ProxyChoice.None _ -> List.of(Proxy.NO_PROXY);
      case ProxyChoice.Named(String host, int port) ->
          List.of(new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(host, port)));
    };
  }

  @Override
  public void connectFailed(URI target, SocketAddress proxy, IOException failure) {
    if (choice.get() instanceof ProxyChoice.AsSystem) {
      system.connectFailed(target, proxy, failure);
    }
  }
}
