package org.cloudpcdesk.settings;

/** What the program reports about its use. There is one answer; a policy may state it, and nothing else. */
public enum Telemetry {
  NONE
}
