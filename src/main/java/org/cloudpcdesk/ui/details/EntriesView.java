package org.cloudpcdesk.ui.details;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.VBox;

/** Lines of a section, one under the other. */
final class EntriesView {
  private EntriesView() {}

  /** @param empty what is said when there are none */
  static Node of(List<Entry> entries, String empty) {
    VBox box = new VBox(8);
    if (entries.isEmpty()) {
      box.getChildren().add(SectionView.muted(empty));
    }
    entries.forEach(entry -> box.getChildren().add(entry(entry)));
    return box;
  }

  static VBox entry(Entry entry) {
    VBox box = new VBox(SectionView.wrapped(entry.title()));
    if (!entry.facts().isEmpty()) {
      Node facts = SectionView.muted(entry.facts());
      facts.getStyleClass().add("text-small");
      box.getChildren().add(facts);
    }
    return box;
  }
}
