package org.cloudpcdesk.ui.grid;

import java.util.AbstractList;
import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableListBase;
import org.cloudpcdesk.inventory.Inventory;
import org.cloudpcdesk.inventory.search.View;
import org.jspecify.annotations.Nullable;

/**
 * The list under the table: a window on the present {@link View}. Showing another view reads none of its rows; the
 * table reads those it can see. A swap is told as "rows were updated", and as rows added or removed at the end where
 * the length differs, because the table's selection stays still then and the grid can put it right by id. Used on the
 * UI thread.
 */
class RowList extends ObservableListBase<Inventory.Row> {
  private @Nullable View view;

  /** Shows another view from now on. */
  void show(View next) {
    View before = view;
    int oldSize = size();
    int common = Math.min(oldSize, next.size());
    view = next;
    if (next.size() != oldSize) {
      fireChange(new Part(this, common, next.size(), tail(before, common), false));
    }
    if (common > 0) {
      fireChange(new Part(this, 0, common, List.of(), true));
    }
  }

  @Override
  public Inventory.Row get(int place) {
    if (view == null) {
      throw new IndexOutOfBoundsException(place);
    }
    return view.row(place);
  }

  @Override
  public int size() {
    return view == null ? 0 : view.size();
  }

  private static List<Inventory.Row> tail(@Nullable View before, int from) {
    if (before == null || before.size() <= from) {
      return List.of();
    }
    return new AbstractList<>() {
      @Override
      public Inventory.Row get(int i) {
        return before.row(from + i);
      }

      @Override
      public int size() {
        return before.size() - from;
      }
    };
  }

  /** One change without a copy of anything. */
  private static final class Part extends ListChangeListener.Change<Inventory.Row> {
    private final int from;
    private final int to;
    private final List<Inventory.Row> removed;
    private final boolean updated;
    private boolean onIt;
    private boolean past;

    Part(RowList list, int from, int to, List<Inventory.Row> removed, boolean updated) {
      super(list);
      this.from = from;
      this.to = removed.isEmpty() ? to : from;
      this.removed = removed;
      this.updated = updated;
    }

    @Override
    public boolean next() {
      past = onIt;
      onIt = !past;
      return onIt;
    }

    @Override
    public void reset() {
      onIt = false;
      past = false;
    }

    @Override
    public int getFrom() {
      return from;
    }

    @Override
    public int getTo() {
      return to;
    }

    @Override
    public List<Inventory.Row> getRemoved() {
      return removed;
    }

    @Override
    public boolean wasUpdated() {
      return updated;
    }

    @Override
    public boolean wasAdded() {
      return !updated && to > from;
    }

    @Override
    protected int[] getPermutation() {
      return new int[0];
    }
  }
}
