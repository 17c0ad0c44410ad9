package org.cloudpcdesk.ui.settings;

import java.net.PasswordAuthentication;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import org.cloudpcdesk.platform.ProxyAddress;
import org.cloudpcdesk.platform.ProxyQuestion;
import org.cloudpcdesk.ui.common.DialogService;
import org.cloudpcdesk.ui.common.Fxml;
import org.cloudpcdesk.ui.common.Messages;
import org.cloudpcdesk.ui.common.UiThread;
import org.jspecify.annotations.Nullable;

/** Asks for the name and password of a proxy in a dialog. Called on background threads, which wait. */
public final class ProxyPasswordDialog implements ProxyQuestion {
  private final Messages messages = Messages.of(ProxyPasswordDialog.class);
  private final DialogService dialogs;

  public ProxyPasswordDialog(DialogService dialogs) {
    this.dialogs = dialogs;
  }

  @Override
  public Optional<Answer> ask(ProxyAddress proxy, @Nullable String user, boolean refused) {
    CompletableFuture<Optional<Answer>> answer = new CompletableFuture<>();
    UiThread.run(
        () -> {
          if (!answer.isCancelled()) {
            answer.complete(show(proxy, user, refused));
          }
        });
    try {
      return answer.get();
    } catch (InterruptedException givenUp) {
      answer.cancel(false);
      Thread.currentThread().interrupt();
      return Optional.empty();
    } catch (ExecutionException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private Optional<Answer> show(ProxyAddress proxy, @Nullable String user, boolean refused) {
    ButtonType send = new ButtonType(messages.text("proxy.ask.send"), ButtonBar.ButtonData.OK_DONE);
    ButtonType cancel = new ButtonType(messages.text("proxy.ask.cancel"), ButtonBar.ButtonData.CANCEL_CLOSE);
    Dialog<ButtonType> dialog = new Dialog<>();
    dialog.setTitle(messages.text("proxy.ask.title"));
    dialog.getDialogPane().getButtonTypes().addAll(send, cancel);
    Fxml.Loaded<Parent, ProxyPasswordController> content =
        new Fxml()
            .register(ProxyPasswordController.class, () -> new ProxyPasswordController(proxy, user, refused))
            .load(ProxyPasswordDialog.class, "ProxyPassword.fxml");
    dialog.getDialogPane().setContent(content.root());
    Node sendButton = dialog.getDialogPane().lookupButton(send);
    sendButton.setId("sendProxyPassword");
    sendButton.disableProperty().bind(content.controller().incomplete());
    dialog.getDialogPane().lookupButton(cancel).setId("cancelProxyPassword");
    // After the dialog itself, which gives the keyboard to its first button when it is shown.
    Consumer<ProxyPasswordController> later = UiThread.latest(ProxyPasswordController::focus);
    dialog.setOnShown(event -> later.accept(content.controller()));
    return dialogs
        .show(dialog)
        .filter(send::equals)
        .map(chosen -> new Answer(login(content.controller()), content.controller().remember()));
  }

  private static PasswordAuthentication login(ProxyPasswordController controller) {
    return new PasswordAuthentication(controller.user(), controller.password().toCharArray());
  }
}
