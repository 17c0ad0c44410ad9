package org.cloudpcdesk.ui.common;

import org.cloudpcdesk.graph.GraphException;
import org.cloudpcdesk.platform.ConnectionLoss;
import org.cloudpcdesk.signin.SignInException;

/**
 * A failed look at the service, in the administrator's words. For reading only: a request that was to change something
 * says for itself what became of it.
 *
 * @param what what happened
 * @param unchanged what was not changed by it
 * @param next what the administrator can do
 * @param technical status, code and request ids, for support; may be empty
 * @param remedy the one button that may help
 */
public record GraphFailure(String what, String unchanged, String next, String technical, Remedy remedy) {

  /** What the program itself can do about a failure. */
  public enum Remedy {
    SIGN_IN_AGAIN,
    /** Show what the account may do, and why it was refused. */
    EXPLAIN,
    TRY_AGAIN,
    NONE
  }

  private static final Messages MESSAGES = Messages.of(GraphFailure.class);

  /** Chooses the words by kind; what the service wrote itself goes into the technical text only. */
  public static GraphFailure of(GraphException error) {
    GraphException.Kind kind = error.kind();
    return new GraphFailure(
        what(error),
        MESSAGES.text("failure.unchanged"),
        next(error),
        technical(error),
        remedy(kind));
  }

  /** With what was seen of the connection, such as who issued a certificate: the network's people ask for it. */
  private static String what(GraphException error) {
    String what = isPolicy(error) ? MESSAGES.text("failure.policy") : MESSAGES.text("failure.what", error.kind());
    return error.seen().map(seen -> MESSAGES.text("failure.seen", what, seen.sentence())).orElse(what);
  }

  private static String next(GraphException error) {
    boolean otherScheme = error.seen().filter(seen -> seen.cause() == ConnectionLoss.Cause.PROXY_SCHEME).isPresent();
    if (isPolicy(error)) {
      return MESSAGES.text("failure.policy.next");
    }
    return otherScheme ? MESSAGES.text("failure.otherScheme") : MESSAGES.text("failure.next", error.kind());
  }

  private static boolean isPolicy(GraphException error) {
    return error.code().filter(SignInException::isPolicy).isPresent();
  }

  private static Remedy remedy(GraphException.Kind kind) {
    return switch (kind) {
      case SIGN_IN_AGAIN -> Remedy.SIGN_IN_AGAIN;
      case CONSENT_MISSING, ROLE_MISSING -> Remedy.EXPLAIN;
      case NO_NETWORK, TIMED_OUT, PROXY, TLS, THROTTLED, SERVICE_DOWN, BAD_ANSWER, CANCELLED, CONFLICT ->
          Remedy.TRY_AGAIN;
      case NOT_FOUND, BAD_REQUEST, READ_ONLY -> Remedy.NONE;
    };
  }

  private static String technical(GraphException error) {
    StringBuilder lines = new StringBuilder();
    if (error.httpStatus() != 0) {
      lines.append("HTTP ").append(error.httpStatus()).append('\n');
    }
    error.code().ifPresent(code -> lines.append("code: ").append(code).append('\n'));
    error.serviceMessage().ifPresent(message -> lines.append("message: ").append(message).append('\n'));
    error.requestId().ifPresent(id -> lines.append("request-id: ").append(id).append('\n'));
    error.clientRequestId().ifPresent(id -> lines.append("client-request-id: ").append(id).append('\n'));
    return lines.toString().strip();
  }
}
