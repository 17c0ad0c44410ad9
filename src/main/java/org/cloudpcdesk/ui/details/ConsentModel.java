package org.cloudpcdesk.ui.details;

import java.util.Set;
import java.util.concurrent.CompletionException;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.cloudpcdesk.model.Permission;
import org.cloudpcdesk.signin.SignIn;
import org.cloudpcdesk.signin.SignInException;
import org.cloudpcdesk.ui.common.BrowserQuestion;
import org.cloudpcdesk.ui.common.Messages;

/** Asks for the permission to see people and licences, only when the administrator says so. Used on the UI thread. */
final class ConsentModel {
  private static final Set<Permission> NEEDED = Set.of(Permission.USER_READ_ALL, Permission.LICENSE_READ);

  private final Messages messages = Messages.of(ConsentModel.class);
  private final BrowserQuestion question;
  private final ReadOnlyStringWrapper refusal = new ReadOnlyStringWrapper("");

  /** @param granted told on the UI thread when the permission is there */
  ConsentModel(SignIn signIn, Runnable granted) {
    this.question = new BrowserQuestion(signIn, granted, error -> refusal.set(sentence(error)));
  }

  /** True while the browser has the question. */
  ReadOnlyBooleanProperty asking() {
    return question.asking();
  }

  /** Why the last question brought nothing; empty when none failed. */
  ReadOnlyStringProperty refusal() {
    return refusal.getReadOnlyProperty();
  }

  void ask() {
    if (!asking().get()) {
      refusal.set("");
      question.ask(NEEDED);
    }
  }

  /** Takes the question back. */
  void cancel() {
    question.cancel();
  }

  private String sentence(Throwable error) {
    Throwable cause = error instanceof CompletionException && error.getCause() != null ? error.getCause() : error;
    SignInException.Kind kind =
        cause instanceof SignInException signInError ? signInError.kind() : SignInException.Kind.CANCELLED;
    return messages.text("consent", kind);
  }

  /** Forgets a question that is still open. */
  void close() {
    question.close();
  }
}
