package org.cloudpcdesk.signin;

import java.net.URI;
import java.time.Duration;

/**
 * What somebody types into a browser, here or on another device, to sign this program in (RFC 8628). Not a record, so
 * that no toString shows the code: whoever reads it can lead somebody else's sign-in here.
 */
public final class DeviceCode {
  private final String userCode;
  private final URI page;
  private final Duration lifetime;

  /**
   * @param userCode what is typed
   * @param page where it is typed
   * @param lifetime how long it can be used
   */
  public DeviceCode(String userCode, URI page, Duration lifetime) {
    this.userCode = userCode;
    this.page = page;
    this.lifetime = lifetime;
  }

  public String userCode() {
    return userCode;
  }

  public URI page() {
    return page;
  }

  public Duration lifetime() {
    return lifetime;
  }
}
