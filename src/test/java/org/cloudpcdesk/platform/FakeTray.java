package org.cloudpcdesk.platform;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A tray that keeps what it was told and is there when the test says so. Thread-safe. */
public final class FakeTray implements Tray {
  public final List<String> told = new CopyOnWriteArrayList<>();
  public volatile boolean there;
  public volatile boolean prepared;
  public volatile Runnable open;

  @Override
  public void prepare() {
    prepared = true;
  }

  @Override
  public boolean isThere() {
    return there;
  }

  @Override
  public void show(String tooltip, String words, Runnable onOpen) {
    open = onOpen;
  }

  @Override
  public void hide() {
    open = null;
  }

  @Override
  public void tell(String title, String text, Runnable otherwise) {
    if (there) {
      told.add(title + ": " + text);
    } else {
      otherwise.run();
    }
  }

  @Override
  public void close() {
    hide();
  }
}
