package org.cloudpcdesk.graph;

import java.util.Locale;
import java.util.regex.Pattern;
import org.cloudpcdesk.graph.GraphException.Delivery;
import org.cloudpcdesk.graph.GraphException.Kind;
import org.cloudpcdesk.graph.Outcome.Again;

/**
 * Reads an HTTP status that is no success: by status first, then by Graph's code and message (errors: page of the
 * docs).
 */
final class Refusal {
  private static final Pattern SCOPE = Pattern.compile("\\bscopes?\\b(?! tag)");

  private Refusal() {}

  static Kind kind(int status, ErrorBody error) {
    return switch (status) {
      case 401 -> Kind.SIGN_IN_AGAIN;
      case 403 -> lacksConsent(error) ? Kind.CONSENT_MISSING : Kind.ROLE_MISSING;
      // "Gone" is acted upon, so it has to be Graph that says so: a proxy's or gateway's own 404 knows of no Cloud PC.
      case 404, 410 -> error.isGraphs() ? Kind.NOT_FOUND : Kind.BAD_ANSWER;
      case 407 -> Kind.PROXY;
      case 408 -> Kind.TIMED_OUT;
      case 409, 412, 423 -> Kind.CONFLICT;
      case 429 -> Kind.THROTTLED;
      default -> {
        if (status >= 500) {
          yield Kind.SERVICE_DOWN;
        }
        // A redirect is never followed: the token would go with it.
        yield status >= 400 ? Kind.BAD_REQUEST : Kind.BAD_ANSWER;
      }
    };
  }

  /** Only a 4xx says that nothing happened; a gateway's 408 or 5xx may hide that it did. */
  static Delivery delivery(int status) {
    return status >= 400 && status < 500 && status != 408 ? Delivery.REFUSED : Delivery.UNKNOWN;
  }

  static Again again(Call call, int status) {
    return switch (status) {
      case 401 -> call.isRead() ? Again.WITH_NEW_TOKEN : Again.NEVER;
      // A throttled POST did not run either, but what was known before it may be old when the pause is over.
      case 408, 429, 500, 502, 503, 504, 509 -> call.isRead() ? Again.LATER : Again.NEVER;
      default -> Again.NEVER;
    };
  }

  /**
   * No code tells a missing permission from a missing role, so the words decide; when they do not, it is taken for a
   * role, because asking for consent again would not help and would puzzle.
   */
  private static boolean lacksConsent(ErrorBody error) {
    if ("Authorization_RequestDenied".equalsIgnoreCase(error.code())) {
      return true;
    }
    String message = error.message() == null ? "" : error.message().toLowerCase(Locale.ROOT);
    return message.contains("insufficient privileges") || message.contains("consent") || SCOPE.matcher(message).find();
  }
}
