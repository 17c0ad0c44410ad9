package org.cloudpcdesk.ui.activity;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.cloudpcdesk.deprovision.Actor;
import org.cloudpcdesk.deprovision.DeprovisionRun;
import org.cloudpcdesk.deprovision.ItemState;
import org.cloudpcdesk.deprovision.Target;
import org.cloudpcdesk.ui.DeskBench;

/** A run whose items a test moves by hand. */
final class FakeRun implements DeprovisionRun {
  static final Instant START = Instant.parse("2026-03-02T09:00:00Z");

  final List<Listener> listeners = new CopyOnWriteArrayList<>();
  int cancelled;
  Terms terms =
      new Terms(
          new Actor("tenant-guid", "contoso.example", "admin@contoso.example", false),
          "",
          "",
          false,
          Duration.ofSeconds(10),
          null);
  private volatile boolean paused;
  private volatile boolean slept;
  private final List<Item> items = new ArrayList<>();
  private final String id;

  FakeRun(String id, int size) {
    this.id = id;
    for (int i = 0; i < size; i++) {
      items.add(new Item(Target.of(DeskBench.inGrace(id + "-" + i)), new ItemState.Planned(START)));
    }
  }

  void move(int index, ItemState state) {
    Item item = new Item(items.get(index).target(), state);
    synchronized (items) {
      items.set(index, item);
    }
    listeners.forEach(listener -> listener.changed(this, item));
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public Instant startedAt() {
    return START;
  }

  @Override
  public List<Item> items() {
    synchronized (items) {
      return List.copyOf(items);
    }
  }

  @Override
  public boolean isFinished() {
    return items().stream().allMatch(item -> item.state().isFinal());
  }

  @Override
  public Terms terms() {
    return terms;
  }

  @Override
  public boolean isPaused() {
    return paused;
  }

  @Override
  public boolean isPausedAfterSleep() {
    return slept;
  }

  /** As a run does whose computer slept. */
  void sleep() {
    slept = true;
    pause();
  }

  @Override
  public boolean isCancelled() {
    return cancelled > 0;
  }

  @Override
  public Optional<String> journalTrouble() {
    return Optional.empty();
  }

  @Override
  public void pause() {
    paused = true;
    listeners.forEach(listener -> listener.steered(this));
  }

  @Override
  public void resume() {
    paused = false;
    slept = false;
    listeners.forEach(listener -> listener.steered(this));
  }

  @Override
  public void execute() {
    throw new UnsupportedOperationException();
  }

  @Override
  public void cancel() {
    cancelled++;
  }

  @Override
  public Runnable listen(Listener listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }
}
