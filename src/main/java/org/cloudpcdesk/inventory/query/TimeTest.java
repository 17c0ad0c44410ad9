package org.cloudpcdesk.inventory.query;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;

/** A comparison with a time, which is told apart to the millisecond. */
public record TimeTest(Operator operator, Value value) {

  /** What a moment is compared with. */
  public sealed interface Value {

    /** So long ago, or for what lies ahead: so long from now. */
    record Distance(Duration duration) implements Value {}

    /** A day by its distance from today: 0 today, 1 tomorrow, -1 yesterday. */
    record NearDay(int fromToday) implements Value {}

    record Day(LocalDate date) implements Value {}

    /** A minute, in the administrator's time zone. */
    record Minute(LocalDateTime start) implements Value {}
  }

  /** Milliseconds since 1970 from which (inclusive) to which (exclusive) a time answers. */
  public record Range(long from, long to) {
    public boolean holds(long millis) {
      return millis >= from && millis < to;
    }
  }

  /**
   * Which times answer now, for a field.
   *
   * @param now the present moment in the administrator's time zone, which says when days begin
   */
  public Range range(Field field, ZonedDateTime now) {
    return switch (value) {
      case Value.Distance(Duration duration) -> distance(field, millis(now.toInstant()), duration.toMillis());
      case Value.NearDay(int fromToday) -> day(now.toLocalDate().plusDays(fromToday), now);
      case Value.Day(LocalDate date) -> day(date, now);
      case Value.Minute(LocalDateTime start) ->
          span(millis(start.atZone(now.getZone()).toInstant()),
              millis(start.atZone(now.getZone()).toInstant().plusSeconds(60)));
    };
  }

  /** "Less than 2 hours" is the near side of the moment two hours away, in whichever direction that lies. */
  private Range distance(Field field, long now, long duration) {
    boolean ahead = field.liesAhead();
    long edge = ahead ? now + duration : now - duration;
    boolean before = operator.isLess() == ahead;
    long cut = before == operator.includesEdge() ? edge + 1 : edge;
    return before ? new Range(Long.MIN_VALUE, cut) : new Range(cut, Long.MAX_VALUE);
  }

  private Range day(LocalDate date, ZonedDateTime now) {
    return span(
        millis(date.atStartOfDay(now.getZone()).toInstant()),
        millis(date.plusDays(1).atStartOfDay(now.getZone()).toInstant()));
  }

  private Range span(long from, long to) {
    return switch (operator) {
      case HAS, EQUAL -> new Range(from, to);
      case LESS -> new Range(Long.MIN_VALUE, from);
      case AT_MOST -> new Range(Long.MIN_VALUE, to);
      case MORE -> new Range(to, Long.MAX_VALUE);
      case AT_LEAST -> new Range(from, Long.MAX_VALUE);
    };
  }

  /** Milliseconds since 1970; years that a millisecond count does not reach are the farthest it does. */
  public static long millis(Instant instant) {
    try {
      return instant.toEpochMilli();
    } catch (ArithmeticException tooFar) {
      return instant.getEpochSecond() < 0 ? Long.MIN_VALUE : Long.MAX_VALUE - 1;
    }
  }
}
