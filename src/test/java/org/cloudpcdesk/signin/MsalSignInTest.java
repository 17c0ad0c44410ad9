package org.cloudpcdesk.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.cloudpcdesk.model.Permission.CLOUD_PC_READ;
import static org.cloudpcdesk.model.Permission.CLOUD_PC_READ_WRITE;
import static org.cloudpcdesk.model.Permission.USER_READ;
import static org.cloudpcdesk.signin.SampleLogin.ALEX;
import static org.cloudpcdesk.signin.SampleLogin.BO;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.cloudpcdesk.model.Account;
import org.cloudpcdesk.model.Cloud;
import org.cloudpcdesk.model.Permission;
import org.cloudpcdesk.platform.SimulatedTime;
import org.cloudpcdesk.platform.Time;
import org.cloudpcdesk.signin.SignInException.Kind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The real msal4j against the sample tenant's identity endpoints, over HTTP. */
@Timeout(60)
class MsalSignInTest {
  private static final Set<Permission> FIRST = Set.of(CLOUD_PC_READ, USER_READ);

  private SampleLogin login;
  private PersonAtBrowser person;
  private MsalSignIn signIn;

  @BeforeEach
  void open() throws IOException {
    login = new SampleLogin();
    person = PersonAtBrowser.choosing(ALEX);
    signIn = login.signIn(person);
  }

  @AfterEach
  void close() {
    login.close();
  }

  @Test
  void signsInThroughTheBrowserAndKnowsTheAccount() throws Exception {
    Account account = signIn.interactive(FIRST).get();

    assertThat(account.username()).isEqualTo(ALEX);
    assertThat(account.displayName()).isEqualTo("Alex Fisher");
    assertThat(account.tenantId()).isEqualTo(SampleLogin.TENANT);
    assertThat(account.homeAccountId()).isEqualTo("5a1c0000-0000-4000-8000-000000000001." + SampleLogin.TENANT);
    assertThat(signIn.account()).contains(account);
    assertThat(login.check(signIn.token(CLOUD_PC_READ, false)).orElseThrow().scopes())
        .containsExactlyInAnyOrder("CloudPC.Read.All", "User.Read");
  }

  @Test
  void theFirstQuestionIsForReadingOnlyWithPkceAndTheLoopbackRedirect() throws Exception {
    signIn.interactive(FIRST).get();

    String page = person.opened.getFirst().toString();
    assertThat(page).startsWith(login.root() + "/organizations/oauth2/v2.0/authorize?");
    assertThat(page)
        .contains("CloudPC.Read.All", "User.Read", "code_challenge_method=S256",
            "redirect_uri=http%3A%2F%2Flocalhost%3A")
        .contains("prompt=select_account")
        .doesNotContain("ReadWrite");
  }

  @Test
  void aTokenInHandIsUsedWithoutAskingTheService() throws Exception {
    signIn.interactive(FIRST).get();
    int before = login.requests.size();

    assertThat(signIn.token(CLOUD_PC_READ, false)).isEqualTo(signIn.token(USER_READ, false));
    assertThat(login.requests).hasSize(before);
  }

  @Test
  void aRefusedTokenIsNotReturnedAgain() throws Exception {
    signIn.interactive(FIRST).get();
    String first = signIn.token(CLOUD_PC_READ, false);

    String second = signIn.token(CLOUD_PC_READ, true);

    assertThat(second).isNotEqualTo(first);
    assertThat(signIn.token(CLOUD_PC_READ, false)).isEqualTo(second);
    assertThat(login.check(second)).isPresent();
  }

  @Test
  void aTokenAboutToEndIsRenewed() throws Exception {
    login.identity.tokenLifetime(Duration.ofSeconds(200));
    signIn.interactive(FIRST).get();
    login.identity.tokenLifetime(Duration.ofHours(1));

    String renewed = signIn.token(CLOUD_PC_READ, false);
    assertThat(signIn.token(CLOUD_PC_READ, false)).isEqualTo(renewed);
    assertThat(login.requests.stream().filter(path -> path.endsWith("/token"))).hasSize(2);
  }

  @Test
  void manyWaitersShareOneRenewal() throws Exception {
    login.identity.tokenLifetime(Duration.ofSeconds(200));
    signIn.interactive(FIRST).get();
    login.identity.tokenLifetime(Duration.ofHours(1));

    var tokens =
        java.util.stream.IntStream.range(0, 8)
            .mapToObj(number -> CompletableFuture.supplyAsync(this::readToken))
            .toList()
            .stream()
            .map(CompletableFuture::join)
            .distinct();

    assertThat(tokens).hasSize(1);
    assertThat(login.requests.stream().filter(path -> path.endsWith("/token"))).hasSize(2);
  }

