package org.cloudpcdesk.ui.details;

import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.cloudpcdesk.model.Account;
import org.cloudpcdesk.model.Permission;
import org.cloudpcdesk.signin.SignIn;
import org.cloudpcdesk.signin.SignInException;
import org.cloudpcdesk.ui.common.Messages;
import org.cloudpcdesk.ui.common.UiThread;
import org.jspecify.annotations.Nullable;

/** Asks for the permission to see people and licences, only when the administrator says so. Used on the UI thread. */
final class ConsentModel {
  private static final Set<Permission> NEEDED = Set.of(Permission.USER_READ_ALL, Permission.LICENSE_READ);

  private final Messages messages = Messages.of(ConsentModel.class);
  private final SignIn signIn;
  private final Runnable granted;
  private final ReadOnlyBooleanWrapper asking = new ReadOnlyBooleanWrapper();
  private final ReadOnlyStringWrapper refusal = new ReadOnlyStringWrapper("");
  private @Nullable CompletableFuture<Account> question;
  private int questions;

  /** @param granted told on the UI thread when the permission is there */
  ConsentModel(SignIn signIn, Runnable granted) {
    this.signIn = signIn;
    this.granted = granted;
  }

  /** True while the browser has the question. */
  ReadOnlyBooleanProperty asking() {
    return asking.getReadOnlyProperty();
  }

  /** Why the last question brought nothing; empty when none failed. */
  ReadOnlyStringProperty refusal() {
    return refusal.getReadOnlyProperty();
  }

  void ask() {
    if (asking.get()) {
      return;
    }
    refusal.set("");
    asking.set(true);
    CompletableFuture<Account> asked = signIn.interactive(NEEDED);
    question = asked;
    int number = ++questions;
    var _ = asked.whenComplete((account, error) -> UiThread.run(() -> answered(number, error)));
  }

  /** Takes the question back. */
  void cancel() {
    CompletableFuture<Account> asked = question;
    if (asked != null) {
      asked.cancel(true);
    }
  }

  private void answered(int number, @Nullable Throwable error) {
    if (question == null || number != questions) {
      return;
    }
    question = null;
    asking.set(false);
    if (error == null) {
      granted.run();
    } else {
      refusal.set(sentence(error));
    }
  }

  private String sentence(Throwable error) {
    Throwable cause = error instanceof CompletionException && error.getCause() != null ? error.getCause() : error;
    SignInException.Kind kind =
        cause instanceof SignInException signInError ? signInError.kind() : SignInException.Kind.CANCELLED;
    return messages.text("consent", kind);
  }

  /** Forgets a question that is still open. */
  void close() {
    CompletableFuture<Account> asked = question;
    question = null;
    if (asked != null) {
      asked.cancel(true);
    }
  }
}
