package org.cloudpcdesk.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.cloudpcdesk.model.Permission.CLOUD_PC_READ;
import static org.cloudpcdesk.model.Permission.CLOUD_PC_READ_WRITE;
import static org.cloudpcdesk.model.Permission.USER_READ;
import static org.cloudpcdesk.signin.SampleLogin.ALEX;
import static org.cloudpcdesk.signin.SampleLogin.BO;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.cloudpcdesk.model.Account;
import org.cloudpcdesk.model.Permission;
import org.cloudpcdesk.platform.Time;
import org.cloudpcdesk.signin.SignInException.Kind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Accounts that were signed in before: by the real msal4j, from a cache in a sealed file. */
@Timeout(60)
class RememberedTest {
  private static final Set<Permission> FIRST = Set.of(CLOUD_PC_READ, USER_READ);

  @TempDir Path folder;

  private SampleLogin login;
  private PersonAtBrowser person;
  private SignInOptions options;

  @BeforeEach
  void open() throws IOException {
    login = new SampleLogin();
    person = PersonAtBrowser.choosing(ALEX);
    options = login.options(Duration.ofSeconds(30));
  }

  @AfterEach
  void close() {
    login.close();
  }

  private Path file() {
    return folder.resolve("tokens.sealed");
  }

  /** As the program after another start. */
  private MsalSignIn start(SignInOptions with) {
    return new MsalSignIn(with, TokenCache.inFile(file(), new XorProtector()), person, Time.system());
  }

  private MsalSignIn start() {
    return start(options);
  }

  private Account signedInBefore(String who) throws Exception {
    person.chooses(who);
    try (MsalSignIn before = start()) {
      return before.interactive(FIRST).get();
    }
  }

  @Test
  void theNextStartSignsInWithoutABrowser() throws Exception {
    Account alex = signedInBefore(ALEX);
    MsalSignIn next = start();

    assertThat(next.remembered()).containsExactly(alex);
    assertThat(next.silent(alex, FIRST)).isEqualTo(alex);

    assertThat(next.account()).contains(alex);
    assertThat(login.check(next.token(CLOUD_PC_READ, false)).orElseThrow().userPrincipalName()).isEqualTo(ALEX);
    assertThat(person.opened).hasSize(1);
  }

  @Test
  void severalAccountsAreRememberedSideBySide() throws Exception {
    Account alex = signedInBefore(ALEX);
    Account bo = signedInBefore(BO);
    MsalSignIn one = start();
    MsalSignIn other = start();

    assertThat(one.remembered()).containsExactly(alex, bo);
    one.silent(alex, FIRST);
    other.silent(bo, FIRST);

    assertThat(login.check(one.token(CLOUD_PC_READ, true)).orElseThrow().userPrincipalName()).isEqualTo(ALEX);
    assertThat(login.check(other.token(CLOUD_PC_READ, true)).orElseThrow().userPrincipalName()).isEqualTo(BO);
  }

  @Test
  void anotherRegistrationRemembersNobodyOfThisOne() throws Exception {
    Account alex = signedInBefore(ALEX);
    MsalSignIn stranger = start(login.options(Duration.ofSeconds(30)));

    assertThat(stranger.remembered()).isEmpty();
    assertThat(failure(() -> stranger.silent(alex, FIRST)).kind()).isEqualTo(Kind.INTERACTION_REQUIRED);
  }

  @Test
  void signingOutForgetsThatAccountAlone() throws Exception {
    Account alex = signedInBefore(ALEX);
    Account bo = signedInBefore(BO);
    try (MsalSignIn leaving = start()) {
      leaving.silent(alex, FIRST);
      leaving.signOut().get();
    }

    assertThat(start().remembered()).containsExactly(bo);
    assertThat(Files.exists(file())).isTrue();
  }

  @Test
  void signingOutForgetsAnAccountThatHasNotSignedInHereYet() throws Exception {
    Account alex = signedInBefore(ALEX);
    Account bo = signedInBefore(BO);
    MsalSignIn leaving = start();
    leaving.expect(alex);

    CompletableFuture<Void> forgotten = new BoundSignIn(leaving, alex, FIRST).signOut();
    leaving.close();
    forgotten.get();

    assertThat(start().remembered()).containsExactly(bo);
  }

  private void signOutWhileATokenIsOnItsWay(MsalSignIn leaving) {
    login.answerNextToken(
        exchange -> {
          leaving.signOut().join();
          login.identity.handle(exchange);
        });
  }

  @Test
  void signingOutWhileSomebodyIsSignedInSilentlySignsNobodyInAndForgetsTheAccountAllTheSame() throws Exception {
    Account alex = signedInBefore(ALEX);
    Account bo = signedInBefore(BO);
    MsalSignIn leaving = start();
    leaving.expect(alex);
    signOutWhileATokenIsOnItsWay(leaving);

    assertThat(failure(() -> leaving.silent(alex, FIRST)).kind()).isEqualTo(Kind.CANCELLED);

    assertThat(leaving.account()).isEmpty();
    assertThat(start().remembered()).containsExactly(bo);
  }

