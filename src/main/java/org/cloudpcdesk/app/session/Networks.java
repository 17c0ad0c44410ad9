package org.cloudpcdesk.app.session;

import java.nio.file.Path;
import java.util.Locale;
import org.cloudpcdesk.platform.Network;
import org.cloudpcdesk.platform.ProxyChoice;
import org.cloudpcdesk.platform.ProxyQuestion;
import org.cloudpcdesk.platform.SealedProxyPasswords;
import org.cloudpcdesk.platform.SecretProtectors;
import org.cloudpcdesk.platform.Time;
import org.cloudpcdesk.settings.Settings;
import org.cloudpcdesk.settings.SettingsStore;

/** Sets up the network as the settings say, for the window and the command line. */
public final class Networks {

  private Networks() {}

  /**
   * The network of a data directory, which keeps the logins of proxies.
   *
   * @param settings asked for each connection, so that a change holds at once
   * @param question asked when a proxy wants to know who one is
   */
  public static Network of(SettingsStore settings, Path dataDirectory, ProxyQuestion question, Time time) {
    return Network.of(
        () -> choice(settings.current()),
        () -> settings.current().proxyUser(),
        new SealedProxyPasswords(
            dataDirectory.resolve("proxy.sealed"), SecretProtectors.ofThisSystem(dataDirectory)),
        question,
        time);
  }

  /** A manual proxy without an address is not there yet: until it is, the system's holds. */
  static ProxyChoice choice(Settings settings) {
    String address = settings.proxyAddress();
    return switch (settings.proxy()) {
      case SYSTEM -> new ProxyChoice.AsSystem();
      case NONE -> new ProxyChoice.None();
      case MANUAL -> address == null ? new ProxyChoice.AsSystem() : named(address);
    };
  }

  private static ProxyChoice named(String address) {
    int colon = address.lastIndexOf(':');
    return new ProxyChoice.Named(
        address.substring(0, colon).toLowerCase(Locale.ROOT), Integer.parseInt(address.substring(colon + 1)));
  }
}
