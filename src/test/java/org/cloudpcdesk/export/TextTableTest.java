package org.cloudpcdesk.export;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextTableTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"\u0000", "\t", "\n", "\u001b", "\u007f", "\u0085", "\u009b", "\u2028", "\u200f", "\u202e", "\u2067"})
  void nothingThatMovesTheCursorOrTurnsTheTextReachesTheTerminal(String mark) {
    assertThat(TextTable.printable("CPC" + mark + "2Jada")).isEqualTo("CPC 2Jada");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Łukasz Groß", "عادل", "می\u200cخواهم", "\ud83d\ude00"})
  void namesOfAnyScriptStayAsTheyAre(String name) {
    assertThat(TextTable.printable(name)).isEqualTo(name);
  }
}
