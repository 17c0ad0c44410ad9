package org.cloudpcdesk.ui.main;

import java.util.Map;
import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/** The keys that work anywhere in the main window. */
final class MainKeys {
  private MainKeys() {}

  /** Sets the keys up. {@code /} and {@code ?} are taken as characters, because their place differs by keyboard. */
  static void install(Scene scene, Map<String, Runnable> accelerators, Runnable search, Runnable keys) {
    accelerators.forEach((key, action) -> scene.getAccelerators().put(KeyCombination.valueOf(key), action));
    scene.addEventFilter(
        KeyEvent.KEY_TYPED,
        event -> {
          if (scene.getFocusOwner() instanceof TextInputControl) {
            return;
          }
          if (event.getCharacter().equals("/")) {
            event.consume();
            search.run();
          } else if (event.getCharacter().equals("?")) {
            event.consume();
            keys.run();
          }
        });
  }
}
