package org.cloudpcdesk.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpreadsheetTextTest {

  @ParameterizedTest
  @ValueSource(strings = {"=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"})
  void noCellBeginsAFormula(String first) {
    assertThat(SpreadsheetText.safe(first + "1+1")).isEqualTo("'" + first + "1+1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "CPC-ada", "a=b", "'=1+1", "Łukasz Groß"})
  void otherTextStaysAsItIs(String text) {
    assertThat(SpreadsheetText.safe(text)).isEqualTo(text);
  }

  @Test
  void aCellThatCouldBeTakenForSeveralIsQuoted() {
    assertThat(SpreadsheetText.csvLine(List.of("a", "b,c", "d\"e", "f\ng", "h;=i", "")))
        .isEqualTo("a,\"b,c\",\"d\"\"e\",\"f\ng\",\"h;=i\",\r\n");
  }

  @Test
  void aPastedLineKeepsItsCellsApartAndHarmless() {
    assertThat(SpreadsheetText.tabbedLine(List.of("a\t=b", "\n=c", "=d"))).isEqualTo("a =b\t' =c\t'=d");
  }


  @ParameterizedTest
  @ValueSource(strings = {" ", "\u00a0", "\u3000", "\u200b", "\ufeff", "\u202e", "\u0000", "\u001b", "\u0085", "\u2028"})
  void whatCannotBeSeenHidesNoFormula(String first) {
    assertThat(SpreadsheetText.safe(first + "=1+1")).isEqualTo("'" + first + "=1+1");
    assertThat(SpreadsheetText.safe(first + "1+1")).isEqualTo(first + "1+1");
  }
}
