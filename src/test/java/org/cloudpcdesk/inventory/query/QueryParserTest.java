package org.cloudpcdesk.inventory.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.cloudpcdesk.inventory.query.Condition.All;
import org.cloudpcdesk.inventory.query.Condition.Any;
import org.cloudpcdesk.inventory.query.Condition.Anywhere;
import org.cloudpcdesk.inventory.query.Condition.Is;
import org.cloudpcdesk.inventory.query.Condition.Not;
import org.cloudpcdesk.inventory.query.Condition.Text;
import org.cloudpcdesk.inventory.query.Condition.When;
import org.cloudpcdesk.inventory.query.TextMatch.Contains;
import org.cloudpcdesk.inventory.query.TextMatch.Pieces;
import org.cloudpcdesk.inventory.query.TextMatch.Whole;
import org.cloudpcdesk.inventory.query.TimeTest.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueryParserTest {

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\t\u2003\u00A0\n"})
  void blanksAskForEverything(String text) {
    ParsedQuery.Good good = good(text);

    assertThat(good.condition()).isEqualTo(Condition.NONE);
    assertThat(good.isEverything()).isTrue();
  }

  @Test
  void wordsMatchAnywhereFolded() {
    assertThat(read("  Élise \t 4VCPU/16GB")).isEqualTo(all(anywhere("elise"), anywhere("4vcpu/16gb")));
    assertThat(read("\"In Grace  x\"")).isEqualTo(anywhere("in grace  x"));
    assertThat(read("CPC-ada-1")).as("a minus sign within a word").isEqualTo(anywhere("cpc-ada-1"));
  }

  @Test
  void fieldsTakeAPartAWholeOrAPattern() {
    assertThat(read("status:Grace")).isEqualTo(text(Field.STATUS, new Contains("grace")));
    assertThat(read("STATUS=inGracePeriod")).isEqualTo(text(Field.STATUS, new Whole("ingraceperiod")));
    assertThat(read("user:ALI*")).isEqualTo(text(Field.USER, new Pieces(List.of("ali", ""))));
    assertThat(read("person:*")).isEqualTo(text(Field.USER, new Pieces(List.of("", ""))));
    assertThat(read("plan:\"4vCPU 16*\"")).isEqualTo(text(Field.PLAN, new Contains("4vcpu 16*")));
    assertThat(read("policy:\"5\"\" screen\"")).isEqualTo(text(Field.POLICY, new Contains("5\" screen")));
    assertThat(read("id:a:b")).as("only the first sign divides").isEqualTo(text(Field.ID, new Contains("a:b")));
    assertThat(read("is:Moving")).isEqualTo(new Is(State.MOVING));
  }

  @ParameterizedTest
  @CsvSource({
    "ends<90m, ENDS, LESS, PT90M",
    "ends<=24H, ENDS, AT_MOST, PT24H",
    "seen>2d, SEEN, MORE, PT48H",
    "changed>=1w, CHANGED, AT_LEAST, PT168H",
    "provisioned<99999w, PROVISIONED, LESS, PT16799832H"
  })
  void timesTakeADuration(String query, Field field, Operator operator, Duration duration) {
    assertThat(read(query)).isEqualTo(when(field, operator, new Value.Distance(duration)));
  }

  @Test
  void timesTakeADayOrAMinute() {
    assertThat(read("ends:today")).isEqualTo(when(Field.ENDS, Operator.HAS, new Value.NearDay(0)));
    assertThat(read("ends<=Tomorrow")).isEqualTo(when(Field.ENDS, Operator.AT_MOST, new Value.NearDay(1)));
    assertThat(read("modified=yesterday")).isEqualTo(when(Field.MODIFIED, Operator.EQUAL, new Value.NearDay(-1)));
    assertThat(read("seen<2026-03-02"))
        .isEqualTo(when(Field.SEEN, Operator.LESS, new Value.Day(LocalDate.of(2026, 3, 2))));
    assertThat(read("seen>=\"2026-03-02t15:30\""))
        .isEqualTo(when(Field.SEEN, Operator.AT_LEAST, new Value.Minute(LocalDateTime.of(2026, 3, 2, 15, 30))));
  }

  @Test
  void orBindsWeakerThanAndMinusBindsStrongest() {
    Condition a = anywhere("a");
    Condition b = anywhere("b");
    Condition c = anywhere("c");

    assertThat(read("a b or c")).isEqualTo(new Any(List.of(all(a, b), c)));
    assertThat(read("a and (b OR c)")).isEqualTo(all(a, new Any(List.of(b, c))));
    assertThat(read("-a b")).isEqualTo(all(new Not(a), b));
    assertThat(read("-(a b) --c")).isEqualTo(all(new Not(all(a, b)), new Not(new Not(c))));
    assertThat(read("((a))b\"c\"")).isEqualTo(all(a, b, c));
  }

  @Test
  void oneWhoIsOnTheWayToOrlandoIsNotTold() {
    assertThat(read("or")).isEqualTo(anywhere("or"));
    assertThat(read(" And ")).isEqualTo(anywhere("and"));
    assertThat(read("\"or\" \"and\"")).isEqualTo(all(anywhere("or"), anywhere("and")));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '\'',
      value = {
        "stauts:grace, UNKNOWN_FIELD, stauts, status",
        "a usr=b, UNKNOWN_FIELD, usr, user",
        "https://x, UNKNOWN_FIELD, https, ''",
        "prov>3d, UNKNOWN_FIELD, prov, provisioned",
        "status :grace, NAME_MISSING, :grace, ''",
        "(status:) a, VALUE_MISSING, status:, ''",
        "status: grace, VALUE_MISSING, status:, ''",
        "ends<=, VALUE_MISSING, ends<=, ''",
        "plan>=4, WRONG_SIGN, plan>=, ''",
        "is<grace, WRONG_SIGN, is<, ''",
        "is:movnig, UNKNOWN_STATE, movnig, moving",
        "is:, VALUE_MISSING, is:, ''",
        "ends<soon, NOT_A_TIME, soon, ''",
        "ends<24, NOT_A_TIME, 24, ''",
        "ends<123456h, NOT_A_TIME, 123456h, ''",
        "ends:2026-02-30, NOT_A_TIME, 2026-02-30, ''",
        "ends:2026-02-03T25:00, NOT_A_TIME, 2026-02-03T25:00, ''",
        "ends:\"\", NOT_A_TIME, \"\", ''",
        "x ends:24h, DURATION_NEEDS_ORDER, ends:24h, ''",
        "x \"ab c, QUOTE_OPEN, \"ab c, ''",
        "plan:\", QUOTE_OPEN, \", ''",
        "a \"\", NOTHING_TO_FIND, \"\", ''",
        "plan:\" \", NOTHING_TO_FIND, \" \", ''",
        "a (b (c), GROUP_OPEN, (, ''",
        "a (, GROUP_OPEN, (, ''",
        "a), GROUP_NOT_OPEN, ), ''",
        ") a, GROUP_NOT_OPEN, ), ''",
        "a ( ), GROUP_EMPTY, ( ), ''",
        "a or, SIDE_MISSING, or, ''",
        "AND b, SIDE_MISSING, AND, ''",
        "a or or b, SIDE_MISSING, or, ''",
        "(or a), SIDE_MISSING, or, ''",
        "a -, NOTHING_EXCLUDED, -, ''",
        "- a, NOTHING_EXCLUDED, -, ''",
        "a -or b, NOTHING_EXCLUDED, -, ''"
      })
  void aMistakeIsPointedAt(String query, Fault.Kind kind, String found, String suggestion) {
    Fault fault = fault(query);

    assertThat(fault.kind()).isEqualTo(kind);
    assertThat(fault.found()).isEqualTo(found);
    assertThat(fault.suggestion()).isEqualTo(suggestion);
    assertThat(query.substring(fault.position(), fault.position() + fault.length())).isEqualTo(found);
  }

  @Test
  void ofTwoMistakesTheFirstIsToldAtItsPlace() {
    assertThat(fault("a usr:b ends<x").position()).isEqualTo(2);
    assertThat(fault("a ends<x usr:b").position()).isEqualTo(7);
  }

  @Test
  void whatIsInvisibleOrOnlyAnAccentIsNotLookedFor() {
    assertThat(fault("a \u0301").kind()).isEqualTo(Fault.Kind.NOTHING_TO_FIND);
    assertThat(fault("user:\u0301*").kind()).isEqualTo(Fault.Kind.NOTHING_TO_FIND);
  }

  @Test
  void nestingAndLengthHaveAnEnd() {
    assertThat(read("(".repeat(50) + "a" + ")".repeat(50))).isEqualTo(anywhere("a"));
    assertThat(fault("(".repeat(51) + "a" + ")".repeat(51)).kind()).isEqualTo(Fault.Kind.TOO_DEEP);
    assertThat(fault("-".repeat(60) + "a").kind()).isEqualTo(Fault.Kind.TOO_DEEP);
    assertThat(read("a".repeat(20_000))).isEqualTo(anywhere("a".repeat(20_000)));
    assertThat(fault("a".repeat(20_001)).kind()).isEqualTo(Fault.Kind.TOO_LONG);
  }

  @Test
  void everyFaultIsSaidInWords() {
    for (Fault.Kind kind : Fault.Kind.values()) {
      String text = FaultText.of(new Fault(kind, 0, 1, "?", Field.ENDS, ""));
      assertThat(text).as(kind.name()).endsWith(".").doesNotContain("{").hasSizeGreaterThan(15);
    }
    assertThat(FaultText.of(fault("stauts:grace")))
        .contains("\"stauts\" is no field", "status, user, device", "Did you mean \"status\"?");
  }

  @Test
  void aFaultIsPointedAtByALineBelow() {
    assertThat(FaultText.pointed(bad("a\tstauts:x"))).isEqualTo("a stauts:x\n  ^^^^^^");
    assertThat(FaultText.pointed(bad("\uD83D\uDE00 usr:x"))).isEqualTo("\uD83D\uDE00 usr:x\n  ^^^");
  }

  private static Condition read(String text) {
    return good(text).condition();
  }

  private static ParsedQuery.Good good(String text) {
    assertThat(QueryParser.parse(text)).isInstanceOf(ParsedQuery.Good.class);
    return (ParsedQuery.Good) QueryParser.parse(text);
  }

  private static Fault fault(String text) {
    return bad(text).fault();
  }

  private static ParsedQuery.Bad bad(String text) {
    assertThat(QueryParser.parse(text)).isInstanceOf(ParsedQuery.Bad.class);
    return (ParsedQuery.Bad) QueryParser.parse(text);
  }

  private static Condition anywhere(String part) {
    return new Anywhere(new Contains(part));
  }

  private static Condition text(Field field, TextMatch match) {
    return new Text(field, match);
  }

  private static Condition when(Field field, Operator operator, Value value) {
    return new When(field, new TimeTest(operator, value));
  }

  private static Condition all(Condition... parts) {
    return new All(List.of(parts));
  }
}
