package org.cloudpcdesk.ui.details;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TextArea;
import javafx.scene.layout.VBox;
import org.cloudpcdesk.ui.common.Icons;
import org.cloudpcdesk.ui.common.Messages;
import org.cloudpcdesk.ui.common.TextClipboard;

/** What the service sent, for reading and copying. */
final class RawView {
  private static final int ROWS = 16;

  private RawView() {}

  static Node of(String json, TextClipboard clipboard) {
    Messages messages = Messages.of(RawView.class);
    TextArea area = Copyable.lines(json, messages.text("raw.name"));
    area.setId("rawJson");
    area.setWrapText(false);
    area.setPrefRowCount(ROWS);
    Button copy = new Button(messages.text("copy.raw"), Icons.of("fltral-copy-16"));
    copy.setId("copyRaw");
    copy.getStyleClass().add("small");
    copy.setOnAction(event -> clipboard.put(json));
    return new VBox(6, area, copy);
  }
}
