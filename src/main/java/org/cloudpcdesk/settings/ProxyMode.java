package org.cloudpcdesk.settings;

/** Through which proxy the program reaches Microsoft. */
public enum ProxyMode {
  /** As the system has it: Windows' settings and proxy script, elsewhere HTTPS_PROXY and NO_PROXY. */
  SYSTEM,
  /** None, whatever the system says. */
  NONE,
  /** The one named in the settings. */
  MANUAL
}
