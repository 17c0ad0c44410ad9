package org.cloudpcdesk.graph;

import java.io.IOException;

/** An answer arrived whole but is not what Graph sends. The message is the second half of a sentence. */
final class BadBodyException extends IOException {
  private static final long serialVersionUID = 1L;

  BadBodyException(String message) {
    super(message);
  }

  BadBodyException(String message, Throwable cause) {
    super(message, cause);
  }
}
