package org.cloudpcdesk.ui.common;

import java.util.Map;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;

/** Where copied text goes. Used on the UI thread. */
@FunctionalInterface
public interface TextClipboard {

  void put(String text);

  /** The system's clipboard. */
  static TextClipboard system() {
    return text -> Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, text));
  }
}
