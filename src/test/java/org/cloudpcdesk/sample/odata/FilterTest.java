package org.cloudpcdesk.sample.odata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FilterTest {
  private static final Map<String, Object> ROW = new HashMap<>();

  static {
    ROW.put("name", "O'Hara");
    ROW.put("count", 7);
    ROW.put("open", true);
    ROW.put("none", null);
    ROW.put("at", Instant.parse("2026-11-02T08:00:00Z"));
    ROW.put("a/b", "deep");
  }

  private static boolean matches(String expression, boolean ignoreCase) throws ODataException {
    return Filter.parse(expression, ROW::containsKey, ignoreCase).matches(ROW::get);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          name eq 'O''Hara'                              | true
          name eq 'o''hara'                              | false
          name ne 'x'                                    | true
          tolower(name) eq 'o''hara'                     | true
          contains(toupper(name),'HARA')                 | true
          startswith(name,'O')                           | true
          endswith(name,'O')                             | false
          count gt 6 and count ge 7 and count lt 8       | true
          count le 6                                     | false
          at lt 2026-11-02T09:00:00+00:30                | true
          at lt 2026-11-02T09:00:00+01:00                | false
          none eq null                                   | true
          none ne null                                   | false
          none gt 1                                      | false
          open                                           | true
          not open                                       | false
          open eq false                                  | false
          a/b eq 'deep'                                  | true
          open eq false and open or open                 | true
          open eq false and (open or open)               | false
          not (count eq 7) or not not open               | true
          """)
  void saysWhatODataSays(String expression, boolean expected) throws ODataException {
    assertThat(matches(expression, false)).isEqualTo(expected);
  }

  @Test
  void canIgnoreCase() throws ODataException {
    assertThat(matches("name eq 'o''HARA' and startswith(name,'o')", true)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", "name eq", "name eq 'x", "(open", "open)", "other eq 1", "a eq 1", "length(name) eq 1", "open open",
        "name eq ;", "contains(name)", "eq 'x'", "count eq 1-"
      })
  void refusesTheRest(String expression) {
    assertThatThrownBy(() -> matches(expression, false)).isInstanceOf(ODataException.class);
  }

  @Test
  void refusesDepthWithoutBreakingTheStack() {
    String deep = "(".repeat(50_000) + "open" + ")".repeat(50_000);
    assertThatThrownBy(() -> matches(deep, false)).isInstanceOf(ODataException.class).hasMessageContaining("deep");
  }
}
