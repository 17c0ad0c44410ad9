package org.cloudpcdesk.ui.grid;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableRow;
import org.cloudpcdesk.inventory.Inventory.Row;
import org.cloudpcdesk.inventory.changes.Change;
import org.cloudpcdesk.inventory.changes.News;
import org.jspecify.annotations.Nullable;

/**
 * A row of the grid. It carries {@code new}, {@code changed} or {@code just-gone} until the administrator has seen the
 * news, {@code stale} while it was not seen for long, and {@code gone} when the service no longer shows it. Cells that changed a moment ago carry one of the {@code fresh} classes, which
 * fade from step to step: the window's one clock moves them, so that nothing is animated out of sight, or for somebody
 * who asked their system for less motion.
 */
final class GridRow extends TableRow<Row> {
  /** The whole list is read every five minutes: an older row missed it at least twice. */
  static final Duration STALE = Duration.ofMinutes(15);

  /** How long each step of the fading lasts. */
  static final Duration STEP = Duration.ofSeconds(3);

  private static final PseudoClass NEW = PseudoClass.getPseudoClass("new");
  private static final PseudoClass CHANGED = PseudoClass.getPseudoClass("changed");
  private static final PseudoClass GONE = PseudoClass.getPseudoClass("gone");
  private static final PseudoClass JUST_GONE = PseudoClass.getPseudoClass("just-gone");
  private static final PseudoClass OLD = PseudoClass.getPseudoClass("stale");

  /** From the strongest. */
  private static final List<PseudoClass> FRESH =
      Stream.of("fresh", "fresh-fading", "fresh-faded").map(PseudoClass::getPseudoClass).toList();

  private final ReadOnlyObjectProperty<Instant> now;
  private final ReadOnlyObjectProperty<News> news;
  private int step = FRESH.size();
  private boolean held;

  /** Held here, because the clock and the news know it weakly. */
  private final InvalidationListener ticking = observable -> mark();

  GridRow(ReadOnlyObjectProperty<Instant> now, ReadOnlyObjectProperty<News> news) {
    this.now = now;
    this.news = news;
    now.addListener(new WeakInvalidationListener(ticking));
    news.addListener(new WeakInvalidationListener(ticking));
  }

  @Override
  protected void updateItem(@Nullable Row row, boolean empty) {
    super.updateItem(row, empty);
    mark();
  }

  /** Until {@link #release} the row takes no notice of being chosen or not, and of the place it is at in what it looks like. */
  void hold() {
    held = true;
  }

  /** What was passed over the table tells each row again in its next layout. */
  void release() {
    held = false;
    for (Node node : getChildrenUnmodifiable()) {
      if (node instanceof Parent cell && cell.isNeedsLayout()) {
        requestLayout();
        return;
      }
    }
  }

  @Override
  public void updateSelected(boolean selected) {
    if (!held) {
      super.updateSelected(selected);
    }
  }

  @Override
  public void requestLayout() {
    // A new place alone changes nothing in a row; the cells that change tell so when it is released.
    if (!held) {
      super.requestLayout();
    }
  }

  private void mark() {
    // Both are read in any case: an invalidation listener is told once only, until the value was read.
    Instant moment = now.get();
    News all = news.get();
    Row row = isEmpty() ? null : getItem();
    Change change = row == null ? null : all.of(row.pc().id());
    pseudoClassStateChanged(NEW, change != null && change.kind() == Change.Kind.NEW);
    pseudoClassStateChanged(CHANGED, change != null && change.kind() == Change.Kind.CHANGED);
    pseudoClassStateChanged(JUST_GONE, change != null && change.kind() == Change.Kind.GONE);
    pseudoClassStateChanged(GONE, row != null && row.gone() != null);
    pseudoClassStateChanged(OLD, row != null && row.seen().isBefore(moment.minus(STALE)));
    fade(change, change == null ? FRESH.size() : step(Duration.between(change.at(), moment)));
  }

  private static int step(Duration age) {
    return Math.clamp(age.toSeconds() / STEP.toSeconds(), 0, FRESH.size());
  }

  private void fade(@Nullable Change change, int next) {
    if (next == FRESH.size() && step == FRESH.size()) {
      return;
    }
    step = next;
    for (Node node : getChildrenUnmodifiable()) {
      if (node instanceof TableCell<?, ?> cell && cell.getTableColumn() != null) {
        boolean changed = change != null && change.columns().contains(GridColumns.of(cell.getTableColumn()));
        for (int i = 0; i < FRESH.size(); i++) {
          cell.pseudoClassStateChanged(FRESH.get(i), changed && i == next);
        }
      }
    }
  }
}