  @Test
  void moreIsAskedOfTheSameAccountWhenItIsNeeded() throws Exception {
    signIn.interactive(FIRST).get();
    assertThatThrownBy(() -> signIn.token(CLOUD_PC_READ_WRITE, false))
        .isInstanceOfSatisfying(SignInException.class, error -> {
          assertThat(error.kind()).isEqualTo(Kind.CONSENT_REQUIRED);
          assertThat(error.code()).isEqualTo("AADSTS65001");
          assertThat(error.correlationId()).isNotBlank();
        });

    signIn.interactive(Set.of(CLOUD_PC_READ_WRITE)).get();

    assertThat(person.opened.getLast().toString()).contains("login_hint=alex.fisher%40contoso.com")
        .doesNotContain("prompt=");
    assertThat(person.seen.get(person.seen.size() - 2)).contains("CloudPC.ReadWrite.All").doesNotContain("User.Read<");
    assertThat(login.check(signIn.token(CLOUD_PC_READ_WRITE, false)).orElseThrow().scopes())
        .contains("CloudPC.ReadWrite.All", "CloudPC.Read.All");
    assertThat(signIn.token(CLOUD_PC_READ, false)).isEqualTo(signIn.token(CLOUD_PC_READ_WRITE, false));
  }

  @Test
  void aRenewalSoonAfterANewConsentIsNotAnsweredFromTheEarlierRefusal() throws Exception {
    signIn.interactive(FIRST).get();
    catchThrowable(() -> signIn.token(CLOUD_PC_READ_WRITE, false));
    signIn.interactive(Set.of(CLOUD_PC_READ_WRITE)).get();
    String before = signIn.token(CLOUD_PC_READ_WRITE, false);

    assertThat(signIn.token(CLOUD_PC_READ_WRITE, true)).isNotEqualTo(before);
  }

  @Test
  void aRefusalInTheBrowserIsTold() {
    person.refuses();
    assertThat(kindOf(signIn.interactive(FIRST))).isEqualTo(Kind.REFUSED);
    assertThat(signIn.account()).isEmpty();
  }

  @Test
  void refusingMoreKeepsTheSessionAsItWas() throws Exception {
    signIn.interactive(FIRST).get();
    String token = signIn.token(CLOUD_PC_READ, false);
    login.identity.refuseNext();

    assertThat(kindOf(signIn.interactive(Set.of(CLOUD_PC_READ_WRITE)))).isEqualTo(Kind.REFUSED);
    assertThat(signIn.token(CLOUD_PC_READ, false)).isEqualTo(token);
  }

  @Test
  void aBrowserThatNeverComesBackIsATimeOut() {
    MsalSignIn impatient = new MsalSignIn(login.options(Duration.ofSeconds(1)), TokenCache.inMemory(), page -> {}, Time.system());
    assertThat(kindOf(impatient.interactive(FIRST))).isEqualTo(Kind.TIMED_OUT);
  }

  @Test
  void cancellingEndsTheWaitAndFreesTheNextAttempt() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    MsalSignIn waiting = login.signIn(page -> {
      if (asked.getCount() == 0) {
        person.open(page);
      }
      asked.countDown();
    });
    CompletableFuture<Account> first = waiting.interactive(FIRST);
    assertThat(asked.await(20, TimeUnit.SECONDS)).isTrue();

    first.cancel(true);

