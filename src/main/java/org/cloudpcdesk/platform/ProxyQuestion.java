package org.cloudpcdesk.platform;

import java.net.PasswordAuthentication;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Asks the administrator for the name and password of a proxy. */
@FunctionalInterface
public interface ProxyQuestion {

  /** Nobody is there to be asked. */
  ProxyQuestion NOBODY = (proxy, user, refused) -> Optional.empty();

  /**
   * What was answered.
   *
   * @param remember whether it may be kept, protected, on this computer
   */
  record Answer(PasswordAuthentication login, boolean remember) {}

  /**
   * Asks and waits, on a background thread.
   *
   * @param user the name to begin with, or null
   * @param refused whether the proxy has just refused what was answered before
   * @return nothing when it was not answered
   */
  Optional<Answer> ask(ProxyAddress proxy, @Nullable String user, boolean refused);
}
