package org.cloudpcdesk.ui.main;

import java.time.Duration;
import java.time.Instant;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.cloudpcdesk.graph.RequestLog;
import org.cloudpcdesk.inventory.RefreshState;
import org.cloudpcdesk.inventory.RefreshState.Phase;
import org.cloudpcdesk.inventory.query.ParsedQuery;
import org.cloudpcdesk.inventory.search.View;
import org.cloudpcdesk.ui.common.Messages;
import org.cloudpcdesk.ui.common.TimeText;
import org.cloudpcdesk.ui.grid.GridViewModel;

/** The status bar: connection, rows, age of what is shown, throttling. Used on the UI thread. */
final class StatusModel {
  private final Messages messages;
  private final TimeText times;
  private final GridViewModel grid;
  private final RequestLog requests;
  private final ReadOnlyObjectWrapper<Phase> phase = new ReadOnlyObjectWrapper<>(Phase.NEW);
  private final ReadOnlyStringWrapper connection = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper rows = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper refreshed = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper next = new ReadOnlyStringWrapper("");
  private final ReadOnlyDoubleWrapper throttling = new ReadOnlyDoubleWrapper();
  private final ReadOnlyStringWrapper throttlingText = new ReadOnlyStringWrapper("");

  StatusModel(Messages messages, TimeText times, GridViewModel grid, RequestLog requests) {
    this.messages = messages;
    this.times = times;
    this.grid = grid;
    this.requests = requests;
  }

  ReadOnlyObjectProperty<Phase> phase() {
    return phase.getReadOnlyProperty();
  }

  /** What the refresh is doing, in words. */
  ReadOnlyStringProperty connection() {
    return connection.getReadOnlyProperty();
  }

  /** "37 of 1,204 Cloud PCs". */
  ReadOnlyStringProperty rows() {
    return rows.getReadOnlyProperty();
  }

  /** "refreshed 12 s ago", or empty before the first whole list. */
  ReadOnlyStringProperty refreshed() {
    return refreshed.getReadOnlyProperty();
  }

  /** Until the next whole list, "0:42"; empty when none is planned. */
  ReadOnlyStringProperty next() {
    return next.getReadOnlyProperty();
  }

  /** From 0, not at all, to 1, standing still. */
  ReadOnlyDoubleProperty throttling() {
    return throttling.getReadOnlyProperty();
  }

  /** The same in words. */
  ReadOnlyStringProperty throttlingText() {
    return throttlingText.getReadOnlyProperty();
  }

  void update() {
    RefreshState state = grid.refresh().get();
    Instant now = grid.now().get();
    phase.set(state.phase());
    connection.set(connection(state));
    View view = grid.shown().get();
    rows.set(view == null ? "" : rows(view, state));
    Instant completed = state.completedAt();
    refreshed.set(completed == null ? "" : messages.text("status.refreshed", times.age(completed, now)));
    Instant nextAt = state.nextAt();
    boolean waiting = nextAt != null && state.phase() != Phase.LOADING;
    next.set(waiting && nextAt != null ? times.clock(Duration.between(now, nextAt)) : "");
    double slowed = Math.clamp(requests.throttling(), 0.0, 1.0);
    throttling.set(slowed);
    throttlingText.set(
        slowed == 0 ? messages.text("status.throttling.none") : messages.text("status.throttling.some", slowed));
  }

  private String rows(View view, RefreshState state) {
    if (grid.isGoneShown()) {
      return messages.text("status.rowsGone", view.size(), view.snapshot().rows().size());
    }
    boolean kept = grid.parsed().get() instanceof ParsedQuery.Bad;
    int known = view.snapshot().rows().size();
    Integer stored = state.phase() == Phase.OPENING ? state.expected() : null;
    return messages.text(
        kept ? "status.rowsKept" : "status.rows", view.size(), stored == null ? known : Math.max(stored, known));
  }

  private String connection(RefreshState state) {
    Integer expected = state.expected();
    if (state.phase() == Phase.LOADING) {
      return expected == null
          ? messages.text("status.loading", state.loaded())
          : messages.text("status.loadingOf", state.loaded(), expected);
    }
    return messages.text("phase", state.phase());
  }
}
