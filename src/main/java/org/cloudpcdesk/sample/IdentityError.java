package org.cloudpcdesk.sample;

import org.jspecify.annotations.Nullable;

/**
 * An error answer of the identity endpoints, in the words of Microsoft Entra ID: an OAuth error, the AADSTS number that
 * administrators search for, and for some a suberror that tells a client what to do.
 */
final class IdentityError extends Exception {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String error;
  private final int number;
  private final @Nullable String suberror;

  /**
   * @param status HTTP status at the token endpoint
   * @param error OAuth 2.0 error code (RFC 6749, section 5.2, or one of Entra's own)
   * @param number the digits after AADSTS
   */
  IdentityError(int status, String error, int number, @Nullable String suberror, String description) {
    super(description);
    this.status = status;
    this.error = error;
    this.number = number;
    this.suberror = suberror;
  }

  static IdentityError of(String error, int number, String description) {
    return new IdentityError(400, error, number, null, description);
  }

  static IdentityError missing(String parameter) {
    return of(
        "invalid_request", 900144, "The request body must contain the following parameter: '" + parameter + "'.");
  }

  int status() {
    return status;
  }

  String error() {
    return error;
  }

  int number() {
    return number;
  }

  @Nullable String suberror() {
    return suberror;
  }

  /** The description as Entra writes it: number first. */
  String description() {
    return "AADSTS" + number + ": " + getMessage();
  }
}
