package org.cloudpcdesk.secrecy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.cloudpcdesk.diagnostics.Bundle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That the search finds what is there: in plain text, in Base64 wherever it begins, in files and in zips. */
@HandlesSecrets("leaks are planted here")
class SearchTest {
  private static final String TOKEN = "sample-token-7-abc";

  @TempDir private Path folder;

  @Test
  void aMarkIsFoundInPlainTextAndInBase64() {
    assertThat(Marks.in("Bearer " + TOKEN)).contains("Bearer " + TOKEN);
    for (String before : List.of("", "a", "ab", "abc", "{\"k\":")) {
      String json = before + "{\"nbf\":\"1604106651\"}";
      assertThat(Marks.in(Base64.getEncoder().encodeToString(json.getBytes(StandardCharsets.UTF_8)))).isPresent();
      assertThat(Marks.in(Base64.getUrlEncoder().encodeToString((before + TOKEN).getBytes(StandardCharsets.UTF_8))))
          .isPresent();
    }
    assertThat(Marks.in("GET /beta/cloudPCs answered 200, attempt 1")).isEmpty();
  }

  @Test
  void filesAreSearchedAndZipsOpenedAndEachOnce() throws IOException {
    SearchedFiles files = new SearchedFiles();
    Files.writeString(folder.resolve("settings.json"), "{}");
    assertThat(files.leaks(folder)).isEmpty();

    Files.writeString(Files.createDirectory(folder.resolve("logs")).resolve("x.log"), "token " + TOKEN);
    new Bundle(List.of(new Bundle.File("requests.txt", TOKEN.repeat(100)))).write(folder.resolve("bundle.zip"));

    assertThat(files.leaks(folder))
        .hasSize(2)
        .anyMatch(leak -> leak.contains("x.log"))
        .anyMatch(leak -> leak.contains("bundle.zip!requests.txt"));
    assertThat(files.leaks(folder)).isEmpty();
    assertThat(files.searched()).isEqualTo(3);
  }

  @Test
  void anExceptionIsFoundThatNobodySaw() throws IOException {
    SearchedExceptions exceptions = new SearchedExceptions();
    // No secret of the suite's: that search runs too.
    assertThat(exceptions.result().leaks()).isEmpty();
    int before = exceptions.result().searched();

    assertThat(new IOException("caught at once")).isNotNull();

    assertThat(exceptions.result().searched()).isGreaterThan(before);
  }
}
