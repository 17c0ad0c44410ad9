package org.cloudpcdesk.store;

import java.io.IOException;

/** The journal cannot be read or written. The message is a sentence for the administrator; nothing may be sent without it. */
public final class JournalException extends IOException {
  private static final long serialVersionUID = 1L;

  public JournalException(String message, Throwable cause) {
    super(message, cause);
  }
}
