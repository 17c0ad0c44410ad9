package org.cloudpcdesk.app.window;

import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import org.cloudpcdesk.model.Account;
import org.cloudpcdesk.model.Permission;
import org.cloudpcdesk.signin.SignIn;
import org.cloudpcdesk.ui.common.UiThread;
import org.cloudpcdesk.ui.signin.Failure;
import org.jspecify.annotations.Nullable;

/** Asks the account of a session in the browser once more. One question at a time. Used on the UI thread. */
final class SignInAgain implements AutoCloseable {
  private final SignIn signIn;
  private final Runnable signedIn;
  private final Consumer<Throwable> failed;
  private final ReadOnlyBooleanWrapper asking = new ReadOnlyBooleanWrapper();
  private @Nullable CompletableFuture<Account> question;
  private int questions;

  /** @param failed not told of what the administrator took back */
  SignInAgain(SignIn signIn, Runnable signedIn, Consumer<Throwable> failed) {
    this.signIn = signIn;
    this.signedIn = signedIn;
    this.failed = failed;
  }

  /** True while the browser has the question. */
  ReadOnlyBooleanProperty asking() {
    return asking.getReadOnlyProperty();
  }

  /** Does nothing while the browser has a question. */
  void ask(Set<Permission> permissions) {
    if (question == null) {
      CompletableFuture<Account> asked = signIn.interactive(permissions);
      question = asked;
      asking.set(true);
      int number = ++questions;
      var _ = asked.whenComplete((account, failure) -> UiThread.run(() -> answered(number, failure)));
    }
  }

  /** Takes the question back; does nothing when there is none. */
  void cancel() {
    CompletableFuture<Account> asked = question;
    question = null;
    asking.set(false);
    if (asked != null) {
      asked.cancel(true);
    }
  }

  private void answered(int number, @Nullable Throwable failure) {
    if (question == null || number != questions) {
      return;
    }
    question = null;
    asking.set(false);
    if (failure == null) {
      signedIn.run();
    } else if (!Failure.isCancel(failure)) {
      failed.accept(failure);
    }
  }

  @Override
  public void close() {
    cancel();
  }
}
