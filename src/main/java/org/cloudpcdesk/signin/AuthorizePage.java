package org.cloudpcdesk.signin;

import com.microsoft.aad.msal4j.InteractiveRequestParameters;
import com.microsoft.aad.msal4j.Prompt;
import com.microsoft.aad.msal4j.SystemBrowserOptions;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.cloudpcdesk.model.Account;
import org.cloudpcdesk.model.ClaimsChallenge;
import org.cloudpcdesk.model.Permission;
import org.cloudpcdesk.platform.Browser;
import org.jspecify.annotations.Nullable;

/** The page that asks the administrator, and how it is opened. */
record AuthorizePage(Scopes scopes, LoginRoot loginRoot, Browser browser, Duration patience) {
  private static final URI REDIRECT = URI.create("http://localhost");

  /**
   * @param expected who is signed in already or was before, and is asked again; or null
   * @param demand what a service demanded of the next token, or null
   * @param begun opened when msal4j has returned the exchange's future: it looks for it as soon as the browser was
   *     opened, and fails when it is not set yet (msal4j 1.26.0)
   */
  InteractiveRequestParameters question(
      Set<Permission> permissions,
      @Nullable Account expected,
      @Nullable ClaimsChallenge demand,
      CountDownLatch begun) {
    var question =
        InteractiveRequestParameters.builder(REDIRECT)
            .scopes(scopes.of(permissions))
            .httpPollingTimeoutInSeconds((int) patience.toSeconds())
            .systemBrowserOptions(SystemBrowserOptions.builder().openBrowserAction(address -> open(address, begun)).build());
    if (demand != null) {
      question.claimsChallenge(demand.json());
    }
    // A known account is not chosen again.
    return expected == null
        ? question.prompt(Prompt.SELECT_ACCOUNT).build()
        : question.loginHint(expected.username()).build();
  }

  private void open(URL page, CountDownLatch begun) {
    try {
      begun.await();
      browser.open(loginRoot.turn(page.toURI()));
    } catch (IOException none) {
      throw new SignInErrors.NoBrowser(none);
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
      throw new SignInErrors.NoBrowser(new IOException("interrupted before a browser was opened", ended));
    } catch (URISyntaxException notAnAddress) {
      // Its message would repeat the query.
      throw new SignInErrors.NoBrowser(new IOException("msal4j made an address that is none"));
    }
  }
}
