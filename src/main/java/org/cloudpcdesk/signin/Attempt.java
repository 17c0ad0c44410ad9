package org.cloudpcdesk.signin;

import com.microsoft.aad.msal4j.IAccount;
import com.microsoft.aad.msal4j.IAuthenticationResult;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Collectors;
import org.cloudpcdesk.model.Account;
import org.cloudpcdesk.platform.Time;
import org.cloudpcdesk.signin.SignInException.Kind;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One question to somebody, by browser or by code, from the moment it is queued until it is answered or given up. */
final class Attempt {
  private static final Logger LOG = LoggerFactory.getLogger(Attempt.class);

  /** How somebody is asked. */
  @FunctionalInterface
  interface Way {
    /**
     * Asks. Called when it is this question's turn.
     *
     * @param expected who is signed in already or was before, and is asked again; or null
     * @param begun opened when the exchange's future has been returned
     */
    CompletableFuture<IAuthenticationResult> ask(@Nullable Account expected, CountDownLatch begun);
  }

  private final SignInState state;
  private final MsalClient msal;
  private final Way way;
  private final Duration patience;
  private final @Nullable String domain;
  private final Time time;
  private final Time waiting;
  private final CompletableFuture<Account> result = new CompletableFuture<>();
  private volatile @Nullable HeldToken before;
  private volatile @Nullable Account expected;
  private volatile Set<String> knownBefore = Set.of();
  private volatile Instant begun = Instant.MAX;

  /**
   * @param patience how long an answer may take; msal4j reports a refusal and a time-out alike
   * @param domain the domain that the tenant is named by, or null
   * @param waiting by which the patience is measured: the computer's clock, but for tests
   */
  Attempt(
      SignInState state,
      MsalClient msal,
      Way way,
      Duration patience,
      @Nullable String domain,
      Time time,
      Time waiting) {
    this.state = state;
    this.msal = msal;
    this.way = way;
    this.patience = patience;
    this.domain = domain;
    this.time = time;
    this.waiting = waiting;
  }

  CompletableFuture<Account> result() {
    return result;
  }

  /** Asks, unless the question was taken back while it waited for its turn. */
  void begin() {
    if (result.isDone()) {
      return;
    }
    before = state.held().orElse(null);
    expected = state.owner().orElse(null);
    knownBefore = accounts();
    begun = time.now();
    CountDownLatch asked = new CountDownLatch(1);
    try {
      CompletableFuture<IAuthenticationResult> exchange = way.ask(expected, asked);
      asked.countDown();
      follow(exchange);
      giveUpLater();
    } catch (RejectedExecutionException closed) {
      fail(new SignInException(Kind.CANCELLED, "the session was closed", null, null, null));
    }
  }

  void fail(SignInException failure) {
    if (result.completeExceptionally(failure)) {
      LOG.warn("sign-in failed: {} {}", failure.kind(), failure.getMessage(), failure.getCause());
    }
  }

  private void follow(CompletableFuture<IAuthenticationResult> exchange) {
    var _ =
        result.whenComplete(
            (account, failure) -> {
              if (failure != null) {
                exchange.cancel(true);
              }
            });
    var _ =
        exchange.whenComplete(
            (answer, failure) -> {
              if (failure != null) {
                fail(SignInErrors.translate(failure, waitedInVain()));
              } else {
                settle(answer);
              }
            });
  }

  private void giveUpLater() {
    Future<?> patient = msal.start(this::giveUpInTime);
    var _ = result.whenComplete((account, failure) -> patient.cancel(true));
  }

  private void giveUpInTime() {
    try {
      waiting.sleep(patience);
      fail(new SignInException(Kind.TIMED_OUT, "nobody answered in time", null, null, null));
    } catch (InterruptedException answered) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean waitedInVain() {
    return !time.now().isBefore(begun.plus(patience));
  }

  private void settle(IAuthenticationResult answer) {
    try {
      HeldToken next = HeldToken.of(answer, domain);
      if (!state.isFor(next)) {
        drop(next);
        fail(
            new SignInException(
                Kind.OTHER_ACCOUNT, "another account or tenant than expected signed in", null, null, null));
      } else if (take(next)) {
        LOG.info("signed in to tenant {}", next.account().tenantId());
      } else {
        drop(next);
      }
    } catch (SignInException incomplete) {
      fail(incomplete);
    }
  }

  /** Makes the answer the session, unless the attempt was given up meanwhile. */
  private boolean take(HeldToken next) {
    if (result.isDone() || !state.take(this, next)) {
      return false;
    }
    if (result.complete(next.account())) {
      return true;
    }
    state.undo(next, before, expected);
    return false;
  }

  /** Takes an unwanted answer out of msal4j's cache, unless its account was there before and is to stay. */
  private void drop(HeldToken unwanted) {
    String home = unwanted.account().homeAccountId();
    if (!knownBefore.contains(home) || state.isSignedOut(unwanted.account())) {
      var _ = msal.forget(home);
    }
  }

  private Set<String> accounts() {
    try {
      return msal.accounts().stream().map(IAccount::homeAccountId).collect(Collectors.toUnmodifiableSet());
    } catch (SignInException unreadable) {
      return Set.of();
    }
  }
}
