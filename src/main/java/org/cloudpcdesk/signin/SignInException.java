package org.cloudpcdesk.signin;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Signing in, or renewing a token, did not work; told by what helps. The message holds no token, code or claims. */
public final class SignInException extends Exception {
  private static final long serialVersionUID = 1L;

  /** What went wrong, by what helps. */
  public enum Kind {
    /** Nobody is signed in, or the session ended: sign in again in the browser. */
    INTERACTION_REQUIRED,
    /** The permission was never granted: the administrator must be asked. */
    CONSENT_REQUIRED,
    /** A policy of the tenant, such as one of Conditional Access, does not allow this account, app or computer. */
    BLOCKED_BY_POLICY,
    /** Cancelled in this program. */
    CANCELLED,
    /** The browser came back without a sign-in: refused, closed or answered with an error. msal4j does not tell them apart. */
    REFUSED,
    /** Nothing came back from the browser in time. */
    TIMED_OUT,
    /** Another account or tenant than the one asked for. */
    OTHER_ACCOUNT,
    /** The policy of this computer allows other tenants only; nobody is signed in. */
    TENANT_NOT_ALLOWED,
    /** Signing in by code is switched off here; nobody was asked. */
    CODE_NOT_ALLOWED,
    /** No browser could be opened. */
    NO_BROWSER,
    /** The identity service could not be reached. */
    NO_NETWORK,
    /** Something failed while this computer's clock was minutes off; the message says how far. */
    CLOCK_OFF,
    /** The proxy lets no connection through, or asks for credentials (407). */
    PROXY,
    /** The proxy asks for credentials in a way this program does not speak, such as Negotiate or NTLM. */
    PROXY_SCHEME,
    /** The certificate chain of the identity service is not trusted, or no encryption could be agreed on. */
    TLS,
    /** The identity service is slowing us down or is not well. */
    SERVICE_DOWN,
    /** Any other answer of the identity service. */
    OTHER
  }

  /**
   * Codes by which Microsoft Entra says that a policy forbids it (Microsoft Entra authentication and authorization error
   * codes): Conditional Access (53000 to 53004), security defaults and their like (530032), and an account that is not
   * assigned to the app (50105).
   */
  private static final Set<String> POLICY =
      Set.of(
          "AADSTS50105",
          "AADSTS53000",
          "AADSTS53001",
          "AADSTS53002",
          "AADSTS53003",
          "AADSTS53004",
          "AADSTS530032");

  private final Kind kind;
  private final @Nullable String code;
  private final @Nullable String correlationId;

  /**
   * @param code the identity service's error code (such as AADSTS65004 or invalid_grant), or null
   * @param correlationId the identity service's id of the exchange, or null
   */
  public SignInException(
      Kind kind, String message, @Nullable String code, @Nullable String correlationId, @Nullable Throwable cause) {
    super(message, cause);
    this.kind = kind;
    this.code = code;
    this.correlationId = correlationId;
  }

  /** Whether a code of the identity service tells of a policy. */
  public static boolean isPolicy(String code) {
    return POLICY.contains(code);
  }

  public Kind kind() {
    return kind;
  }

  public @Nullable String code() {
    return code;
  }

  public @Nullable String correlationId() {
    return correlationId;
  }
}
