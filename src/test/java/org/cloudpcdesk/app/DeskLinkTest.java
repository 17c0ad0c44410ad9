package org.cloudpcdesk.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeskLinkTest {

  @ParameterizedTest
  @CsvSource({
    "cloudpcdesk:find?q=ada, ada",
    "cloudpcdesk:find?q=status%3AinGracePeriod+ada, status:inGracePeriod ada",
    // Windows hands links over as browsers normalise them.
    "cloudpcdesk://find/?q=ada, ada",
    "CloudPcDesk:Find?q=J%C3%BCrgen, Jürgen"
  })
  void aLinkNamesAQuery(String link, String query) {
    assertThat(DeskLink.query(link)).isEqualTo(query);
  }

  @Test
  void anEmptyQueryIsAllRows() {
    assertThat(DeskLink.query("cloudpcdesk:find?q=")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cloudpcdesk:deprovision?q=ada",
        "cloudpcdesk:find",
        "cloudpcdesk:find?q=ada&run=true",
        "cloudpcdesk:find?q=a%0Ab",
        "cloudpcdesk:find?q=%zz",
        "https://example.com/?q=ada"
      })
  void anythingElseIsRefused(String link) {
    assertThatIllegalArgumentException().isThrownBy(() -> DeskLink.query(link));
  }

  @Test
  void anEndlessQueryIsRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> DeskLink.query("cloudpcdesk:find?q=" + "a".repeat(1_001)));
  }
}
