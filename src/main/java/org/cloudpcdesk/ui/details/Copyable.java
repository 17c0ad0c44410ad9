package org.cloudpcdesk.ui.details;

import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;

/** Text that can be marked and copied with mouse or keyboard, and not changed. */
final class Copyable {
  private Copyable() {}

  /** One line, which looks like a label. */
  static TextField line(String name) {
    TextField field = new TextField();
    plain(field, name);
    return field;
  }

  /** Several lines, as high as they are. */
  static TextArea lines(String text, String name) {
    TextArea area = new TextArea(text);
    area.setPrefRowCount(Math.clamp(text.lines().count(), 1, 6));
    area.setWrapText(true);
    area.getStyleClass().add("technical");
    plain(area, name);
    return area;
  }

  private static void plain(TextInputControl control, String name) {
    control.setEditable(false);
    control.setAccessibleText(name);
    control.getStyleClass().add("copyable");
  }
}
