package org.cloudpcdesk.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.cloudpcdesk.model.Permission.CLOUD_PC_READ;
import static org.cloudpcdesk.model.Permission.CLOUD_PC_READ_WRITE;
import static org.cloudpcdesk.model.Permission.USER_READ;
import static org.cloudpcdesk.signin.SampleLogin.ALEX;
import static org.cloudpcdesk.signin.SampleLogin.BO;

import java.io.IOException;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.cloudpcdesk.model.Account;
import org.cloudpcdesk.model.Permission;
import org.cloudpcdesk.signin.SignInException.Kind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Signing in by a code that is typed elsewhere: the real msal4j against the sample tenant's endpoints. */
@Timeout(60)
class DeviceCodeTest {
  private static final Set<Permission> FIRST = Set.of(CLOUD_PC_READ, USER_READ);

  private SampleLogin login;
  private PersonAtBrowser person;
  private MsalSignIn signIn;

  @BeforeEach
  void open() throws IOException {
    login = new SampleLogin();
    person = PersonAtBrowser.choosing(ALEX);
    signIn = login.signIn(page -> {
      throw new IOException("this computer has no browser");
    });
  }

  @AfterEach
  void close() {
    signIn.close();
    login.close();
  }

  private void type(DeviceCode code) {
    try {
      person.type(code);
    } catch (IOException failed) {
      throw new IllegalStateException(failed);
    }
  }

  @Test
  void theCodeThatWasTypedElsewhereSignsIn() throws Exception {
    CompletableFuture<DeviceCode> shown = new CompletableFuture<>();
    CompletableFuture<Account> account =
        signIn.deviceCode(FIRST, code -> {
          shown.complete(code);
          type(code);
        });

    assertThat(account.get().username()).isEqualTo(ALEX);
    assertThat(shown.get().page()).hasToString(login.root() + "/device");
    assertThat(shown.get().userCode()).hasSize(9);
    assertThat(shown.get().lifetime()).hasMinutes(15);
    assertThat(shown.get().toString()).doesNotContain(shown.get().userCode());
    assertThat(login.check(signIn.token(CLOUD_PC_READ, false)).orElseThrow().scopes())
        .containsExactlyInAnyOrder("CloudPC.Read.All", "User.Read");
  }

  @Test
  void aRefusalElsewhereIsTold() {
    person.refuses();

    assertThat(kindOf(signIn.deviceCode(FIRST, this::type))).isEqualTo(Kind.REFUSED);
    assertThat(signIn.account()).isEmpty();
  }

  @Test
  void aCodeThatNobodyTypesInTimeIsATimeOut() {
    assertThat(
        kindOf(
            signIn.deviceCode(
                FIRST, code -> login.identity.failNextTokenRequest(400, "expired_token", 70020, null))))
        .isEqualTo(Kind.TIMED_OUT);
  }

  @Test
  void cancellingEndsTheWaitAndFreesTheNextQuestion() throws Exception {
    CountDownLatch shown = new CountDownLatch(1);
    CompletableFuture<Account> given = signIn.deviceCode(FIRST, code -> shown.countDown());
    assertThat(shown.await(20, TimeUnit.SECONDS)).isTrue();

    given.cancel(true);

    assertThat(signIn.deviceCode(FIRST, this::type).get().username()).isEqualTo(ALEX);
  }

  @Test
  void moreIsAskedOfTheSameAccountOnly() throws Exception {
    signIn.deviceCode(FIRST, this::type).get();
    signIn.deviceCode(Set.of(CLOUD_PC_READ_WRITE), this::type).get();
    assertThat(signIn.granted()).contains(CLOUD_PC_READ_WRITE, CLOUD_PC_READ);
    person.chooses(BO);

    assertThat(kindOf(signIn.deviceCode(Set.of(CLOUD_PC_READ_WRITE), this::type))).isEqualTo(Kind.OTHER_ACCOUNT);
    assertThat(signIn.account().orElseThrow().username()).isEqualTo(ALEX);
  }

  private static Kind kindOf(CompletableFuture<Account> attempt) {
    Throwable failure = catchThrowable(attempt::get);
    assertThat(failure).isInstanceOf(ExecutionException.class).hasCauseInstanceOf(SignInException.class);
    return ((SignInException) failure.getCause()).kind();
  }
}