    assertThat(first).isCancelled();
    assertThat(waiting.account()).isEmpty();
    assertThat(waiting.interactive(FIRST).get().username()).isEqualTo(ALEX);
  }

  @Test
  void anAnswerAfterTheCancelSignsNobodyIn() throws Exception {
    CountDownLatch arrived = new CountDownLatch(1);
    CountDownLatch cancelled = new CountDownLatch(1);
    MsalSignIn late = login.signIn(page -> {
      arrived.countDown();
      await(cancelled);
      person.open(page);
    });
    CompletableFuture<Account> attempt = late.interactive(FIRST);
    await(arrived);
    attempt.cancel(true);
    cancelled.countDown();

    assertThatThrownBy(() -> late.token(CLOUD_PC_READ, false)).isInstanceOf(SignInException.class);
    assertThat(late.account()).isEmpty();
  }

  @Test
  void aSecondQuestionWaitsForTheFirstAndIsThenAskedOfTheSameAccount() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch answer = new CountDownLatch(1);
    MsalSignIn twice = login.signIn(page -> {
      asked.countDown();
      await(answer);
      person.open(page);
    });
    CompletableFuture<Account> first = twice.interactive(FIRST);
    await(asked);
    CompletableFuture<Account> second = twice.interactive(Set.of(CLOUD_PC_READ_WRITE));

    answer.countDown();

    assertThat(first.get().username()).isEqualTo(ALEX);
    assertThat(second.get().username()).isEqualTo(ALEX);
    assertThat(person.opened).hasSize(2);
    assertThat(person.opened.getLast().toString()).contains("login_hint=alex.fisher%40contoso.com");
  }

  @Test
  void aQuestionTakenBackWhileItWaitsIsNeverAskedAndHoldsNobodyUp() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch answer = new CountDownLatch(1);
    MsalSignIn thrice = login.signIn(page -> {
      asked.countDown();
      await(answer);
      person.open(page);
    });
    CompletableFuture<Account> first = thrice.interactive(FIRST);
    await(asked);
    CompletableFuture<Account> second = thrice.interactive(Set.of(CLOUD_PC_READ_WRITE));
    CompletableFuture<Account> third = thrice.interactive(Set.of(USER_READ));
    second.cancel(true);

    answer.countDown();

    first.get();
    third.get();
    assertThat(person.opened).hasSize(2).noneMatch(page -> page.toString().contains("ReadWrite"));
  }

  @Test
  void aRenewalThatEndsAfterANewConsentUsesItsToken() throws Exception {
    signIn.interactive(FIRST).get();
    CountDownLatch renewing = new CountDownLatch(1);
    CountDownLatch consented = new CountDownLatch(1);
    login.answerNextToken(
        exchange -> {
          renewing.countDown();
          await(consented);
          login.identity.handle(exchange);
        });
    CompletableFuture<String> renewed = CompletableFuture.supplyAsync(this::renewedToken);
    await(renewing);
    signIn.interactive(Set.of(CLOUD_PC_READ_WRITE)).get();

    consented.countDown();

    assertThat(renewed.get()).isEqualTo(signIn.token(CLOUD_PC_READ_WRITE, false));
  }

  @Test
  void aRenewalThatEndsAfterTheSignOutAsksForAnotherSignIn() throws Exception {
    signIn.interactive(FIRST).get();
    CountDownLatch renewing = new CountDownLatch(1);
    CountDownLatch signedOut = new CountDownLatch(1);
    login.answerNextToken(
        exchange -> {
          renewing.countDown();
          await(signedOut);
          login.identity.handle(exchange);
        });
    CompletableFuture<String> renewed = CompletableFuture.supplyAsync(this::renewedToken);
    await(renewing);
    signIn.signOut().get();

    signedOut.countDown();

    assertThat(catchThrowable(renewed::join)).cause()
        .isInstanceOfSatisfying(SignInException.class,
            error -> assertThat(error.kind()).isEqualTo(Kind.INTERACTION_REQUIRED));
  }

  @Test
  void theClockThatWasGivenDecidesWhenATokenIsRenewed() throws Exception {
    SimulatedTime time = new SimulatedTime(Time.system().now());
    MsalSignIn clocked = new MsalSignIn(login.options(Duration.ofSeconds(30)), TokenCache.inMemory(), person, time);
    clocked.interactive(FIRST).get();
    String first = clocked.token(CLOUD_PC_READ, false);
    time.advance(Duration.ofHours(2));

    assertThat(clocked.token(CLOUD_PC_READ, false)).isNotEqualTo(first);
  }

  @Test
  void aClosedSignInAsksNobodyAndHasNoToken() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    MsalSignIn closing = login.signIn(page -> asked.countDown());
    CompletableFuture<Account> open = closing.interactive(FIRST);
    CompletableFuture<Account> waiting = closing.interactive(FIRST);
    await(asked);

    closing.close();

    assertThat(kindOf(open)).isEqualTo(Kind.CANCELLED);
    assertThat(kindOf(waiting)).isEqualTo(Kind.CANCELLED);
    assertThat(kindOf(closing.interactive(FIRST))).isEqualTo(Kind.CANCELLED);
    assertThat(failure(() -> closing.token(CLOUD_PC_READ, false)).kind()).isEqualTo(Kind.INTERACTION_REQUIRED);
  }

  @Test
  void anotherAccountIsTurnedAwayAndTheOldSessionStays() throws Exception {
    Account alex = signIn.interactive(FIRST).get();
    String token = signIn.token(CLOUD_PC_READ, false);
    person.chooses(BO);

    assertThat(kindOf(signIn.interactive(Set.of(CLOUD_PC_READ_WRITE)))).isEqualTo(Kind.OTHER_ACCOUNT);
    assertThat(signIn.account()).contains(alex);
    assertThat(signIn.token(CLOUD_PC_READ, false)).isEqualTo(token);
    assertThat(login.check(signIn.token(CLOUD_PC_READ, true)).orElseThrow().userPrincipalName()).isEqualTo(ALEX);
  }

  @Test
  void anotherTenantIsTurnedAwayAndTheOldSessionStays() throws Exception {
    Account alex = signIn.interactive(FIRST).get();
    login.identity.answerAsTenant("11111111-2222-4333-8444-555555555555");

    assertThat(kindOf(signIn.interactive(Set.of(CLOUD_PC_READ_WRITE)))).isEqualTo(Kind.OTHER_ACCOUNT);
    assertThat(signIn.account()).contains(alex);
  }

  @Test
  void anEndedSessionAsksForANewSignInOfTheSameAccount() throws Exception {
    signIn.interactive(FIRST).get();
    login.identity.revokeRefreshTokens();

    SignInException error = failure(() -> signIn.token(CLOUD_PC_READ, true));
    assertThat(error.kind()).isEqualTo(Kind.INTERACTION_REQUIRED);
    assertThat(error.code()).isEqualTo("AADSTS50173");

    signIn.interactive(FIRST).get();
    assertThat(login.check(signIn.token(CLOUD_PC_READ, false))).isPresent();
  }

  @Test
  void aPolicyThatForbidsItIsNamed() throws Exception {
    signIn.interactive(FIRST).get();
    login.identity.failNextTokenRequest(400, "invalid_grant", 53003, "message_only");

    SignInException failure = failure(() -> signIn.token(CLOUD_PC_READ, true));

    assertThat(failure.kind()).isEqualTo(Kind.BLOCKED_BY_POLICY);
    assertThat(failure.code()).isEqualTo("AADSTS53003");
  }

  @Test
  void conditionalAccessAsksForANewSignIn() throws Exception {
    signIn.interactive(FIRST).get();
    login.identity.failNextTokenRequest(400, "interaction_required", 50076, "basic_action");
    assertThat(failure(() -> signIn.token(CLOUD_PC_READ, true)).kind()).isEqualTo(Kind.INTERACTION_REQUIRED);
  }

  @Test
  void aServiceThatIsNotWellIsTold() throws Exception {
    signIn.interactive(FIRST).get();
    login.identity.failNextTokenRequest(429, "temporarily_unavailable", 90033, null);
    assertThat(failure(() -> signIn.token(CLOUD_PC_READ, true)).kind()).isEqualTo(Kind.SERVICE_DOWN);
    // msal4j keeps quiet for some seconds after that, and says so in its own way.
    assertThat(failure(() -> signIn.token(CLOUD_PC_READ, true)).kind()).isEqualTo(Kind.SERVICE_DOWN);
    assertThat(signIn.account()).isPresent();
  }

  @Test
  void nobodySignedInIsTold() {
    assertThat(failure(() -> signIn.token(CLOUD_PC_READ, false)).kind()).isEqualTo(Kind.INTERACTION_REQUIRED);
  }

  @Test
  void signingOutForgetsEverything() throws Exception {
    signIn.interactive(FIRST).get();
    signIn.signOut().get();

    assertThat(signIn.account()).isEmpty();
    assertThat(failure(() -> signIn.token(CLOUD_PC_READ, false)).kind()).isEqualTo(Kind.INTERACTION_REQUIRED);
  }

  @Test
  void whatWasOneAccountsIsNeverAnothersEvenAfterItSignedOut() throws Exception {
    Account alex = signIn.interactive(FIRST).get();
    signIn.signOut().get();
    login.identity.chooseAutomatically(BO);

    assertThat(kindOf(signIn.interactive(FIRST))).isEqualTo(Kind.OTHER_ACCOUNT);
    assertThat(signIn.account()).isEmpty();

    login.identity.chooseAutomatically(ALEX);
    assertThat(signIn.interactive(FIRST).get()).isEqualTo(alex);
  }

  @Test
  void whoeverIsExpectedIsProposedAndNobodyElseIsLetIn() throws Exception {
    signIn.expect(new Account("5a1c0000-0000-4000-8000-000000000002." + SampleLogin.TENANT, BO, null, SampleLogin.TENANT));

    assertThat(kindOf(signIn.interactive(FIRST))).isEqualTo(Kind.OTHER_ACCOUNT);

    assertThat(person.opened.getFirst().toString()).contains("login_hint=bo.jensen%40contoso.com");
    assertThat(signIn.account()).isEmpty();
  }

  @Test
  void anAccessTokenForAnotherTenantIsNotUsed() {
    login.accessTokensNameTenant("11111111-2222-4333-8444-555555555555");

    assertThat(kindOf(signIn.interactive(FIRST))).isEqualTo(Kind.OTHER_ACCOUNT);
    assertThat(signIn.account()).isEmpty();
  }

  @Test
  void aGuestsTenantIsNamedAsItWasAskedForAndNeverByTheGuestsOwnDomain() throws Exception {
    login.identity.answerAsTenant("11111111-2222-4333-8444-555555555555");

    assertThat(signIn.interactive(FIRST).get().tenantName()).isEqualTo("11111111-2222-4333-8444-555555555555");
    try (MsalSignIn named =
        new MsalSignIn(
            login.options("contoso.com", Cloud.GLOBAL), TokenCache.inMemory(), person, Time.system())) {
      assertThat(named.interactive(FIRST).get().tenantName()).isEqualTo("contoso.com");
    }
  }

  @Test
  void signingOutEndsAnOpenSignIn() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    MsalSignIn waiting = login.signIn(page -> asked.countDown());
    CompletableFuture<Account> open = waiting.interactive(FIRST);
    await(asked);

    waiting.signOut().get();

    assertThat(kindOf(open)).isEqualTo(Kind.CANCELLED);
  }

  @Test
  void aMissingBrowserIsTold() {
    MsalSignIn blind = login.signIn(page -> {
      throw new IOException("xdg-open: not found");
    });
    assertThat(kindOf(blind.interactive(FIRST))).isEqualTo(Kind.NO_BROWSER);
  }

  @Test
  void anIdentityServiceThatDoesNotAnswerIsTold() throws Exception {
    signIn.interactive(FIRST).get();
    login.close();
    assertThat(failure(() -> signIn.token(CLOUD_PC_READ, true)).kind()).isEqualTo(Kind.NO_NETWORK);
    assertThat(signIn.account()).isPresent();
  }

  @Test
  void anUnreachableIdentityServiceIsToldAtTheFirstSignIn() throws Exception {
    int nobody;
    try (ServerSocket free = new ServerSocket(0)) {
      nobody = free.getLocalPort();
    }
    URI dead = URI.create("http://127.0.0.1:" + nobody + "/login");
    SignInOptions options =
        new SignInOptions(
            login.options(Duration.ofSeconds(20)).clientId(),
            SignInOptions.ANY_ORGANIZATION,
            Cloud.GLOBAL,
            dead,
            Duration.ofSeconds(20));
    // The browser has a way to the service that the program has not.
    MsalSignIn cutOff =
        new MsalSignIn(options,
            TokenCache.inMemory(),
            page -> person.open(URI.create(page.toString().replace(dead.toString(), login.root().toString()))),
            Time.system());

    assertThat(kindOf(cutOff.interactive(FIRST))).isEqualTo(Kind.NO_NETWORK);
  }

  private String readToken() {
    try {
      return signIn.token(CLOUD_PC_READ, false);
    } catch (SignInException error) {
      throw new CompletionException(error);
    }
  }

  private String renewedToken() {
    try {
      return signIn.token(CLOUD_PC_READ, true);
    } catch (SignInException error) {
      throw new CompletionException(error);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }

  private static SignInException failure(ThrowingCallable call) {
    return (SignInException) catchThrowable(call);
  }

  private static Kind kindOf(CompletableFuture<Account> attempt) {
    Throwable failure = catchThrowable(attempt::get);
    assertThat(failure).isInstanceOf(ExecutionException.class).hasCauseInstanceOf(SignInException.class);
    return ((SignInException) failure.getCause()).kind();
  }
}
