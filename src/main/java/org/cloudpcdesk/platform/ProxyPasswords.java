package org.cloudpcdesk.platform;

import java.net.PasswordAuthentication;
import java.util.Optional;

/** Keeps what proxies were told, protected. Thread-safe. */
public interface ProxyPasswords {

  /** What was kept for a proxy; nothing when there is none or it cannot be read. */
  Optional<PasswordAuthentication> find(ProxyAddress proxy);

  /** Keeps a login; a failure is logged, and the login is not kept. */
  void keep(ProxyAddress proxy, PasswordAuthentication login);

  /** Forgets what was kept for a proxy. */
  void forget(ProxyAddress proxy);

  /** Keeps nothing. */
  static ProxyPasswords none() {
    return new ProxyPasswords() {
      @Override
      public Optional<PasswordAuthentication> find(ProxyAddress proxy) {
        return Optional.empty();
      }

      @Override
      public void keep(ProxyAddress proxy, PasswordAuthentication login) {}

      @Override
      public void forget(ProxyAddress proxy) {}
    };
  }
}
