package org.cloudpcdesk.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.cloudpcdesk.model.Account;
import org.cloudpcdesk.model.ClaimsChallenge;
import org.cloudpcdesk.model.Permission;
import org.cloudpcdesk.signin.SignInException.Kind;
import org.junit.jupiter.api.Test;

/** Whatever a sign-in hands out, only the open tenant's token goes on. */
class BoundSignInTest {
  private static final String CONTOSO = "0f5c6f3e-8f5a-4c8e-9a5b-7a4f6a1d2c3b";
  private static final String FABRIKAM = "11111111-2222-4333-8444-555555555555";
  private static final Account ALEX = new Account("1." + CONTOSO, "alex.fisher@contoso.com", null, CONTOSO);
  private static final Account ALEX_AT_FABRIKAM = new Account("1." + CONTOSO, "alex.fisher@contoso.com", null, FABRIKAM);
  private static final Account BO = new Account("2." + CONTOSO, "bo.jensen@contoso.com", null, CONTOSO);

  /** Signed in as somebody, with a token for some tenant. */
  private static final class Anyone extends FakeSignIn {
    private final Account who;
    private final String token;

    Anyone(Account who, String token) {
      super(who);
      this.who = who;
      this.token = token;
    }

    @Override
    public String token(Permission permission, boolean renew) {
      return token;
    }

    @Override
    public String token(Permission permission, ClaimsChallenge demand) {
      return token;
    }

    @Override
    public Optional<Account> account() {
      return Optional.of(who);
    }

    @Override
    public CompletableFuture<Account> interactive(Set<Permission> permissions) {
      return CompletableFuture.completedFuture(who);
    }
  }

  private static String tokenFor(String tenantId) {
    String claims = "{\"tid\":\"%s\",\"aud\":\"https://graph.microsoft.com\"}".formatted(tenantId);
    return "e30."
        + Base64.getUrlEncoder().withoutPadding().encodeToString(claims.getBytes(StandardCharsets.UTF_8))
        + ".signature";
  }

  private static void assertTurnedAway(SignIn signIn) {
    BoundSignIn bound = new BoundSignIn(signIn, ALEX, Set.of(Permission.CLOUD_PC_READ));
    assertOther(catchThrowable(() -> bound.token(Permission.CLOUD_PC_READ, false)));
    assertOther(catchThrowable(() -> bound.token(Permission.CLOUD_PC_READ, true)));
    assertOther(catchThrowable(() -> bound.token(Permission.CLOUD_PC_READ, new ClaimsChallenge("{}"))));
  }

  private static void assertOther(Throwable failure) {
    assertThat(failure)
        .isInstanceOfSatisfying(SignInException.class, why -> assertThat(why.kind()).isEqualTo(Kind.OTHER_ACCOUNT));
  }

  @Test
  void theOwnersTokenGoesOn() throws Exception {
    for (String token : new String[] {tokenFor(CONTOSO), tokenFor(CONTOSO.toUpperCase(java.util.Locale.ROOT)), "opaque"}) {
      assertThat(
          new BoundSignIn(new Anyone(ALEX, token), ALEX, Set.of()).token(Permission.CLOUD_PC_READ, false))
          .isEqualTo(token);
    }
  }

  @Test
  void aTokenThatNamesAnotherTenantDoesNot() {
    assertTurnedAway(new Anyone(ALEX, tokenFor(FABRIKAM)));
  }

  @Test
  void neitherDoesThatOfAnotherAccountNorOfTheSameAccountElsewhere() {
    assertTurnedAway(new Anyone(BO, tokenFor(CONTOSO)));
    assertTurnedAway(new Anyone(ALEX_AT_FABRIKAM, "opaque"));
  }

  @Test
  void anotherAccountInTheBrowserIsNotTheOwner() {
    BoundSignIn bound = new BoundSignIn(new Anyone(BO, "opaque"), ALEX, Set.of());

    assertOther(catchThrowable(() -> bound.interactive(Set.of(Permission.CLOUD_PC_READ)).get()).getCause());
    assertOther(catchThrowable(() -> bound.silent(BO, Set.of(Permission.CLOUD_PC_READ))));
  }

  /** The window's thread signs out. */
  @Test
  void signingOutDoesNotWaitForASilentSignInThatTheServiceKeepsWaiting() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch answered = new CountDownLatch(1);
    FakeSignIn slow =
        new FakeSignIn(ALEX) {
          @Override
          public Optional<Account> account() {
            return Optional.empty();
          }

          @Override
          public Account silent(Account remembered, Set<Permission> permissions) throws SignInException {
            asked.countDown();
            try {
              answered.await();
            } catch (InterruptedException ended) {
              Thread.currentThread().interrupt();
            }
            throw new SignInException(Kind.CANCELLED, "signed out meanwhile", null, null, null);
          }

          @Override
          public CompletableFuture<Void> signOut() {
            return CompletableFuture.completedFuture(null);
          }
        };
    BoundSignIn bound = new BoundSignIn(slow, ALEX, Set.of(Permission.CLOUD_PC_READ));
    CompletableFuture<Throwable> waiting =
        CompletableFuture.supplyAsync(
            () -> catchThrowable(() -> bound.token(Permission.CLOUD_PC_READ, false)), Thread::startVirtualThread);
    try {
      asked.await();

      assertThat(CompletableFuture.runAsync(bound::signOut, Thread::startVirtualThread)).succeedsWithin(Duration.ofSeconds(10));
    } finally {
      answered.countDown();
    }
    assertThat(waiting.get()).isInstanceOf(SignInException.class);
  }
}
