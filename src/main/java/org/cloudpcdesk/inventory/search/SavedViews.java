package org.cloudpcdesk.inventory.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The administrator's own views in the order they are listed. Immutable. */
public record SavedViews(List<SavedView> views) {
  public static final SavedViews NONE = new SavedViews(List.of());

  public SavedViews {
    views = List.copyOf(views);
  }

  /** Reads what {@link #texts} wrote; what cannot be read is left out. */
  public static SavedViews of(List<String> texts) {
    return new SavedViews(texts.stream().map(SavedView::of).flatMap(Optional::stream).toList());
  }

  /** One text for each view, to be kept. */
  public List<String> texts() {
    return views.stream().map(SavedView::text).toList();
  }

  public Optional<SavedView> find(String name) {
    return views.stream().filter(view -> view.name().equals(name)).findFirst();
  }

  /** With a view, which takes the place of the one that has its name. */
  public SavedViews with(SavedView view) {
    List<SavedView> next = new ArrayList<>(views);
    for (int i = 0; i < next.size(); i++) {
      if (next.get(i).name().equals(view.name())) {
        next.set(i, view);
        return new SavedViews(next);
      }
    }
    next.add(view);
    return new SavedViews(next);
  }

  public SavedViews without(String name) {
    return new SavedViews(views.stream().filter(view -> !view.name().equals(name)).toList());
  }
}
