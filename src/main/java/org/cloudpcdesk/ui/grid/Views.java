package org.cloudpcdesk.ui.grid;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.cloudpcdesk.inventory.search.BuiltInView;
import org.cloudpcdesk.inventory.search.SavedView;
import org.cloudpcdesk.inventory.search.SavedViews;

/** All views there are: the built-in ones, what is gone, then the administrator's own. Used on the UI thread. */
public final class Views {
  private final ReadOnlyObjectWrapper<SavedViews> own = new ReadOnlyObjectWrapper<>(SavedViews.NONE);
  private Consumer<SavedViews> keep = views -> {};

  /** Takes in what was kept, and says from now on where to keep. */
  public void load(SavedViews kept, Consumer<SavedViews> keeper) {
    keep = keeper;
    own.set(kept);
  }

  /** The administrator's own. */
  public ReadOnlyObjectProperty<SavedViews> own() {
    return own.getReadOnlyProperty();
  }

  /** Every view in the order they are listed. */
  public List<ShownView> all() {
    List<ShownView> all = new ArrayList<>();
    Stream.of(BuiltInView.values()).map(ShownView.BuiltIn::new).forEach(all::add);
    all.add(ShownView.GONE);
    own.get().views().stream().map(ShownView.Own::new).forEach(all::add);
    return Collections.unmodifiableList(all);
  }

  /** Keeps a view, in the place of the one with its name. */
  public void save(SavedView view) {
    change(own.get().with(view));
  }

  public void delete(String name) {
    change(own.get().without(name));
  }

  /** Gives a view another name; a view that had it is replaced. */
  public void rename(String from, String to) {
    own.get()
        .find(from)
        .filter(view -> !from.equals(to))
        .ifPresent(
            view -> {
              List<SavedView> views = new ArrayList<>(own.get().without(to).views());
              views.replaceAll(
                  one -> one.equals(view) ? new SavedView(to, view.query(), view.columns(), view.order()) : one);
              change(new SavedViews(views));
            });
  }

  /** Moves a view up (-1) or down (1) among the administrator's own. */
  public void move(String name, int by) {
    List<SavedView> views = new ArrayList<>(own.get().views());
    int at = own.get().find(name).map(views::indexOf).orElse(-1);
    int to = at + by;
    if (at >= 0 && to >= 0 && to < views.size()) {
      Collections.swap(views, at, to);
      change(new SavedViews(views));
    }
  }

  private void change(SavedViews next) {
    own.set(next);
    keep.accept(next);
  }
}
