package org.cloudpcdesk.settings;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Settings without a file, for tests. */
public final class MemorySettingsStore implements SettingsStore {
  private final List<Consumer<Settings>> listeners = new CopyOnWriteArrayList<>();
  private Settings current;
  private SettingsProblem problem;

  public MemorySettingsStore(Settings current) {
    this.current = current;
  }

  public void problem(SettingsProblem now) {
    problem = now;
  }

  public int listeners() {
    return listeners.size();
  }

  @Override
  public synchronized Settings current() {
    return current;
  }

  @Override
  public synchronized void change(UnaryOperator<Settings> change) {
    current = change.apply(current);
    listeners.forEach(listener -> listener.accept(current));
  }

  @Override
  public Runnable listen(Consumer<Settings> listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  @Override
  public Optional<SettingsProblem> problem() {
    return Optional.ofNullable(problem);
  }
}
