package org.cloudpcdesk.ui.signin;

import java.text.MessageFormat;
import java.util.ResourceBundle;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cloudpcdesk.signin.SignInException;
import org.cloudpcdesk.ui.common.Fxml;
import org.jspecify.annotations.Nullable;

/**
 * A failed sign-in as the administrator reads it.
 *
 * @param what what happened
 * @param unchanged what was not changed by it
 * @param next what to do
 * @param technical error code and correlation id, or what was seen of the connection, for a ticket; empty when there
 *     is nothing
 */
public record Failure(String what, String unchanged, String next, String technical) {

  /** Everything, for the clipboard. */
  public String text() {
    return Stream.of(what, unchanged, next, technical)
        .filter(line -> !line.isEmpty())
        .collect(Collectors.joining(System.lineSeparator()));
  }

  /** In the words of the welcome page, of a sign-in in the browser. */
  public static Failure of(Throwable error) {
    return of(error, Opener.Way.BROWSER);
  }

  static Failure of(Throwable error, Opener.Way way) {
    ResourceBundle messages = Fxml.messages(Failure.class);
    SignInException known = signIn(error);
    String kind = known == null ? "UNEXPECTED" : known.kind().name();
    String byCode = "failure.code." + kind;
    String key = way == Opener.Way.CODE && messages.containsKey(byCode + ".what") ? byCode : "failure." + kind;
    return new Failure(
        messages.getString(key + ".what"),
        messages.getString("failure.unchanged"),
        messages.getString(key + ".next"),
        known == null ? "" : technical(known, messages));
  }

  /** Whether the administrator ended it, which is no failure. */
  public static boolean isCancel(Throwable error) {
    SignInException known = signIn(error);
    return known != null && known.kind() == SignInException.Kind.CANCELLED;
  }

  static boolean isKnown(Throwable error) {
    return signIn(error) != null;
  }

  private static String technical(SignInException error, ResourceBundle messages) {
    String code = error.code();
    String id = error.correlationId();
    if (code == null && id == null) {
      return connection(error, messages);
    }
    if (code == null) {
      return MessageFormat.format(messages.getString("failure.technical.id"), id);
    }
    return id == null
        ? MessageFormat.format(messages.getString("failure.technical.code"), code)
        : MessageFormat.format(messages.getString("failure.technical.both"), code, id);
  }

  /** Such as who issued a certificate that is not trusted: what the network's people ask for. */
  private static String connection(SignInException error, ResourceBundle messages) {
    return switch (error.kind()) {
      case NO_NETWORK, PROXY, PROXY_SCHEME, TLS, CLOCK_OFF ->
          MessageFormat.format(messages.getString("failure.technical.connection"), error.getMessage());
      default -> "";
    };
  }

  private static @Nullable SignInException signIn(Throwable error) {
    Throwable cause = error;
    while ((cause instanceof CompletionException || cause instanceof ExecutionException) && cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause instanceof SignInException known ? known : null;
  }
}
