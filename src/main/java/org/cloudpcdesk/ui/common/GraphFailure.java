package org.cloudpcdesk.ui.common;

import org.cloudpcdesk.graph.GraphException;

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
        MESSAGES.text("failure.what", kind),
        MESSAGES.text("failure.unchanged"),
        MESSAGES.text("failure.next", kind),
        technical(error),
        remedy(kind));
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
