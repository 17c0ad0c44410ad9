package org.cloudpcdesk.platform;

/**
 * A proxy that asks who one is.
 *
 * @param host in lower case
 */
public record ProxyAddress(String host, int port) {

  @Override
  public String toString() {
    return host + ":" + port;
  }
}
