package org.cloudpcdesk.export;

import java.io.InterruptedIOException;

/** Ends a long write when its task is cancelled. */
final class Interruption {
  private Interruption() {}

  static void check() throws InterruptedIOException {
    if (Thread.currentThread().isInterrupted()) {
      throw new InterruptedIOException("the export was cancelled");
    }
  }
}
