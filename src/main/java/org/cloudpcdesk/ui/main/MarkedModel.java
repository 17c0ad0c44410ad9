package org.cloudpcdesk.ui.main;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.cloudpcdesk.inventory.Inventory.Row;
import org.cloudpcdesk.inventory.RefreshState;
import org.cloudpcdesk.inventory.RefreshState.Phase;
import org.cloudpcdesk.ui.grid.GridViewModel;
import org.jspecify.annotations.Nullable;

/**
 * What was marked for later while the service was out of reach is offered once the list has been read again. Offered only:
 * nothing is planned or sent before the administrator says so. Used on the UI thread.
 */
final class MarkedModel {

  /**
   * What is marked for later, as it was just read.
   *
   * @param inGrace how many of them can be deprovisioned
   */
  record Marked(int all, int inGrace, Instant readAt) {}

  private final GridViewModel grid;
  private final ReadOnlyObjectWrapper<@Nullable Marked> offered = new ReadOnlyObjectWrapper<>();
  private @Nullable Instant lastRead;
  private boolean away;
  /** When the list was read after that; null when nothing is to be offered. */
  private @Nullable Instant readAgain;

  MarkedModel(GridViewModel grid) {
    this.grid = grid;
  }

  /** What is offered, or null when there is nothing to offer. */
  ReadOnlyObjectProperty<@Nullable Marked> offered() {
    return offered.getReadOnlyProperty();
  }

  void refreshed(RefreshState state) {
    Instant read = state.completedAt();
    if (state.phase() == Phase.NEW || state.phase() == Phase.OFFLINE) {
      // A window begins with what was stored: that is as good as having been away.
      away = true;
      readAgain = null;
    } else if (state.phase() == Phase.LIVE && away && !Objects.equals(read, lastRead)) {
      away = false;
      readAgain = read;
    }
    if (state.phase() != Phase.LOADING) {
      lastRead = read;
    }
    update();
  }

  /** Other rows are shown. */
  void update() {
    Instant read = readAgain;
    offered.set(read == null ? null : marked(read));
  }

  /** The offer was taken, or is not wanted. */
  void dismiss() {
    readAgain = null;
    update();
  }

  /** What is marked since then waits for another time. */
  private @Nullable Marked marked(Instant read) {
    List<Row> rows = grid.marks().rows().stream().filter(row -> isBefore(row.marked(), read)).toList();
    int inGrace = (int) rows.stream().filter(row -> row.pc().status().isInGracePeriod()).count();
    return rows.isEmpty() ? null : new Marked(rows.size(), inGrace, read);
  }

  private static boolean isBefore(@Nullable Instant marked, Instant read) {
    return marked != null && marked.isBefore(read);
  }
}
