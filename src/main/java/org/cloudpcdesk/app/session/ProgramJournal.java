package org.cloudpcdesk.app.session;

import java.nio.file.Path;
import org.cloudpcdesk.deprovision.RunJournal;
import org.cloudpcdesk.platform.Time;
import org.jspecify.annotations.Nullable;

/**
 * The journal of a process: one for all its sessions, opened when it is first needed. Who only looks must not keep another
 * program from acting. Thread-safe; may wait for the disk.
 */
final class ProgramJournal implements AutoCloseable {
  private final Path dataDirectory;
  private final Time time;
  private @Nullable ActionJournal acting;
  private @Nullable ActionJournal looking;
  private boolean ended;

  ProgramJournal(Path dataDirectory, Time time) {
    this.dataDirectory = dataDirectory;
    this.time = time;
  }

  /**
   * Where runs write. A journal that could not be opened is tried again each time it is asked for: what was in its way, such
   * as a full disk, may be gone. No run can have begun without one.
   *
   * @throws IllegalStateException when the program ends
   */
  synchronized RunJournal runs(boolean readOnly) {
    if (ended) {
      throw new IllegalStateException("the program ends");
    }
    if (readOnly) {
      if (looking == null) {
        looking = ActionJournal.openToLook(dataDirectory, time);
      }
      return looking.runs();
    }
    if (acting == null || !acting.isOpen()) {
      acting = ActionJournal.open(dataDirectory, time);
    }
    return acting.runs();
  }

  /** Runs have to be over. */
  @Override
  public synchronized void close() {
    ended = true;
    if (acting != null) {
      acting.close();
      acting = null;
    }
    if (looking != null) {
      looking.close();
      looking = null;
    }
  }
}
