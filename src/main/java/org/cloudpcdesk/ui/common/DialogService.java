package org.cloudpcdesk.ui.common;

import javafx.scene.Node;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;

/** Every dialog goes through here, so that tests can answer. Used on the UI thread. */
public interface DialogService {
  /** Style class of a dialog that the theme must not keep narrower than what it shows. */
  String AS_WIDE_AS_ITS_CONTENT = "content-dialog";


  /**
   * Tells of something that did not work.
   *
   * @param what what happened
   * @param unchanged what was not changed by it
   * @param next what the administrator can do
   * @param technical request ids and the like, shown small and copyable; may be empty
   */
  void error(String what, String unchanged, String next, String technical);

  /** Asks a yes-or-no question; the safe answer, no, has the focus. */
  boolean confirm(String title, String question, String yes, String no);

  /** Shows a dialog over the main window, with its theme, and waits for the answer. */
  <R> java.util.Optional<R> show(Dialog<R> dialog);

  /** A small notification inside the window that goes away by itself. */
  void notify(String title, String text);

  /** A dialog around a node with one button to close it. */
  default void showContent(String title, Node content) {
    Dialog<Void> dialog = new Dialog<>();
    dialog.setTitle(title);
    dialog.getDialogPane().setContent(content);
    dialog.getDialogPane().getStyleClass().add(AS_WIDE_AS_ITS_CONTENT);
    dialog.getDialogPane().getButtonTypes().add(ButtonType.CLOSE);
    show(dialog);
  }
}
