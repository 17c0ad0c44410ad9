package org.cloudpcdesk.inventory.query;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FoldTest {

  @ParameterizedTest
  @CsvSource({
    "CPC-Ada, cpc-ada",
    "Élise Ibáñez, elise ibanez",
    "Dvořák, dvorak",
    "Łukasz, lukasz",
    "Håkon Jørgensen, hakon jorgensen",
    "GROSSE Straße, grosse strasse",
    "Æsop œuvre, aesop oeuvre",
    "İstanbul ışık, istanbul isik",
    "ΟΔΥΣΣΕΥΣ, οδυσσευσ",
    "οδυσσεύς, οδυσσευσ",
    "Дмитрий, дмитрии",
    "田中 太郎, 田中 太郎",
    "Đorđe, dorde"
  })
  void foldsCaseAndAccents(String text, String folded) {
    assertThat(Fold.fold(text)).isEqualTo(folded);
    assertThat(Fold.fold(folded)).as("folded again").isEqualTo(folded);
  }

  @Test
  void nothingAndBlanksAreEmpty() {
    assertThat(Fold.fold(null)).isEmpty();
    assertThat(Fold.fold("")).isEmpty();
    assertThat(Fold.fold(" \t\u2003")).isEmpty();
  }

  @Test
  void anyWhiteSpaceOrControlCharacterBecomesABlank() {
    assertThat(Fold.fold("a\nb\u0000c")).isEqualTo("a b c");
    assertThat(Fold.fold("é\nb\u00A0c\u0085d ")).isEqualTo("e b c d");
  }
}
