package org.cloudpcdesk.ui.details;

import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.layout.VBox;
import org.cloudpcdesk.inventory.Inventory;
import org.cloudpcdesk.ui.common.Icons;
import org.cloudpcdesk.ui.common.Messages;
import org.cloudpcdesk.ui.common.StatusLook;

/** The other Cloud PCs of the same person; each leads to its own details. */
final class OthersView {
  private final Messages messages = Messages.of(OthersView.class);
  private final VBox box = new VBox(2);
  private final Consumer<String> show;

  /** @param show shows another Cloud PC, by id */
  OthersView(Consumer<String> show) {
    this.show = show;
    box.getStyleClass().add("section-content");
  }

  Node node() {
    return box;
  }

  void update(List<Inventory.Row> others) {
    box.getChildren().clear();
    if (others.isEmpty()) {
      box.getChildren().add(SectionView.muted(messages.text("others.empty")));
    }
    others.forEach(row -> box.getChildren().add(link(row)));
  }

  private Node link(Inventory.Row row) {
    StatusLook look = StatusLook.of(row.pc().status());
    Hyperlink link =
        new Hyperlink(messages.text("others.line", row.pc().deviceLabel(), StatusLook.words(row.pc().status())));
    link.setGraphic(Icons.of(look.icon()));
    link.getStyleClass().add(look.styleClass());
    link.setOnAction(event -> show.accept(row.pc().id()));
    return link;
  }
}
