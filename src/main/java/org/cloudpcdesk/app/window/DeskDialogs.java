package org.cloudpcdesk.app.window;

import java.net.URI;
import java.nio.file.Path;
import java.util.function.Supplier;
import javafx.scene.control.Label;
import org.cloudpcdesk.app.process.Version;
import org.cloudpcdesk.graph.GraphException;
import org.cloudpcdesk.ui.access.AccessSheet;
import org.cloudpcdesk.ui.access.AccessViewModel;
import org.cloudpcdesk.ui.common.Messages;
import org.cloudpcdesk.ui.common.Session;
import org.cloudpcdesk.ui.settings.DiagnosticsDialog;
import org.cloudpcdesk.ui.settings.SettingsDialog;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The dialogs that any page of the window may open. Used on the UI thread. */
final class DeskDialogs {
  private static final Logger LOG = LoggerFactory.getLogger(DeskDialogs.class);

  private final Messages messages = Messages.of(DeskDialogs.class);
  private final Desktop desktop;
  private final Path dataDirectory;
  private final Supplier<@Nullable Session> open;

  /** @param open the session that is open, or null */
  DeskDialogs(Desktop desktop, Path dataDirectory, Supplier<@Nullable Session> open) {
    this.desktop = desktop;
    this.dataDirectory = dataDirectory;
    this.open = open;
  }

  void openSettings() {
    openSettings("");
  }

  /** @param setting the one to begin at; empty for none */
  void openSettings(String setting) {
    new SettingsDialog(desktop.settings(), desktop.dialogs(), this::openDiagnostics).open(setting);
  }

  private void openDiagnostics() {
    Session session = open.get();
    new DiagnosticsDialog(
            () -> Diagnostics.gather(desktop.settings(), dataDirectory, session),
            desktop.tasks(),
            desktop.dialogs(),
            desktop.files())
        .open();
  }

  void openAbout() {
    desktop
        .dialogs()
        .showContent(messages.text("about.title"), new Label(messages.text("about.text", Version.current())));
  }

  /**
   * Shows what the account of a session may do, and why the service refused.
   *
   * @param refused what it refused, or null
   * @param signInAgain asks for the permissions once more
   */
  void openAccess(Session session, @Nullable GraphException refused, Runnable signInAgain) {
    AccessSheet.show(
        new AccessViewModel(session.access(), refused, desktop.tasks(), desktop.times()),
        desktop.dialogs(),
        desktop.clipboard(),
        this::browse,
        signInAgain);
  }

  /** Opens a page in the browser, in the background. */
  void browse(URI page) {
    desktop
        .tasks()
        .create(
            "open a page",
            () -> {
              desktop.browser().open(page);
              return page;
            })
        .onFailure(
            failure -> {
              LOG.warn("no browser could be opened", failure);
              desktop
                  .dialogs()
                  .error(
                      messages.text("browser.what"),
                      messages.text("browser.unchanged"),
                      messages.text("browser.next"),
                      page.toString());
            })
        .start();
  }
}
