package org.cloudpcdesk.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProxySchemesTest {

  private static List<String> of(String... lines) {
    return ProxySchemes.of(HttpHeaders.of(Map.of("Proxy-Authenticate", List.of(lines)), (name, value) -> true));
  }

  @Test
  void eachLineNamesOne() {
    assertThat(of("Negotiate", "NTLM", "Basic realm=\"proxy\", charset=\"UTF-8\"")).containsExactly("Negotiate", "NTLM", "Basic");
  }

  @Test
  void oneLineNamesSeveral() {
    assertThat(of("Negotiate, Basic realm=\"Contoso, Digest\", charset = \"UTF-8\", Digest nonce=\"x\""))
        .containsExactly("Negotiate", "Basic", "Digest");
    assertThat(ProxySchemes.takesPasswords(of("Negotiate, basic realm=\"proxy\""))).isTrue();
  }

  @Test
  void anAnswerToAnEarlierStepIsNoScheme() {
    assertThat(of("Negotiate oYGzMIGwoAMKAQGh==, NTLM TlRMTVNTUAAC=")).containsExactly("Negotiate", "NTLM");
    assertThat(of("", " , ")).isEmpty();
  }
}
