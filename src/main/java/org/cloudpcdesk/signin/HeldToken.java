package org.cloudpcdesk.signin;

import com.google.gson.JsonObject;
import com.microsoft.aad.msal4j.IAccount;
import com.microsoft.aad.msal4j.IAuthenticationResult;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.cloudpcdesk.model.Account;
import org.cloudpcdesk.model.Permission;
import org.cloudpcdesk.signin.SignInException.Kind;
import org.jspecify.annotations.Nullable;

/**
 * The newest access token and whose it is. Not a record, so that no toString shows the token.
 */
final class HeldToken {
  /** A token is renewed this long before it ends; msal4j does the same. */
  private static final Duration MARGIN = Duration.ofMinutes(5);

  private final String token;
  private final Instant expires;
  private final Set<Permission> granted;
  private final IAccount msalAccount;
  private final Account account;

  private HeldToken(
      String token, Instant expires, Set<Permission> granted, IAccount msalAccount, Account account) {
    this.token = token;
    this.expires = expires;
    this.granted = granted;
    this.msalAccount = msalAccount;
    this.account = account;
  }

  /**
   * Reads an answer of the identity service.
   *
   * @param domain the domain that the tenant was named by, or null
   * @throws SignInException when the answer does not say whose it is, or its tokens are not of one tenant
   */
  static HeldToken of(IAuthenticationResult answer, @Nullable String domain) throws SignInException {
    IAccount owner = answer.account();
    if (owner == null || answer.accessToken() == null) {
      throw new SignInException(Kind.OTHER, "the answer does not say who signed in", null, null, null);
    }
    JsonObject claims = claims(answer.idToken());
    String home = owner.homeAccountId();
    String tenant = TokenText.text(claims.get("tid"));
    Account account =
        new Account(
            home,
            owner.username() == null ? "" : owner.username(),
            TokenText.text(claims.get("name")),
            tenant == null ? home.substring(home.indexOf('.') + 1) : tenant,
            domain);
    requireTenant(answer.accessToken(), account);
    return new HeldToken(
        answer.accessToken(), answer.expiresOnDate().toInstant(), Scopes.read(answer.scopes()), owner, account);
  }

  String token() {
    return token;
  }

  IAccount msalAccount() {
    return msalAccount;
  }

  Account account() {
    return account;
  }

  /** Whether the permission was granted when the token was made. */
  boolean carries(Permission permission) {
    return granted.contains(permission);
  }

  /** Whether the token can be used for a permission at a moment. */
  boolean isGoodFor(Permission permission, Instant now) {
    return carries(permission) && now.plus(MARGIN).isBefore(expires);
  }

  /** Whether both are of one account in one tenant. */
  boolean isOfSameAccount(HeldToken other) {
    return isOf(other.account);
  }

  /** Whether it is this account's, for this account's tenant. */
  boolean isOf(Account other) {
    return account.isSameAs(other);
  }

  /** Those of the program's permissions that the token carries. */
  Set<Permission> granted() {
    return granted;
  }

  /**
   * What the ID token says. It came straight from the token endpoint, so its signature need not be checked (OpenID
   * Connect Core, 3.1.3.7). msal4j 1.26.0 does not give these claims with the answer to an interactive request.
   */
  private static JsonObject claims(@Nullable String idToken) throws SignInException {
    return TokenText.claims(idToken)
        .orElseThrow(
            () -> new SignInException(Kind.OTHER, "the answer's ID token cannot be read", null, null, null));
  }

  private static void requireTenant(String accessToken, Account account) throws SignInException {
    if (!TokenText.mayBeFor(account.tenantId(), accessToken)) {
      throw new SignInException(
          Kind.OTHER_ACCOUNT, "the access token is for another tenant than the ID token says", null, null, null);
    }
  }
}
