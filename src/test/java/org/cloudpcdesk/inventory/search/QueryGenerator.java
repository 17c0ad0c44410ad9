package org.cloudpcdesk.inventory.search;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.cloudpcdesk.inventory.Inventory.Row;
import org.cloudpcdesk.model.CloudPc;
import org.cloudpcdesk.model.GraphTime;

/**
 * Makes up queries together with what each means, said as plainly as can be. Knows nothing of the parser, its conditions
 * or the folding of the program, so that a mistake in those shows.
 */
final class QueryGenerator {

  /** A query's text, and which rows it must find. */
  record Generated(String text, Predicate<Row> meaning) {}

  static final Generated EVERYTHING = new Generated("", row -> true);

  /** A field and the texts of it. */
  private record Texts(String field, Function<CloudPc, Stream<String>> values) {}

  private static final List<String> PARTS =
      List.of("a", "e", "1", "in", "grace", "GRACE", "bjorn", "jørgensen", "ø", "2vcpu", "4vCPU/16GB", "cpc-", "west",
          "Hr", "engin", "straße", "Strasse", "außen", "@contoso.com", "x-y", "-", "ada", "25h2", "ded", "shared",
          "frontline", "provisioned", "orl", "andrea", "Übel", "%");

  private static final List<String> PHRASES =
      List.of("in grace period", "Cloud PC", "finance eu", "c e", "windows 11", "(", "a or b", "is:grace", "night", "*");

  private static final List<String> PATTERNS =
      List.of("*", "a*", "cpc-*", "*a", "*.com", "*a*e*", "west*", "*vcpu*", "a*a", "*eu", "finance*", "**", "in*od");

  private static final List<Texts> FIELDS =
      List.of(
          new Texts("status", pc -> Stream.of(pc.status().text(), spaced(pc.status().text()))),
          new Texts("user", pc -> Stream.ofNullable(pc.userPrincipalName())),
          new Texts("person", pc -> Stream.ofNullable(pc.userPrincipalName())),
          new Texts("device", pc -> Stream.of(pc.deviceLabel())),
          new Texts("plan", pc -> Stream.ofNullable(pc.servicePlanName())),
          new Texts("policy", pc -> Stream.ofNullable(pc.provisioningPolicyName())),
          new Texts("region", pc -> Stream.ofNullable(pc.deviceRegionName())),
          new Texts("image", pc -> Stream.ofNullable(pc.imageDisplayName())),
          new Texts("name", pc -> Stream.ofNullable(pc.displayName())),
          new Texts("type", QueryGenerator::types),
          new Texts("id", QueryGenerator::ids));

  private final Random random;
  private final Map<String, String> folded = new HashMap<>();
  private ZonedDateTime now;

  QueryGenerator(Random random, ZonedDateTime now) {
    this.random = random;
    this.now = now;
  }

  /** What was made up means this moment from now on. */
  void setNow(ZonedDateTime moment) {
    now = moment;
  }

  /** A query that is right. */
  Generated next() {
    return any(3);
  }

  private Generated any(int depth) {
    Generated left = all(depth);
    while (depth > 0 && random.nextInt(5) == 0) {
      Generated right = all(depth);
      left = new Generated(left.text + pick(" or ", " OR ", "  Or\t") + right.text, left.meaning.or(right.meaning));
    }
    return left;
  }

  private Generated all(int depth) {
    Generated left = one(depth);
    while (depth > 0 && random.nextInt(3) == 0) {
      Generated right = one(depth);
      left = new Generated(left.text + pick(" ", "  ", "\t", " and ") + right.text, left.meaning.and(right.meaning));
    }
    return left;
  }

  private Generated one(int depth) {
    if (depth > 0 && random.nextInt(6) == 0) {
      Generated inner = any(depth - 1);
      return new Generated(pick("(", "( ") + inner.text + pick(")", " )"), inner.meaning);
    }
    if (depth > 0 && random.nextInt(6) == 0) {
      Generated inner = one(depth - 1);
      return new Generated("-" + inner.text, inner.meaning.negate());
    }
    return switch (random.nextInt(8)) {
      case 0, 1, 2 -> word();
      case 3, 4, 5 -> field();
      case 6 -> state();
      default -> time();
    };
  }

  private Generated word() {
    Generated value = value();
    return value.text.startsWith("-") ? word() : word(value);
  }

  /** A word without a field. */
  Generated word(String part) {
    return word(new Generated(part, row -> fold(row.pc().displayName()).contains(fold(part))));
  }

  private Generated word(Generated value) {
    return new Generated(value.text, row -> anywhere(row.pc(), value));
  }

  private boolean anywhere(CloudPc pc, Generated value) {
    return FIELDS.stream()
        .filter(field -> !field.field.equals("type"))
        .flatMap(field -> field.field.equals("id") ? Stream.of(pc.id()) : field.values.apply(pc))
        .anyMatch(text -> holds(value, text));
  }

  private Generated field() {
    Texts field = FIELDS.get(random.nextInt(FIELDS.size()));
    String name = random.nextInt(4) == 0 ? field.field.toUpperCase(Locale.ROOT) : field.field;
    if (random.nextInt(6) == 0) {
      String whole = pick("westeurope", "inGracePeriod", "In Grace Period", "Engineering", "Call centre night", "a");
      return new Generated(
          name + "=" + quoted(whole),
          row -> field.values.apply(row.pc()).anyMatch(text -> fold(text).equals(fold(whole))));
    }
    Generated value = value();
    return new Generated(
        name + ":" + value.text, row -> field.values.apply(row.pc()).anyMatch(text -> holds(value, text)));
  }

