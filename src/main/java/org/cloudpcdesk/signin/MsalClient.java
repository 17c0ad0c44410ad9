package org.cloudpcdesk.signin;

import com.microsoft.aad.msal4j.DeviceCodeFlowParameters;
import com.microsoft.aad.msal4j.IAccount;
import com.microsoft.aad.msal4j.IAuthenticationResult;
import com.microsoft.aad.msal4j.InteractiveRequestParameters;
import com.microsoft.aad.msal4j.PublicClientApplication;
import com.microsoft.aad.msal4j.SilentParameters;
import java.net.MalformedURLException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.cloudpcdesk.model.ClaimsChallenge;
import org.cloudpcdesk.signin.SignInException.Kind;
import org.jspecify.annotations.Nullable;

/**
 * msal4j, set up for one app registration in one cloud. Its failures leave as {@link SignInException}s. Thread-safe.
 *
 * <p>Each exchange gets an application object of its own. msal4j 1.26.0 adds what it reads from a cache to what it knows
 * already, so that an older object would write back what another sign-in has forgotten.
 */
final class MsalClient implements AutoCloseable {
  /** msal4j may send several requests for one renewal, each with a time-out of its own. */
  private static final Duration RENEWAL = Duration.ofMinutes(2);

  private final MsalHttp http;
  private final ExecutorService executor =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("signin-", 0).factory());
  private final SignInOptions options;
  private final TokenCache cache;

  /** @throws IllegalArgumentException when the tenant is neither an id nor a domain */
  MsalClient(SignInOptions options, TokenCache cache, MsalHttp http) {
    this.options = options;
    this.cache = cache;
    this.http = http;
    if (!options.isTenantId()) {
      var _ = msal();
    }
  }

  private PublicClientApplication msal() {
    try {
      return PublicClientApplication.builder(options.clientId())
          .authority(options.cloud().loginRoot() + "/" + options.tenant() + "/")
          .clientCapabilities(Set.of(Claims.CAPABILITY))
          .setTokenCacheAccessAspect(cache.aspect())
          .logPii(false)
          .httpClient(http)
          .executorService(executor)
          .build();
    } catch (MalformedURLException notATenant) {
      throw new IllegalArgumentException("not a tenant: " + options.tenant(), notATenant);
    }
  }

  /** Runs something that may wait for the cache's file. */
  void run(Runnable work) {
    executor.execute(work);
  }

  /** Runs something that may be cancelled; it sees to its own failures. */
  Future<?> start(Runnable work) {
    return executor.submit(work);
  }

  CompletableFuture<IAuthenticationResult> ask(InteractiveRequestParameters question) {
    return msal().acquireToken(question);
  }

  CompletableFuture<IAuthenticationResult> ask(DeviceCodeFlowParameters question) {
    return msal().acquireToken(question);
  }

  /**
   * A new token for an account in a tenant, without asking anybody. Blocks.
   *
   * @param scopes in full
   * @param demand what a service demanded of it, or null
   */
  @SuppressWarnings("deprecation") // extraQueryParameters is the only way for a demand to reach the identity service.
  IAuthenticationResult renew(
      Set<String> scopes, IAccount account, String tenantId, @Nullable ClaimsChallenge demand) throws SignInException {
    SilentParameters.SilentParametersBuilder question =
        SilentParameters.builder(scopes, account).tenant(tenantId).forceRefresh(true);
    if (demand != null) {
      // SilentParameters.claims() forces a renewal but is not sent with it (msal4j 1.26.0).
      question.extraQueryParameters(Map.of("claims", Claims.withCapability(demand)));
    }
    try {
      return await(msal().acquireTokenSilently(question.build()));
    } catch (MalformedURLException notATenant) {
      throw SignInErrors.translate(notATenant, false);
    }
  }

  /** Every account with a refresh token in the cache. Blocks on the cache's file. */
  Set<IAccount> accounts() throws SignInException {
    return await(msal().getAccounts());
  }

  /** Takes an account out of the cache, in the background and also after {@link #close}. */
  CompletableFuture<Void> forget(String homeAccountId) {
    return CompletableFuture.runAsync(
        () -> cache.forget(homeAccountId), Thread.ofVirtual().name("signin-forget-", 0)::start);
  }

  private static <T> T await(CompletableFuture<T> answer) throws SignInException {
    try {
      return answer.get(RENEWAL.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException failed) {
      throw SignInErrors.translate(failed, false);
    } catch (TimeoutException late) {
      answer.cancel(true);
      throw new SignInException(Kind.NO_NETWORK, "the identity service: no token came in time", null, null, late);
    } catch (InterruptedException ended) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      throw new SignInException(Kind.CANCELLED, "interrupted while a token was renewed", null, null, null);
    }
  }

  /** Asks nothing more. What is under way ends by itself. */
  @Override
  public void close() {
    executor.shutdown();
    http.close();
  }
}
