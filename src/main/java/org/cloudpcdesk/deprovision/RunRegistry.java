package org.cloudpcdesk.deprovision;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.cloudpcdesk.deprovision.DeprovisionRun.Item;

/** The runs of a session, and which Cloud PCs they have in hand. Thread-safe. */
final class RunRegistry {
  private final Set<String> held = new HashSet<>();
  private final List<ParallelRun> runs = new ArrayList<>();

  synchronized void add(ParallelRun run, Collection<String> takes) {
    held.addAll(takes);
    runs.add(run);
  }

  /** The same run once more: what an interrupted one left is followed on under its id. */
  synchronized void replace(ParallelRun run) {
    runs.removeIf(old -> old.id().equals(run.id()));
    runs.add(run);
  }

  synchronized void hold(String id) {
    held.add(id);
  }

  synchronized boolean isHeld(String id) {
    return held.contains(id);
  }

  /** Items that were skipped from the start never change, so that only the run that holds an id gives it back. */
  synchronized void release(Item ended) {
    held.remove(ended.target().id());
  }

  /** The ids of the runs that somebody works on. */
  synchronized Set<String> alive() {
    return runs.stream().filter(run -> !run.isOver()).map(DeprovisionRun::id).collect(Collectors.toSet());
  }

  /** Newest first. */
  synchronized List<ParallelRun> runs() {
    return List.copyOf(runs.reversed());
  }
}
