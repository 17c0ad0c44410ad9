package org.cloudpcdesk.platform;

import java.net.NetworkInterface;
import java.net.SocketException;

/** Whether this computer is connected to anything. */
final class Links {

  private Links() {}

  /** False only when it is certain that no network but the computer's own is there. */
  static boolean isAnyUp() {
    try {
      return NetworkInterface.networkInterfaces().anyMatch(Links::isUp);
    } catch (SocketException unknown) {
      return true;
    }
  }

  private static boolean isUp(NetworkInterface link) {
    try {
      return link.isUp() && !link.isLoopback() && link.getInterfaceAddresses().stream().findAny().isPresent();
    } catch (SocketException unknown) {
      return true;
    }
  }
}
