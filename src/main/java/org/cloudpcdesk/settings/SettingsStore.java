package org.cloudpcdesk.settings;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Owns the current {@link Settings} and keeps their file. Thread-safe. */
public interface SettingsStore {

  /** What holds now, a policy included. */
  Settings current();

  /** Changes the settings; they are saved soon after, off the calling thread. */
  void change(UnaryOperator<Settings> change);

  /** Hears of each change, on the changing thread; the returned handle takes the listener away again. */
  Runnable listen(Consumer<Settings> listener);

  /** What the administrator should know about how the settings are kept. */
  default Optional<SettingsProblem> problem() {
    return Optional.empty();
  }

  /** What the user cannot change here, and why. */
  default Policy policy() {
    return Policy.NONE;
  }
}
