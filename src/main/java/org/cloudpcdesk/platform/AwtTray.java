package org.cloudpcdesk.platform;

import java.awt.AWTException;
import java.awt.GraphicsEnvironment;
import java.awt.MenuItem;
import java.awt.PopupMenu;
import java.awt.SystemTray;
import java.awt.Toolkit;
import java.awt.TrayIcon;
import java.net.URL;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The tray as Java's older toolkit knows it: JavaFX has none. Its fields belong to the executor's one thread at a time. */
final class AwtTray implements Tray {
  private static final Logger LOG = LoggerFactory.getLogger(AwtTray.class);

  private final Executor executor;
  private final URL image;
  private volatile boolean there;
  private @Nullable Boolean supported;
  private @Nullable TrayIcon icon;

  AwtTray(Executor executor, URL image) {
    this.executor = executor;
    this.image = image;
  }

  @Override
  public void prepare() {
    later(this::isSupported);
  }

  @Override
  public boolean isThere() {
    return there;
  }

  @Override
  public void show(String tooltip, String open, Runnable onOpen) {
    later(
        () -> {
          if (isSupported()) {
            TrayIcon shown = icon();
            shown.setToolTip(tooltip);
            shown.setPopupMenu(menu(open, onOpen));
            shown.addActionListener(event -> onOpen.run());
          }
        });
  }

  private static PopupMenu menu(String open, Runnable onOpen) {
    MenuItem item = new MenuItem(open);
    item.addActionListener(event -> onOpen.run());
    PopupMenu menu = new PopupMenu();
    menu.add(item);
    return menu;
  }

  @Override
  public void hide() {
    later(
        () -> {
          if (icon != null) {
            SystemTray.getSystemTray().remove(icon);
            icon = null;
          }
        });
  }

  @Override
  public void tell(String title, String text, Runnable otherwise) {
    later(
        () -> {
          if (!isSupported()) {
            otherwise.run();
            return;
          }
          icon().displayMessage(title, text, TrayIcon.MessageType.INFO);
        });
  }

  @Override
  public void close() {
    hide();
  }

  private TrayIcon icon() {
    TrayIcon shown = icon;
    if (shown == null) {
      shown = new TrayIcon(Toolkit.getDefaultToolkit().createImage(image));
      shown.setImageAutoSize(true);
      try {
        SystemTray.getSystemTray().add(shown);
      } catch (AWTException gone) {
        throw new IllegalStateException("the tray went away", gone);
      }
      icon = shown;
    }
    return shown;
  }

  private boolean isSupported() {
    Boolean known = supported;
    if (known == null) {
      known = !GraphicsEnvironment.isHeadless() && SystemTray.isSupported();
      supported = known;
      there = known;
    }
    return known;
  }

  /** A tray is a comfort: nothing else may fail because of it. */
  private void later(Runnable work) {
    try {
      executor.execute(
          () -> {
            try {
              work.run();
            } catch (RuntimeException | LinkageError failed) {
              LOG.warn("the system tray cannot be used", failed);
              supported = false;
              there = false;
            }
          });
    } catch (RejectedExecutionException closing) {
      LOG.debug("nothing more goes to the tray", closing);
    }
  }
}
