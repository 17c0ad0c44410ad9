package org.cloudpcdesk.signin;

import com.microsoft.aad.msal4j.AuthenticationErrorCode;
import com.microsoft.aad.msal4j.InteractionRequiredExceptionReason;
import com.microsoft.aad.msal4j.MsalException;
import com.microsoft.aad.msal4j.MsalInteractionRequiredException;
import com.microsoft.aad.msal4j.MsalServiceException;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cloudpcdesk.platform.ConnectionLoss;
import org.cloudpcdesk.signin.SignInException.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Tells msal4j's failures apart by what helps. Its texts are never passed on: for an answer it cannot read, msal4j
 * puts the whole body into the text.
 */
final class SignInErrors {
  private static final Pattern AADSTS = Pattern.compile("AADSTS\\d+");

  /**
   * Never consented, declined, or for an administrator to grant, after Microsoft's list of AADSTS error codes.
   */
  private static final Set<String> CONSENT = Set.of("AADSTS65001", "AADSTS65004", "AADSTS90094", "AADSTS90095");

  private static final Set<String> ASK_AGAIN = Set.of("invalid_grant", "interaction_required", "login_required");
  private static final Set<String> NOT_WELL = Set.of("temporarily_unavailable", "server_error");

  /** No browser could be opened; travels through msal4j. */
  static final class NoBrowser extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NoBrowser(IOException cause) {
      super(cause);
    }
  }

  /** The proxy answered instead of the identity service, and wants to know who asks; travels through msal4j. */
  static final class ProxyRefused extends IOException {
    private static final long serialVersionUID = 1L;

    private final transient ConnectionLoss seen;

    ProxyRefused(ConnectionLoss seen) {
      super(seen.sentence());
      this.seen = seen;
    }
  }

  private SignInErrors() {}

  /**
   * @param waitedInVain whether the time for the browser's answer was over. msal4j reports a refusal and a time-out
   *     alike
   */
  static SignInException translate(Throwable failure, boolean waitedInVain) {
    Optional<NoBrowser> noBrowser = find(failure, NoBrowser.class);
    if (noBrowser.isPresent()) {
      return new SignInException(
          Kind.NO_BROWSER, "no browser could be opened", null, null, noBrowser.get().getCause());
    }
    Optional<MsalServiceException> service = find(failure, MsalServiceException.class);
    if (service.isPresent()) {
      return answered(service.get());
    }
    Optional<ProxyRefused> refused = find(failure, ProxyRefused.class);
    if (refused.isPresent()) {
      return unreachable(refused.get().seen, null);
    }
    Optional<IOException> io = find(failure, IOException.class);
    if (io.isPresent()) {
      return unreachable(ConnectionLoss.of(io.get()), io.get());
    }
    String code = find(failure, MsalException.class).map(MsalException::errorCode).orElse(null);
    if (AuthenticationErrorCode.INVALID_AUTHORIZATION_RESULT.equals(code)) {
      return waitedInVain
          ? new SignInException(Kind.TIMED_OUT, "nothing came back from the browser in time", code, null, null)
          : new SignInException(Kind.REFUSED, "the browser came back without a sign-in", code, null, null);
    }
    if (AuthenticationErrorCode.CODE_EXPIRED.equals(code)) {
      return new SignInException(Kind.TIMED_OUT, "the code was not used in time", code, null, null);
    }
    if (AuthenticationErrorCode.CACHE_MISS.equals(code)) {
      return new SignInException(Kind.INTERACTION_REQUIRED, "there is no session to renew", code, null, null);
    }
    return new SignInException(
        Kind.OTHER, "the sign-in failed: " + failure.getClass().getSimpleName(), code, null, null);
  }

  private static SignInException answered(MsalServiceException answer) {
    String error = answer.errorCode() == null ? "unknown" : answer.errorCode();
    String number = number(answer.getMessage());
    String code = number == null ? error : number;
    Kind kind = kind(answer, error, number);
    String text = "the identity service answered " + error + (number == null ? "" : " (" + number + ")");
    return new SignInException(kind, text, code, answer.correlationId(), null);
  }

  private static Kind kind(MsalServiceException answer, String error, @Nullable String number) {
    Integer status = answer.statusCode();
    if (AuthenticationErrorCode.THROTTLED_REQUEST.equals(error)
        || NOT_WELL.contains(error)
        || (status != null && (status == 429 || status >= 500))) {
      return Kind.SERVICE_DOWN;
    }
    boolean consent =
        (answer instanceof MsalInteractionRequiredException interaction
                && interaction.reason() == InteractionRequiredExceptionReason.CONSENT_REQUIRED)
            || error.equals("consent_required")
            || (number != null && CONSENT.contains(number));
    if (consent) {
      return Kind.CONSENT_REQUIRED;
    }
    if (number != null && SignInException.isPolicy(number)) {
      return Kind.BLOCKED_BY_POLICY;
    }
    if (answer instanceof MsalInteractionRequiredException || ASK_AGAIN.contains(error)) {
      return Kind.INTERACTION_REQUIRED;
    }
    return switch (error) {
      case "access_denied", "authorization_declined" -> Kind.REFUSED;
      case "expired_token" -> Kind.TIMED_OUT;
      default -> Kind.OTHER;
    };
  }

  private static SignInException unreachable(ConnectionLoss loss, @Nullable IOException io) {
    Kind kind =
        switch (loss.cause()) {
          case UNTRUSTED, TLS -> Kind.TLS;
          case PROXY -> Kind.PROXY;
          case PROXY_SCHEME -> Kind.PROXY_SCHEME;
          case NO_CONNECTION, NO_ANSWER, DROPPED -> Kind.NO_NETWORK;
        };
    return new SignInException(kind, "the identity service: " + loss.sentence(), null, null, io);
  }

  private static @Nullable String number(@Nullable String text) {
    Matcher matcher = AADSTS.matcher(text == null ? "" : text);
    return matcher.find() ? matcher.group() : null;
  }

  private static <T> Optional<T> find(Throwable failure, Class<T> type) {
    Throwable cause = failure;
    // Deep enough for every chain seen; a chain may be a circle.
    for (int depth = 0; cause != null && depth < 12; depth++) {
      if (type.isInstance(cause)) {
        return Optional.of(type.cast(cause));
      }
      cause = cause.getCause();
    }
    return Optional.empty();
  }
}
