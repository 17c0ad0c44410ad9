package org.cloudpcdesk.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.cloudpcdesk.model.Permission.CLOUD_PC_READ;
import static org.cloudpcdesk.model.Permission.CLOUD_PC_READ_WRITE;
import static org.cloudpcdesk.model.Permission.USER_READ;
import static org.cloudpcdesk.signin.SampleLogin.ALEX;
import static org.cloudpcdesk.signin.SampleLogin.BO;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.cloudpcdesk.model.Account;
import org.cloudpcdesk.model.Permission;
import org.cloudpcdesk.platform.Network;
import org.cloudpcdesk.platform.SteppedTime;
import org.cloudpcdesk.platform.Time;
import org.cloudpcdesk.signin.SignInException.Kind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** msal4j's own page in a real browser, which sends the answer home by the script on the page. */
@Timeout(120)
class ChromiumSignInTest {
  private static final Set<Permission> FIRST = Set.of(CLOUD_PC_READ, USER_READ);

  private SampleLogin login;
  private Chromium browser;

  @BeforeEach
  void open() throws Exception {
    assumeTrue(Chromium.installed().isPresent(), "Skipped: no Chromium is installed (Debian: apt-get install chromium)");
    login = new SampleLogin();
    browser = Chromium.start(Chromium.installed().orElseThrow());
  }

  @AfterEach
  void close() {
    if (browser != null) {
      browser.close();
      login.close();
    }
  }

  private static String account(String name) {
    return "button[value=\"" + name + "\"]";
  }

  private MsalSignIn waiting(Duration patience) {
    return new MsalSignIn(login.options(patience), TokenCache.inMemory(), browser, Time.system());
  }

  @Test
  void theAccountThatIsPickedIsSignedInAndThePageSaysSo() throws Exception {
    MsalSignIn signIn = login.signIn(browser);
    CompletableFuture<Account> signedIn = signIn.interactive(FIRST);

    browser.press(account(ALEX));

    assertThat(signedIn.get().username()).isEqualTo(ALEX);
    browser.awaitText("Authentication complete");
    assertThat(login.check(signIn.token(CLOUD_PC_READ, false))).isPresent();
  }

  @Test
  void aRefusalOnThePageIsTold() throws Exception {
    CompletableFuture<Account> refused = login.signIn(browser).interactive(FIRST);

    browser.press("button.refuse");

    assertThat(kindOf(refused)).isEqualTo(Kind.REFUSED);
  }

  @Test
  void aPageThatIsClosedIsATimeOut() throws Exception {
    CompletableFuture<Account> left = waiting(Duration.ofSeconds(3)).interactive(FIRST);
    browser.awaitText("Choose the account");

    browser.closePage();

    assertThat(kindOf(left)).isEqualTo(Kind.TIMED_OUT);
  }

  @Test
  void aPageThatIsLeftAloneFor120SecondsIsATimeOut() throws Exception {
    SteppedTime time = new SteppedTime(Time.system().now());
    SignInOptions options = login.options(Duration.ofSeconds(120));
    MsalSignIn signIn =
        new MsalSignIn(
            options,
            TokenCache.inMemory(),
            browser,
            Time.system(),
            new MsalHttp(new LoginRoot(options.loginRoot()), Network.asSystem()),
            time);
    CompletableFuture<Account> nobody = signIn.interactive(FIRST);
    browser.awaitText("Choose the account");
    time.awaitSleeper();

    time.advance(Duration.ofSeconds(119));
    assertThat(nobody).isNotDone();
    time.advance(Duration.ofSeconds(1));

    assertThat(kindOf(nobody)).isEqualTo(Kind.TIMED_OUT);
    assertThat(signIn.account()).isEmpty();
  }

  @Test
  void anotherAccountThanTheSignedInOneIsTurnedAway() throws Exception {
    MsalSignIn signIn = login.signIn(browser);
    CompletableFuture<Account> first = signIn.interactive(FIRST);
    browser.press(account(ALEX));
    first.get();
    CompletableFuture<Account> more = signIn.interactive(Set.of(CLOUD_PC_READ_WRITE));

    browser.press(account(BO));

    assertThat(kindOf(more)).isEqualTo(Kind.OTHER_ACCOUNT);
    assertThat(signIn.account().orElseThrow().username()).isEqualTo(ALEX);
  }

  private static Kind kindOf(CompletableFuture<Account> attempt) {
    Throwable failure = catchThrowable(attempt::get);
    assertThat(failure).isInstanceOf(ExecutionException.class).hasCauseInstanceOf(SignInException.class);
    return ((SignInException) failure.getCause()).kind();
  }
}
