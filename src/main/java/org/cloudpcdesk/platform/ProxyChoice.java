package org.cloudpcdesk.platform;

/** Through which proxy connections go. */
public sealed interface ProxyChoice {

  /** As the system has it. */
  record AsSystem() implements ProxyChoice {}

  /** None, whatever the system says. */
  record None() implements ProxyChoice {}

  /** One that was named. */
  record Named(String host, int port) implements ProxyChoice {}
}
