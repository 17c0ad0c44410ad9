package org.cloudpcdesk.ui.access;

import java.net.URI;
import java.util.function.Consumer;
import javafx.scene.Parent;
import org.cloudpcdesk.ui.common.DialogService;
import org.cloudpcdesk.ui.common.Fxml;
import org.cloudpcdesk.ui.common.Messages;
import org.cloudpcdesk.ui.common.TextClipboard;

/** Shows what the account may do, over the main window. Used on the UI thread. */
public final class AccessSheet {
  private AccessSheet() {}

  /**
   * Shows the sheet and waits until it is closed.
   *
   * @param model closed with the sheet
   * @param browse opens a page in the system's browser
   * @param signIn asks for the permissions in the browser once more
   */
  public static void show(
      AccessViewModel model,
      DialogService dialogs,
      TextClipboard clipboard,
      Consumer<URI> browse,
      Runnable signIn) {
    try (model) {
      Parent content =
          new Fxml()
              .register(AccessController.class, () -> new AccessController(model, browse, clipboard, signIn))
              .<Parent, AccessController>load(AccessController.class, "Access.fxml")
              .root();
      dialogs.showContent(Messages.of(AccessSheet.class).text("title"), content);
    }
  }
}
