package org.cloudpcdesk.ui.activity;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.cloudpcdesk.deprovision.DeprovisionRun;
import org.cloudpcdesk.deprovision.DeprovisionRun.Item;
import org.cloudpcdesk.platform.Time;
import org.cloudpcdesk.ui.common.Messages;
import org.cloudpcdesk.ui.common.TimeText;

/** A run as a whole in words: how far it is, how long it may take, and how it ended. Used on the UI thread. */
final class RunWords {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final Messages messages = Messages.of(RunWords.class);
  private final ItemWords items;
  private final TimeText times;
  private final Time time;

  RunWords(ItemWords items, TimeText times, Time time) {
    this.items = items;
    this.times = times;
    this.time = time;
  }

  ItemWords items() {
    return items;
  }

  /** A run as its line shows it. */
  Shown shown(RunRow row) {
    DeprovisionRun run = row.source();
    RunState state = row.state().get();
    boolean ended = state.isFinished();
    return new Shown(
        ended ? "fltral-history-20" : "fltral-arrow-sync-20",
        ended ? "state-waiting" : "state-moving",
        progress(state),
        messages.text(run.terms().dryRun() ? "run.name.dry" : "run.name", times.ofDay(run.startedAt())),
        messages.text("run.size", state.total()),
        times.moment(run.startedAt()),
        summary(state),
        next(run, ended),
        terms(run),
        ended ? "" : left(row, state));
  }

  private String progress(RunState state) {
    if (state.isFinished()) {
      return messages.text("run.ended", state.done(), state.total());
    }
    if (state.paused()) {
      return messages.text("run.paused", state.done(), state.total());
    }
    Instant until = state.waitingUntil();
    return until == null
        ? messages.text("run.progress", state.done(), state.total())
        : messages.text("run.waiting", times.clock(Duration.between(time.now(), until)));
  }

  /** Nothing in the cancel window, which counts down by itself, and in a pause, which ends when somebody says so. */
  private String left(RunRow row, RunState state) {
    if (state.paused() || state.waitingUntil() != null) {
      return "";
    }
    List<Item> now = row.items().stream().map(ItemRow::item).toList();
    DeprovisionRun run = row.source();
    Instant begun = run.startedAt().plus(run.terms().cancelWindow());
    return TimeLeft.of(now, row.accepted(), begun, time.now())
        .map(this::about)
        .orElseGet(() -> state.isCancellable() ? "" : messages.text("run.left.usual"));
  }

  private String about(Duration left) {
    return left.compareTo(MINUTE) < 0
        ? messages.text("run.left.soon")
        : messages.text("run.left", left.plusSeconds(30).toMinutes());
  }

  private String next(DeprovisionRun run, boolean ended) {
    Optional<String> trouble = run.journalTrouble();
    if (trouble.isPresent()) {
      return messages.text(ended ? "run.next.noJournal.ended" : "run.next.noJournal", trouble.get());
    }
    if (ended) {
      return messages.text(run.terms().dryRun() ? "run.next.ended.dry" : "run.next.ended");
    }
    if (run.isPausedAfterSleep()) {
      return messages.text("run.next.slept");
    }
    return messages.text(run.isPaused() ? "run.next.paused" : "run.next");
  }

  private String terms(DeprovisionRun run) {
    String reason = run.terms().reason();
    String ticket = run.terms().ticket();
    if (reason.isEmpty() && ticket.isEmpty()) {
      return "";
    }
    if (ticket.isEmpty()) {
      return messages.text("run.reason", reason);
    }
    return reason.isEmpty() ? messages.text("run.ticket", ticket) : messages.text("run.both", reason, ticket);
  }

  /** How many are in which state, in the order a state follows another. */
  private String summary(RunState state) {
    return state.counts().entrySet().stream()
        .map((Map.Entry<StateKind, Integer> entry) -> items.count(entry.getKey(), entry.getValue()))
        .collect(Collectors.joining(messages.text("run.separator")));
  }

  /** What is told when the run has ended. */
  String outcome(RunRow row) {
    RunState state = row.state().get();
    if (row.source().terms().dryRun()) {
      return messages.text("end.dry", summary(state));
    }
    return state.seenGone() == state.total()
        ? messages.text("end.all", state.total())
        : messages.text("end.some", state.seenGone(), state.total(), summary(state));
  }
}
