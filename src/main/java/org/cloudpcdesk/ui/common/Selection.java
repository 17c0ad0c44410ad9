package org.cloudpcdesk.ui.common;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * What the administrator has chosen, by id, so that it outlives refreshes. The grid writes it; details, the selection bar
 * and the deprovision sheet read it. Used on the UI thread.
 */
public final class Selection {
  private final ObservableList<String> chosen = FXCollections.observableArrayList();
  private final ObservableList<String> chosenView = FXCollections.unmodifiableObservableList(chosen);
  private final ReadOnlyObjectWrapper<@Nullable String> focused = new ReadOnlyObjectWrapper<>();

  /** The ids of the chosen Cloud PCs, in the grid's order when they were chosen. */
  public ObservableList<String> chosen() {
    return chosenView;
  }

  /** The Cloud PC whose details are shown, or null. */
  public ReadOnlyObjectProperty<@Nullable String> focused() {
    return focused.getReadOnlyProperty();
  }

  /** Replaces the choice; an equal one changes nothing. */
  public void choose(java.util.List<String> ids, @Nullable String focus) {
    if (!chosen.equals(ids)) {
      chosen.setAll(ids);
    }
    focused.set(focus);
  }
}