  @Test
  void signingOutWhileATokenIsRenewedForgetsTheAccountAllTheSame() throws Exception {
    Account alex = signedInBefore(ALEX);
    MsalSignIn leaving = start();
    leaving.silent(alex, FIRST);
    signOutWhileATokenIsOnItsWay(leaving);

    assertThat(failure(() -> leaving.token(CLOUD_PC_READ, true)).kind()).isEqualTo(Kind.INTERACTION_REQUIRED);

    assertThat(start().remembered()).isEmpty();
  }

  @Test
  void aSessionThatHasEndedAsksForASignInAndSignsNobodyIn() throws Exception {
    Account alex = signedInBefore(ALEX);
    login.identity.revokeRefreshTokens();
    MsalSignIn next = start();

    assertThat(failure(() -> next.silent(alex, FIRST)).kind()).isEqualTo(Kind.INTERACTION_REQUIRED);
    assertThat(next.account()).isEmpty();
  }

  @Test
  void morePermissionsThanWereGrantedAskForConsent() throws Exception {
    Account alex = signedInBefore(ALEX);

    assertThat(failure(() -> start().silent(alex, Set.of(CLOUD_PC_READ_WRITE))).kind())
        .isEqualTo(Kind.CONSENT_REQUIRED);
  }

  @Test
  void aTokenForAnotherTenantIsNotUsed() throws Exception {
    Account alex = signedInBefore(ALEX);
    login.identity.answerAsTenant("11111111-2222-4333-8444-555555555555");
    MsalSignIn next = start();

    assertThat(failure(() -> next.silent(alex, FIRST)).kind()).isEqualTo(Kind.OTHER_ACCOUNT);
    assertThat(next.account()).isEmpty();
  }

  @Test
  void aRenewedTokenForAnotherTenantIsNotUsed() throws Exception {
    MsalSignIn signIn = start();
    Account alex = signIn.interactive(FIRST).get();
    String token = signIn.token(CLOUD_PC_READ, false);
    login.identity.answerAsTenant("11111111-2222-4333-8444-555555555555");

    assertThat(failure(() -> signIn.token(CLOUD_PC_READ, true)).kind()).isEqualTo(Kind.OTHER_ACCOUNT);
    assertThat(signIn.account()).contains(alex);
    assertThat(signIn.token(CLOUD_PC_READ, false)).isEqualTo(token);
  }

  @Test
  void nothingOfTheTokensCanBeReadInTheFile() throws Exception {
    signedInBefore(ALEX);

    String text = Files.readString(file(), StandardCharsets.ISO_8859_1);
    assertThat(new String(new XorProtector().unprotect(Files.readAllBytes(file())), StandardCharsets.UTF_8))
        .contains("sample-refresh-", ALEX);
    assertThat(text).doesNotContain("sample-refresh-", "secret-access-", "eyJ0eXAi", ALEX);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file()))).isEqualTo("rw-------");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("tokens.sealed", "tokens.sealed.lock");
    }
  }

  @Test
  void aFileThatCannotBeReadIsDroppedAndAsksForASignIn() throws Exception {
    Account alex = signedInBefore(ALEX);
    Files.write(file(), new byte[] {1, 2, 3});
    MsalSignIn next = start();

    assertThat(next.remembered()).isEmpty();
    assertThat(Files.exists(file())).isFalse();
    assertThat(failure(() -> next.silent(alex, FIRST)).kind()).isEqualTo(Kind.INTERACTION_REQUIRED);
    assertThat(next.interactive(FIRST).get()).isEqualTo(alex);
    assertThat(start().remembered()).containsExactly(alex);
  }

  @Test
  void sealedTextThatIsNoCacheIsDroppedToo() throws Exception {
    signedInBefore(ALEX);
    for (String notACache : List.of("not json", "[1]", "{\"Account\": 7}", "")) {
      Files.write(file(), new XorProtector().protect(notACache.getBytes(StandardCharsets.UTF_8)));

      assertThat(start().remembered()).as(notACache).isEmpty();
      try (MsalSignIn again = start()) {
        assertThat(again.interactive(FIRST).get().username()).isEqualTo(ALEX);
      }
    }
  }

  @Test
  void aCacheThatAnotherProgramForgotIsForgottenHereToo() throws Exception {
    signedInBefore(ALEX);
    MsalSignIn open = start();
    assertThat(open.remembered()).hasSize(1);

    Files.delete(file());

    assertThat(open.remembered()).isEmpty();
  }

  private static SignInException failure(ThrowingCallable call) {
    return (SignInException) catchThrowable(call);
  }
}
