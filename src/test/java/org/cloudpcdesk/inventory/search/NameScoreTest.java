package org.cloudpcdesk.inventory.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.cloudpcdesk.inventory.query.Fold;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameScoreTest {

  @Test
  void aBeginningIsBetterThanAWordThanAPartThanATypingError() {
    List<String> names =
        List.of("almeida.ada@x", "ada.almeida@x", "xalmeida@x", "almedia@x", "bo.lund@x", "ada.almeid4@xyz");

    List<String> ranked =
        names.stream()
            .filter(name -> score("almeida", name) > 0)
            .sorted((a, b) -> score("almeida", b) - score("almeida", a))
            .toList();

    assertThat(ranked).containsExactly("almeida.ada@x", "ada.almeida@x", "xalmeida@x", "almedia@x", "ada.almeid4@xyz");
  }

  @Test
  void amongEqualsTheShorterNameIsBetter() {
    assertThat(score("ad", "ada")).isGreaterThan(score("ad", "adam")).isGreaterThan(score("ad", "ad" + "x".repeat(2000)));
    assertThat(score("ad", "ad" + "x".repeat(2000))).isGreaterThan(score("ad", "b ad"));
  }

  @ParameterizedTest
  @CsvSource({
    "almeida, almeida, true",
    "allmeida, almeida, true",
    "ameida, almeida, true",
    "alneida, almeida, true",
    "lameida, almeida, true",
    "almeidaa, almeida, true",
    "almeidaab, almeida, false",
    "alnmeda, almeida, false",
    "aemlida, almeida, false",
    "alm, almeida, true",
    "aml, almeida, false",
    "amle, almeida, true",
    "eida, almeida, true",
    "eisda, almeida, false",
    "ÁLMÉIDA, almeida, true",
    "ada alm, ada.almeida, true",
    "alm ada, ada.almeida, true",
    "ada bo, ada.almeida, false"
  })
  void forgivesOneTypingErrorFromTheBeginningOfAWordOn(String typed, String name, boolean answers) {
    assertThat(score(typed, name) > NameScore.NONE).isEqualTo(answers);
  }

  @Test
  void nothingTypedIsAnsweredByNothing() {
    assertThat(NameScore.of(" \t").isEmpty()).isTrue();
    assertThat(NameScore.of(" ").rate("ada")).isEqualTo(NameScore.NONE);
    assertThat(score("ada", "")).isEqualTo(NameScore.NONE);
  }

  @Test
  void oneEditAwayIsForgivenWhateverTheEdit() {
    Random random = new Random(3);
    for (int i = 0; i < 2_000; i++) {
      StringBuilder typed = new StringBuilder("kristoffersen");
      int at = random.nextInt(typed.length() - 1);
      char other = (char) ('a' + random.nextInt(26));
      switch (random.nextInt(4)) {
        case 0 -> typed.setCharAt(at, other);
        case 1 -> typed.deleteCharAt(at);
        case 2 -> typed.insert(at, other);
        default -> {
          char swapped = typed.charAt(at);
          typed.setCharAt(at, typed.charAt(at + 1));
          typed.setCharAt(at + 1, swapped);
        }
      }
      assertThat(score(typed.toString(), "anna.kristoffersen@contoso.com")).as("%s", typed).isPositive();
    }
  }

  private static int score(String typed, String name) {
    return NameScore.of(typed).rate(Fold.fold(name));
  }
}
