package org.cloudpcdesk.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServiceRootTest {

  @ParameterizedTest
  @CsvSource({
    "http://127.0.0.1:1, http://localhost:2/login, true",
    "http://[::1]:1, https://127.1.2.3, true",
    "https://Graph.example:1, https://graph.example./login, true",
    "https://graph.example, https://login.example, false",
    "https://graph.example, https://127.0.0.1, false"
  })
  void oneHostOrThisComputerTwiceBelongTogether(URI one, URI other, boolean together) {
    assertThat(new ServiceRoot(one).isWith(new ServiceRoot(other))).isEqualTo(together);
  }

  @ParameterizedTest
  @CsvSource({
    "http://127.0.0.1.example, not encrypted",
    "mailto:a@b, not a web address",
    "relative, not a web address",
    "https://user:secret@host.example, without user",
    "http://user:secret@host.example, without user",
    "https://host.example?secret, without user"
  })
  void whatIsNoRootIsRefusedInASentenceThatRepeatsNoSecret(URI address, String says) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ServiceRoot.of("--graph-root", address))
        .withMessageStartingWith("--graph-root ")
        .withMessageContaining(says)
        .withMessageEndingWith(".")
        .satisfies(error -> assertThat(error.getMessage()).doesNotContain("secret"));
  }

  @Test
  void theSlashAtTheEndIsTakenAway() {
    assertThat(new ServiceRoot(URI.create("https://host.example/login/")).withoutSlash())
        .isEqualTo(URI.create("https://host.example/login"));
  }
}
