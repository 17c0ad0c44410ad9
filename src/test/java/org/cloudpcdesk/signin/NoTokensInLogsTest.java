package org.cloudpcdesk.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.cloudpcdesk.model.Permission.CLOUD_PC_READ;
import static org.cloudpcdesk.model.Permission.CLOUD_PC_READ_WRITE;
import static org.cloudpcdesk.model.Permission.USER_READ;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Whatever happens, and however much is logged, no token, code or ID token is in the log. */
class NoTokensInLogsTest {
  private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private Level before;

  @BeforeEach
  void listen() {
    before = root.getLevel();
    root.setLevel(Level.TRACE);
    log.start();
    root.addAppender(log);
  }

  @AfterEach
  void restore() {
    root.detachAppender(log);
    root.setLevel(before);
  }

  @Test
  void noSecretIsLoggedOnGoodAndBadDays() throws Exception {
    List<String> secrets = new ArrayList<>(
        List.of("secret-access-", "sample-refresh-", "sample-code-", "eyJ0eXAi", "code_verifier="));
    StringBuilder failures = new StringBuilder();
    try (SampleLogin login = new SampleLogin()) {
      PersonAtBrowser person = PersonAtBrowser.choosing(SampleLogin.ALEX);
      MsalSignIn signIn = login.signIn(person);
      signIn.interactive(Set.of(CLOUD_PC_READ, USER_READ)).get();
      secrets.add(signIn.token(CLOUD_PC_READ, false));
      secrets.add(signIn.token(CLOUD_PC_READ, true));
      failures.append(catchThrowable(() -> signIn.token(CLOUD_PC_READ_WRITE, false)));
      person.refuses();
      failures.append(catchThrowable(() -> signIn.interactive(Set.of(CLOUD_PC_READ_WRITE)).get()));
      login.identity.failNextTokenRequest(500, "server_error", 90033, null);
      failures.append(catchThrowable(() -> signIn.token(CLOUD_PC_READ, true)));
      login.identity.revokeRefreshTokens();
      failures.append(catchThrowable(() -> signIn.token(USER_READ, true)));
      failures.append(signIn);
    }

    List<String> lines =
        log.list.stream()
            .map(event -> event.getFormattedMessage()
                + (event.getThrowableProxy() == null ? "" : ThrowableProxyUtil.asString(event.getThrowableProxy())))
            .toList();
    assertThat(lines).anyMatch(line -> line.contains("signed in to tenant"));
    assertThat(lines).anyMatch(line -> line.contains("com.microsoft.aad.msal4j"));
    assertThat(secrets).allSatisfy(secret -> {
      assertThat(lines).noneMatch(line -> line.contains(secret));
      assertThat(failures.toString()).doesNotContain(secret);
    });
  }
}
