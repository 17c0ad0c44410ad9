package org.cloudpcdesk.app.window;

import java.util.List;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.cloudpcdesk.app.session.Sessions;
import org.cloudpcdesk.ui.common.KnownAccount;
import org.cloudpcdesk.ui.common.UiThread;

/** The accounts that were here before, as menus and the welcome page list them: read in the background, told on the UI thread. */
final class KnownAccounts {
  private final Sessions sessions;
  private final Executor executor;
  private final ReadOnlyObjectWrapper<List<KnownAccount>> all = new ReadOnlyObjectWrapper<>(List.of());

  KnownAccounts(Sessions sessions, Executor executor) {
    this.sessions = sessions;
    this.executor = executor;
  }

  /** The last used first. Changes on the UI thread. */
  ReadOnlyObjectProperty<List<KnownAccount>> all() {
    return all.getReadOnlyProperty();
  }

  /** Reads them anew. */
  void read() {
    executor.execute(
        () -> {
          List<KnownAccount> now = sessions.known();
          UiThread.run(() -> all.set(now));
        });
  }
}
