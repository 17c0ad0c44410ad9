package org.cloudpcdesk.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GraphOptionsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://graph.microsoft.com", "https://graph.microsoft.us/", "HTTPS://graph.microsoft.com:443",
        "http://127.0.0.1:8080", "http://127.1.2.3", "http://[::1]:1", "http://localhost:9/sample"
      })
  void takesEncryptedAddressesAndThisComputer(String root) {
    assertThat(options(root).root()).isEqualTo(URI.create(root));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://graph.microsoft.com", "http://127.0.0.1.evil.example", "http://10.0.0.1",
        "http://localhost.evil.example", "http://[2001:db8::1]"
      })
  void refusesPlainHttpToAnywhereElseInASentence(String root) {
    assertThatIllegalArgumentException().isThrownBy(() -> options(root)).withMessageContaining("not encrypted");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ftp://graph.microsoft.com", "graph.microsoft.com", "https://user:pw@graph.microsoft.com",
        "https://graph.microsoft.com?x", "https://graph.microsoft.com#x", "https://graph.microsoft.com/v1.0",
        "https://graph.microsoft.com/beta/", "mailto:a@b"
      })
  void refusesWhatIsNoRoot(String root) {
    assertThatIllegalArgumentException().isThrownBy(() -> options(root)).withMessageEndingWith(".");
  }

  @Test
  void refusesAnEmptyUserAgentAndNoTime() {
    URI root = URI.create("https://graph.microsoft.com");
    Duration second = Duration.ofSeconds(1);

    assertThatIllegalArgumentException().isThrownBy(() -> new GraphOptions(root, " ", false, second, second));
    assertThatIllegalArgumentException().isThrownBy(() -> new GraphOptions(root, "x", false, Duration.ZERO, second));
    assertThatIllegalArgumentException().isThrownBy(() -> new GraphOptions(root, "x", false, second, second.negated()));
  }

  private static GraphOptions options(String root) {
    return new GraphOptions(URI.create(root), "CloudPcDesk/test", false, Duration.ofSeconds(1), Duration.ofSeconds(1));
  }
}
