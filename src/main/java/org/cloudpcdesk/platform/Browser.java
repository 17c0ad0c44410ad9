package org.cloudpcdesk.platform;

import java.io.IOException;
import java.net.URI;

/** Opens pages in the administrator's own browser. */
@FunctionalInterface
public interface Browser {

  /**
   * Opens a page; returns before it is shown. May be called on any thread but the UI thread.
   *
   * @throws IOException when no browser could be started; the message says what was tried
   */
  void open(URI page) throws IOException;
}
