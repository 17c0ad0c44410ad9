package org.cloudpcdesk.app.session;

import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import org.cloudpcdesk.deprovision.Deprovisioner;
import org.cloudpcdesk.graph.GraphException;
import org.cloudpcdesk.graph.TokenSource;
import org.cloudpcdesk.model.Account;
import org.cloudpcdesk.model.ClaimsChallenge;
import org.cloudpcdesk.model.Permission;
import org.cloudpcdesk.platform.ConnectionLoss;
import org.cloudpcdesk.signin.SignIn;
import org.cloudpcdesk.signin.SignInException;
import org.jspecify.annotations.Nullable;

/** Joins sign-in and wire, which do not know each other: tokens for requests, and the permission to act. */
public final class GraphTokens implements TokenSource, Deprovisioner.WriteAccess {

  private final SignIn signIn;
  private final Function<Set<Permission>, CompletableFuture<Account>> question;

  /** Asks in the browser for what was not granted yet. */
  public GraphTokens(SignIn signIn) {
    this(signIn, signIn::interactive);
  }

  /** @param question asks somebody for more permissions */
  public GraphTokens(SignIn signIn, Function<Set<Permission>, CompletableFuture<Account>> question) {
    this.signIn = signIn;
    this.question = question;
  }

  @Override
  public String token(Permission permission, boolean renew) throws GraphException {
    try {
      return signIn.token(permission, renew);
    } catch (SignInException failed) {
      throw asGraphException(failed);
    }
  }

  @Override
  public String token(Permission permission, ClaimsChallenge demand) throws GraphException {
    try {
      return signIn.token(permission, demand);
    } catch (SignInException failed) {
      throw asGraphException(failed);
    }
  }

  /** Silent when the permission was granted before; otherwise somebody is asked, and this thread waits for the answer. */
  @Override
  public void ensure() throws GraphException {
    try {
      signIn.token(Permission.CLOUD_PC_READ_WRITE, false);
    } catch (SignInException notYet) {
      if (notYet.kind() != SignInException.Kind.CONSENT_REQUIRED
          && notYet.kind() != SignInException.Kind.INTERACTION_REQUIRED) {
        throw asGraphException(notYet);
      }
      ask();
    }
  }

  private void ask() throws GraphException {
    CompletableFuture<Account> answer = question.apply(Set.of(Permission.CLOUD_PC_READ_WRITE));
    try {
      answer.get();
    } catch (InterruptedException stopped) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      throw GraphException.of(GraphException.Kind.CANCELLED, "stopped while asking for the permission")
          .cause(stopped)
          .build();
    } catch (CancellationException stopped) {
      throw GraphException.of(GraphException.Kind.CANCELLED, "the question for the permission was cancelled")
          .cause(stopped)
          .build();
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof SignInException refused) {
        throw asGraphException(refused);
      }
      throw GraphException.of(GraphException.Kind.SIGN_IN_AGAIN, "asking for the permission failed")
          .cause(failed.getCause())
          .build();
    }
  }

  private static GraphException asGraphException(SignInException failed) {
    GraphException.Kind kind =
        switch (failed.kind()) {
          // The browser brought no answer: it must be asked again, and nobody need grant anything.
          case INTERACTION_REQUIRED, TIMED_OUT, NO_BROWSER, CODE_NOT_ALLOWED, CLOCK_OFF -> GraphException.Kind.SIGN_IN_AGAIN;
          // Who is signed in stays so, but did not get the permission.
          case CONSENT_REQUIRED, REFUSED, OTHER_ACCOUNT, TENANT_NOT_ALLOWED -> GraphException.Kind.CONSENT_MISSING;
          case BLOCKED_BY_POLICY -> GraphException.Kind.ROLE_MISSING;
          // Callers end their own work on CANCELLED; a question that a sign-out took back is no reason for that.
          case CANCELLED ->
              Thread.currentThread().isInterrupted()
                  ? GraphException.Kind.CANCELLED
                  : GraphException.Kind.SIGN_IN_AGAIN;
          case NO_NETWORK -> GraphException.Kind.NO_NETWORK;
          case PROXY, PROXY_SCHEME -> GraphException.Kind.PROXY;
          case TLS -> GraphException.Kind.TLS;
          case SERVICE_DOWN, OTHER -> GraphException.Kind.SERVICE_DOWN;
        };
    return GraphException.of(kind, "no token: " + failed.getMessage())
        .cause(failed)
        .code(failed.code())
        .requestId(failed.correlationId())
        .seen(seen(failed))
        .build();
  }

  /** The sentence of the sign-in, for who asked for something else. */
  private static @Nullable ConnectionLoss seen(SignInException failed) {
    ConnectionLoss.Cause cause =
        switch (failed.kind()) {
          case NO_NETWORK -> ConnectionLoss.Cause.NO_CONNECTION;
          case PROXY -> ConnectionLoss.Cause.PROXY;
          case PROXY_SCHEME -> ConnectionLoss.Cause.PROXY_SCHEME;
          case TLS -> ConnectionLoss.Cause.TLS;
          default -> null;
        };
    return cause == null ? null : new ConnectionLoss(cause, String.valueOf(failed.getMessage()));
  }
}
