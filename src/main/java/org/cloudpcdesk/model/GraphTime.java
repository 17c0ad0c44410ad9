package org.cloudpcdesk.model;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A date and time as the service wrote it. The text is kept because Microsoft's own samples print impossible dates
 * ({@code 2020-11-010T20:00:34Z} on the page of {@code cloudPC: list}), which must be shown and must not lose the row.
 *
 * @param text what came, unchanged
 * @param parsed the instant it names, or null when it names none
 */
public record GraphTime(String text, @Nullable Instant parsed) {

  /** Reads offsets, seven fraction digits and, as the report endpoints send it, no zone at all (taken as UTC). */
  public static GraphTime of(String text) {
    return new GraphTime(text, parse(text));
  }

  public static GraphTime of(Instant instant) {
    return new GraphTime(instant.toString(), instant);
  }

  /**
   * The same as of the instant, in a fraction of the time.
   *
   * @param second since 1970, before the year 10000
   */
  public static GraphTime ofEpochSecond(long second) {
    return new GraphTime(UsualInstant.text(second), Instant.ofEpochSecond(second));
  }

  /** The instant, or empty when the text is no date. */
  public Optional<Instant> instant() {
    return Optional.ofNullable(parsed);
  }

  private static @Nullable Instant parse(String text) {
    Instant usual = UsualInstant.read(text);
    if (usual != null) {
      return usual;
    }
    try {
      return text.endsWith("Z") ? Instant.parse(text) : OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException noOffset) {
      try {
        return LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
      } catch (DateTimeException noDate) {
        return null;
      }
    }
  }
}
