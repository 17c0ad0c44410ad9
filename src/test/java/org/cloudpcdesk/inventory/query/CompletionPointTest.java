package org.cloudpcdesk.inventory.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.cloudpcdesk.inventory.query.CompletionPoint.Name;
import org.cloudpcdesk.inventory.query.CompletionPoint.Nothing;
import org.cloudpcdesk.inventory.query.CompletionPoint.Value;
import org.cloudpcdesk.inventory.query.CompletionPoint.Word;
import org.junit.jupiter.api.Test;

class CompletionPointTest {

  @Test
  void aWordIsWhatStandsBeforeTheCaretAndReplacesTheWholeOfIt() {
    assertThat(at("ada sta|tus")).isEqualTo(new Word(4, 10, "sta"));
    assertThat(at("ada -sta|")).isEqualTo(new Word(5, 8, "sta"));
    assertThat(at("(sta|)")).isEqualTo(new Word(1, 4, "sta"));
    assertThat(at("|")).isEqualTo(new Word(0, 0, ""));
    assertThat(at("ada |")).isEqualTo(new Word(4, 4, ""));
    assertThat(at("ada |bo")).as("not begun yet").isEqualTo(new Word(4, 4, ""));
  }

  @Test
  void behindASignStandsAValueWithItsQuotationMarks() {
    assertThat(at("status:|")).isEqualTo(new Value(7, 7, Field.STATUS, Operator.HAS, ""));
    assertThat(at("x plan=4v|cpu y")).isEqualTo(new Value(7, 12, Field.PLAN, Operator.EQUAL, "4v"));
    assertThat(at("policy:\"fin eu|")).isEqualTo(new Value(7, 14, Field.POLICY, Operator.HAS, "fin eu"));
    assertThat(at("policy:\"fin| eu\" x")).isEqualTo(new Value(7, 15, Field.POLICY, Operator.HAS, "fin"));
    assertThat(at("policy:\"fin eu\"|")).isEqualTo(new Value(7, 15, Field.POLICY, Operator.HAS, "fin eu"));
    assertThat(at("policy:|\"fin eu\"")).isEqualTo(new Value(7, 15, Field.POLICY, Operator.HAS, ""));
    assertThat(at("ends<=2|")).isEqualTo(new Value(6, 7, Field.ENDS, Operator.AT_MOST, "2"));
  }

  @Test
  void aNameBeforeASignIsReplacedWithoutTheSign() {
    assertThat(at("st|:grace")).isEqualTo(new Name(0, 2, "st"));
  }

  @Test
  void inAQuotationOrAnUnknownFieldNothingCanBeOffered() {
    assertThat(at("\"ab c|")).isEqualTo(new Nothing(0, 5));
    assertThat(at("nofield:x|")).isEqualTo(new Nothing(0, 9));
    assertThat(at("ends<|=2")).as("within the sign").isEqualTo(new Nothing(0, 7));
  }

  @Test
  void anyPlaceOfAnyTextCanBeAskedFor() {
    Random random = new Random(9);
    String letters = "ab:=<>\"\"()- *status";
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder();
      int length = random.nextInt(14);
      while (text.length() < length) {
        text.append(letters.charAt(random.nextInt(letters.length())));
      }
      CompletionPoint point = CompletionPoint.of(text.toString(), random.nextInt(-2, length + 3));
      assertThat(point.from()).as("%s", text).isBetween(0, point.to());
      assertThat(point.to()).as("%s", text).isBetween(point.from(), length);
    }
  }

  private static CompletionPoint at(String marked) {
    return CompletionPoint.of(marked.replace("|", ""), marked.indexOf('|'));
  }
}
