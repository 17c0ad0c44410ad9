package org.cloudpcdesk.settings;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the settings in a JSON file. Changes are saved together, half a second after the last one, to a temporary file
 * that then takes the place of the old. A file that cannot be read is put aside, never overwritten. Thread-safe; close
 * it before the scheduler, so that the last change is saved.
 */
public final class FileSettingsStore implements SettingsStore, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(FileSettingsStore.class);
  private static final long DEBOUNCE_MILLIS = 500;
  private static final int BACKUPS = 100;

  private final Path file;
  private final String version;
  private final ScheduledExecutorService scheduler;
  private final List<Consumer<Settings>> listeners = new CopyOnWriteArrayList<>();

  private final Object state = new Object();
  private final Object saving = new Object();
  private JsonObject document = new JsonObject();
  private Settings current = Settings.DEFAULTS;
  private boolean dirty;
  private @Nullable Future<?> pending;
  private @Nullable SettingsProblem problem;

  /**
   * Reads the file; a missing one means the defaults.
   *
   * @param version the program's version, noted in the file
   * @param scheduler where the file is written
   */
  public FileSettingsStore(Path file, String version, ScheduledExecutorService scheduler) {
    this.file = file;
    this.version = version;
    this.scheduler = scheduler;
    try {
      JsonObject read = SettingsJson.parse(Files.readString(file));
      SettingsJson.Read understood = SettingsJson.read(read);
      current = understood.settings();
      document = read;
      if (!understood.ignored().isEmpty()) {
        LOG.warn("values in {} that cannot be used: {}", file, understood.ignored());
        problem = new SettingsProblem.ValuesIgnored(file, understood.ignored());
      }
    } catch (NoSuchFileException firstStart) {
      LOG.debug("no settings yet at {}", file);
    } catch (IOException | JsonParseException unreadable) {
      LOG.warn("the settings at {} cannot be read", file, unreadable);
      problem = putAside(file);
    }
  }

  @Override
  public Settings current() {
    synchronized (state) {
      return current;
    }
  }

  @Override
  public void change(UnaryOperator<Settings> change) {
    Settings next;
    synchronized (state) {
      next = change.apply(current);
      if (next.equals(current)) {
        return;
      }
      current = next;
      dirty = true;
      if (pending != null) {
        pending.cancel(false);
      }
      pending = scheduler.schedule(this::save, DEBOUNCE_MILLIS, TimeUnit.MILLISECONDS);
    }
    listeners.forEach(listener -> listener.accept(next));
  }

  @Override
  public Runnable listen(Consumer<Settings> listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  @Override
  public Optional<SettingsProblem> problem() {
    synchronized (state) {
      return Optional.ofNullable(problem);
    }
  }

  /** Saves what is not saved yet. */
  @Override
  public void close() {
    synchronized (state) {
      if (pending != null) {
        pending.cancel(false);
      }
    }
    save();
  }

  private void save() {
    // One writer at a time, so that an older state never lands on a newer one.
    synchronized (saving) {
      JsonObject next;
      synchronized (state) {
        if (!dirty || problem instanceof SettingsProblem.LeftAlone) {
          return;
        }
        dirty = false;
        next = SettingsJson.write(document, current, version);
        document = next;
        if (problem instanceof SettingsProblem.ValuesIgnored && SettingsJson.read(next).ignored().isEmpty()) {
          problem = null;
        }
      }
      try {
        WholeFile.write(file, SettingsJson.print(next));
        synchronized (state) {
          if (problem instanceof SettingsProblem.NotSaved) {
            problem = null;
          }
        }
      } catch (IOException failed) {
        LOG.warn("the settings could not be saved to {}", file, failed);
        synchronized (state) {
          dirty = true;
          problem = new SettingsProblem.NotSaved(file);
        }
      }
    }
  }

  private static SettingsProblem putAside(Path file) {
    for (int number = 0; number < BACKUPS; number++) {
      Path kept = file.resolveSibling(file.getFileName() + ".bak" + (number == 0 ? "" : number));
      if (Files.notExists(kept)) {
        try {
          Files.move(file, kept);
          return new SettingsProblem.Unreadable(file, kept);
        } catch (IOException immovable) {
          LOG.warn("the settings could not be put aside as {}", kept, immovable);
          return new SettingsProblem.LeftAlone(file);
        }
      }
    }
    return new SettingsProblem.LeftAlone(file);
  }
}
