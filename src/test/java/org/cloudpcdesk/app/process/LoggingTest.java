package org.cloudpcdesk.app.process;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.FileAppender;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** What stands in the log file in the place of people and secrets, whoever wrote the line. */
class LoggingTest {
  @TempDir private Path folder;

  @Test
  void aPersonHasTheSamePseudonymInEachLine() throws Exception {
    String log =
        logged(
            "GET /v1.0/users/mei.tanaka%40contoso.com answered 200",
            "GET /v1.0/users/Mei.Tanaka@contoso.com answered 404",
            "GET /v1.0/users/o'neil~x_fabrikam.com%23EXT%23@contoso.com answered 200");

    assertThat(log).doesNotContainIgnoringCase("tanaka").doesNotContain("neil", "~", "contoso", "EXT");
    List<String> users = Pattern.compile("/users/(user-[0-9a-f]{10}) ").matcher(log).results().map(m -> m.group(1)).toList();
    assertThat(users).hasSize(3);
    assertThat(users.get(0)).isEqualTo(users.get(1)).isNotEqualTo(users.get(2));
  }

  @Test
  void aLineTellsWhenHowBadWhereWhoAndWhat() throws Exception {
    assertThat(logged("all is well"))
        .matches(
            "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}(Z|[+-]\\d\\d:\\d\\d) DEBUG \\[[^]]+] library - all is well\\R");
  }

  @Test
  void beforeThereIsAFileALineIsBriefAndHasTheCause() {
    LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    LoggingEvent event =
        new LoggingEvent(
            null,
            context.getLogger("org.somebody.Else"),
            Level.WARN,
            "it {}",
            new IOException("disk full"),
            new Object[] {"failed"});

    assertThat(new BriefLayout().doLayout(event).lines())
        .startsWith("WARN  Else - it failed", "java.io.IOException: disk full")
        .anyMatch(line -> line.contains("LoggingTest.java"));
  }

  @Test
  void causesAreScrubbedToo() throws Exception {
    String log =
        logged(
            "it failed",
            new IOException(
                "for mei.tanaka@contoso.com", new NoSuchFileException("C:\\Users\\tanaka\\AppData\\x.json")));

    assertThat(log).contains("java.io.IOException: for user-", "Caused by", "C:\\Users\\account-", "AppData", "LoggingTest.java");
    assertThat(log).doesNotContain("tanaka");
  }

  @Test
  void secretsAreLeftOutAndIdsStay() throws Exception {
    String log =
        logged(
            "Authorization: Bearer abcdefgh12345678",
            "token eyJ0eXAiOiJKV1QiLCJhbGciOiJSUzI1NiJ9.eyJ1cG4iOiJtZWlAY29udG9zby5jb20ifQ.sig",
            "http://localhost:1234/?code=0.AXkAmarked&state=1",
            "Cloud PC 7f5c6f3e-8f5a-4c8e-9a5b-7a4f6a1d2c3b: accepted, request-id aaaaaaaa-1111-4222-8333-444444444444");

    assertThat(log).doesNotContain("abcdefgh", "eyJ", "AXkA");
    assertThat(log).contains("Cloud PC 7f5c6f3e-8f5a-4c8e-9a5b-7a4f6a1d2c3b", "request-id aaaaaaaa-1111-4222-8333-444444444444");
  }

  private String logged(Object... what) throws IOException {
    LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    FileAppender<ILoggingEvent> file = Logging.file(context, folder);
    Logger logger = context.getLogger("of.somebody.else.library");
    logger.setLevel(Level.DEBUG);
    logger.setAdditive(false);
    logger.addAppender(file);
    for (Object one : what) {
      if (one instanceof Throwable cause) {
        logger.debug("because of", cause);
      } else {
        logger.debug("{}", one);
      }
    }
    logger.detachAppender(file);
    file.stop();
    return Files.readString(folder.resolve("logs").resolve("cloud-pc-desk.log"));
  }
}