  /** A value as it is written; its meaning looks at the display name of a row that has nothing else. */
  private Generated value() {
    if (random.nextInt(5) == 0) {
      String pattern = PATTERNS.get(random.nextInt(PATTERNS.size()));
      Pattern whole = Pattern.compile(Pattern.quote(fold(pattern)).replace("*", "\\E.*\\Q"), Pattern.DOTALL);
      return new Generated(pattern, row -> whole.matcher(fold(row.pc().displayName())).matches());
    }
    boolean phrase = random.nextInt(4) == 0;
    String part = phrase ? PHRASES.get(random.nextInt(PHRASES.size())) : PARTS.get(random.nextInt(PARTS.size()));
    String text = phrase || random.nextInt(5) == 0 ? quoted(part) : part;
    return new Generated(text, row -> fold(row.pc().displayName()).contains(fold(part)));
  }

  private boolean holds(Generated value, String text) {
    return !fold(text).isEmpty()
        && value.meaning.test(new Row(CloudPc.builder("?").displayName(text).build(), Instant.EPOCH, null));
  }

  private Generated state() {
    return switch (random.nextInt(5)) {
      case 4 -> new Generated("is:marked", row -> row.marked() != null);
      case 0 -> new Generated("is:grace", row -> isIn(row, "ingraceperiod"));
      case 1 -> new Generated("is=failed", row -> isIn(row, "failed"));
      case 2 -> new Generated("is:Waiting", row -> isIn(row, "pendingprovision", "resizependinglicense"));
      default ->
          new Generated(
              "is:moving",
              row ->
                  isIn(row, "provisioning", "deprovisioning", "resizing", "restoring", "movingregion",
                      "updatingsinglesignon", "modifyingsinglesignon", "refreshpolicyconfiguration", "preparing",
                      "failoverinprogress", "failbackinprogress"));
    };
  }

  private static boolean isIn(Row row, String... states) {
    return List.of(states).contains(row.pc().status().text().toLowerCase(Locale.ROOT));
  }

  private Generated time() {
    String field = pick("ends", "seen", "changed", "provisioned", "modified");
    Predicate<Integer> sign;
    String written = pick("<", "<=", ">", ">=");
    sign =
        switch (written) {
          case "<" -> difference -> difference < 0;
          case "<=" -> difference -> difference <= 0;
          case ">" -> difference -> difference > 0;
          default -> difference -> difference >= 0;
        };
    if (random.nextBoolean()) {
      int count = random.nextInt(60);
      String unit = pick("m", "h", "d", "w", "D");
      Duration length =
          switch (unit.toLowerCase(Locale.ROOT)) {
            case "m" -> Duration.ofMinutes(count);
            case "h" -> Duration.ofHours(count);
            case "d" -> Duration.ofDays(count);
            default -> Duration.ofDays(7L * count);
          };
      Function<Instant, Duration> distance =
          at ->
              field.equals("ends")
                  ? Duration.between(millis(now.toInstant()), millis(at))
                  : Duration.between(millis(at), millis(now.toInstant()));
      return timed(field, written + count + unit, at -> sign.test(distance.apply(at).compareTo(length)));
    }
    return day(field, written, sign);
  }

  private Generated day(String field, String written, Predicate<Integer> sign) {
    long far = random.nextInt(400) - 395;
    LocalDate farDay = now.toLocalDate().plusDays(far);
    String word = pick("today", "tomorrow", "yesterday", farDay.toString());
    Supplier<LocalDate> day =
        switch (word) {
          case "today" -> () -> now.toLocalDate();
          case "tomorrow" -> () -> now.toLocalDate().plusDays(1);
          case "yesterday" -> () -> now.toLocalDate().minusDays(1);
          default -> () -> farDay;
        };
    Function<Instant, LocalDate> dayOf = at -> at.atZone(now.getZone()).toLocalDate();
    if (random.nextInt(3) == 0) {
      return timed(field, pick(":", "=") + word, at -> dayOf.apply(at).equals(day.get()));
    }
    return timed(field, written + word, at -> sign.test(dayOf.apply(at).compareTo(day.get())));
  }

  private static Generated timed(String field, String rest, Predicate<Instant> meaning) {
    return new Generated(
        field + rest,
        row -> {
          Instant at =
              switch (field) {
                case "ends" -> isIn(row, "ingraceperiod") ? instant(row.pc().gracePeriodEnd()) : null;
                case "seen" -> row.seen();
                case "changed" -> row.changed();
                case "provisioned" -> instant(row.pc().provisioned());
                default -> instant(row.pc().lastModified());
              };
          return at != null && meaning.test(at);
        });
  }

  private static Instant instant(GraphTime time) {
    return time == null ? null : time.parsed();
  }

  private static Instant millis(Instant at) {
    return at.truncatedTo(ChronoUnit.MILLIS);
  }

  private static Stream<String> types(CloudPc pc) {
    String type = pc.provisioningType();
    boolean shared = type != null && type.startsWith("shared");
    return Stream.of(type, pc.servicePlanType(), shared ? "frontline" : null).filter(Objects::nonNull);
  }

  private static Stream<String> ids(CloudPc pc) {
    return Stream.of(pc.id(), pc.managedDeviceId(), pc.aadDeviceId()).filter(Objects::nonNull);
  }

  private static String spaced(String camelCase) {
    return camelCase.replaceAll("(?<=[a-z])(?=[A-Z])", " ");
  }

  private static String quoted(String text) {
    return '"' + text.replace("\"", "\"\"") + '"';
  }

  private String fold(String text) {
    return folded.computeIfAbsent(text, NaiveSearch::fold);
  }

  private String pick(String... texts) {
    return texts[random.nextInt(texts.length)];
  }
}
