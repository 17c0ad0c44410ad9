package org.cloudpcdesk.ui.common;

import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import org.cloudpcdesk.model.Account;
import org.cloudpcdesk.model.Permission;
import org.cloudpcdesk.signin.SignIn;
import org.jspecify.annotations.Nullable;

/** Asks the account of a session in the browser, one question at a time. Used on the UI thread. */
public final class BrowserQuestion implements AutoCloseable {
  private final SignIn signIn;
  private final Runnable granted;
  private final Consumer<Throwable> failed;
  private final ReadOnlyBooleanWrapper asking = new ReadOnlyBooleanWrapper();
  private @Nullable CompletableFuture<Account> question;
  private int questions;

  /**
   * Asks nothing yet.
   *
   * @param granted told on the UI thread when what was asked for is there
   * @param failed told there of everything else, of a question that was taken back, too
   */
  public BrowserQuestion(SignIn signIn, Runnable granted, Consumer<Throwable> failed) {
    this.signIn = signIn;
    this.granted = granted;
    this.failed = failed;
  }

  /** True while the browser has the question. */
  public ReadOnlyBooleanProperty asking() {
    return asking.getReadOnlyProperty();
  }

  /** Does nothing while the browser has a question. */
  public void ask(Set<Permission> permissions) {
    if (question == null) {
      CompletableFuture<Account> asked = signIn.interactive(permissions);
      question = asked;
      asking.set(true);
      int number = ++questions;
      var _ = asked.whenComplete((account, failure) -> UiThread.run(() -> answered(number, failure)));
    }
  }

  /** Takes the question back; does nothing when there is none. */
  public void cancel() {
    CompletableFuture<Account> asked = question;
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
      granted.run();
    } else {
      failed.accept(failure);
    }
  }

  /** Forgets a question that is still open; nobody is told of it any more. */
  @Override
  public void close() {
    CompletableFuture<Account> asked = question;
    question = null;
    asking.set(false);
    if (asked != null) {
      asked.cancel(true);
    }
  }
}
