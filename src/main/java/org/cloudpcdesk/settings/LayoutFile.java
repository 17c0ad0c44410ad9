package org.cloudpcdesk.settings;

import com.google.gson.Gson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the {@link Layout} in a JSON file beside the settings. It holds no more than habits: what cannot be read or written
 * is noted in the log, and the first arrangement holds. Thread-safe.
 */
public final class LayoutFile {
  private static final Logger LOG = LoggerFactory.getLogger(LayoutFile.class);
  private static final Gson GSON = new Gson();

  private final Path file;
  private final Executor executor;
  private Layout last;

  /**
   * Reads the file.
   *
   * @param executor where it is written, one time after the other
   */
  public LayoutFile(Path file, Executor executor) {
    this.file = file;
    this.executor = executor;
    this.last = read(file);
  }

  private static Layout read(Path file) {
    try {
      Layout read = GSON.fromJson(Files.readString(file), Layout.class);
      return read == null ? Layout.NONE : read;
    } catch (NoSuchFileException firstStart) {
      return Layout.NONE;
    } catch (IOException | RuntimeException unreadable) {
      // Gson has several ways to say that a file is none of ours.
      LOG.warn("the window begins in its first arrangement: {} cannot be read", file, unreadable);
      return Layout.NONE;
    }
  }

  /** As it was last kept. */
  public synchronized Layout last() {
    return last;
  }

  /** Keeps another; an equal one costs nothing. */
  public synchronized void keep(Layout next) {
    if (!next.equals(last)) {
      last = next;
      executor.execute(() -> write(next));
    }
  }

  private void write(Layout layout) {
    try {
      WholeFile.write(file, GSON.toJson(layout));
    } catch (IOException | IllegalArgumentException failed) {
      // A width that is no number has no place in JSON.
      LOG.warn("the next start will not know how the window was arranged", failed);
    }
  }
}
