package org.cloudpcdesk.platform;

import java.net.URL;
import java.util.concurrent.Executor;

/**
 * The place beside the desktop's clock where programs without a window stay, where there is one. Every call returns at
 * once; what it asks for is done in the background, in order. Thread-safe.
 */
public interface Tray extends AutoCloseable {

  /**
   * Finds out whether there is a tray. It loads a toolkit, so that it is called when a tray may soon be wanted, never at
   * the start of the program.
   */
  void prepare();

  /** Whether there is a tray; false until that is known. */
  boolean isThere();

  /**
   * Shows the program's icon until {@link #hide}.
   *
   * @param tooltip what it stands for
   * @param open the words of its menu for bringing the window back
   * @param onOpen runs when the window is wanted back, on a thread of the desktop's
   */
  void show(String tooltip, String open, Runnable onOpen);

  /** Takes the icon away. */
  void hide();

  /**
   * Tells something outside the window.
   *
   * @param otherwise runs instead when there is no tray, on any thread
   */
  void tell(String title, String text, Runnable otherwise);

  /** Takes the icon away for good. */
  @Override
  void close();

  /**
   * The desktop's own.
   *
   * @param executor where the work is done; one task after another
   * @param icon an image with transparency
   */
  static Tray ofDesktop(Executor executor, URL icon) {
    return new AwtTray(executor, icon);
  }
}
