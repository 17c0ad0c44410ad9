package org.cloudpcdesk.graph;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param total what {@code @odata.count} says the whole list holds, or null
 * @param nextLink where the list goes on, or null at its end
 * @param passedOver how many elements could not be read as rows
 * @param askedAt when the service was asked for it, by this computer's clock
 */
record Page<T>(
    List<T> rows, @Nullable Integer total, @Nullable String nextLink, int passedOver, Instant askedAt) {

  /** Reads one element of the list; null for an element that is no row, which must be read past all the same. */
  @FunctionalInterface
  interface RowReader<T> {
    @Nullable T read(JsonReader in) throws IOException;
  }

  /** Is told where the list goes on. */
  @FunctionalInterface
  interface Guide {
    /** @param nextLink null at the end of the list */
    void goesOn(@Nullable String nextLink) throws BadBodyException;
  }

  /**
   * Reads a page while it arrives.
   *
   * @param guide told of a next page as soon as its link is read, and once more, also of the end, when all is read
   * @throws BadBodyException when there is no list in it: an empty list must never be made up
   */
  static <T> Page<T> read(InputStream body, Instant askedAt, RowReader<T> rows, Guide guide) throws IOException {
    Page<T> page = Json.document(body, in -> read(in, askedAt, rows, guide));
    guide.goesOn(page.nextLink());
    return page;
  }

  private static <T> Page<T> read(JsonReader in, Instant askedAt, RowReader<T> reader, Guide guide)
      throws IOException {
    List<T> rows = null;
    Integer total = null;
    String nextLink = null;
    int passedOver = 0;
    in.beginObject();
    while (in.hasNext()) {
      switch (in.nextName()) {
        case "value" -> {
          rows = new ArrayList<>();
          in.beginArray();
          while (in.hasNext()) {
            T row = reader.read(in);
            if (row == null) {
              passedOver++;
            } else {
              rows.add(row);
            }
          }
          in.endArray();
        }
        case "@odata.nextLink" -> {
          nextLink = nextLink(in);
          guide.goesOn(nextLink);
        }
        case "@odata.count" -> total = total(in);
        default -> in.skipValue();
      }
    }
    in.endObject();
    if (rows == null) {
      throw new BadBodyException("it holds no list");
    }
    return new Page<>(rows, total, nextLink, passedOver, askedAt);
  }

  private static @Nullable String nextLink(JsonReader in) throws IOException {
    if (in.peek() == JsonToken.NULL) {
      in.nextNull();
      return null;
    }
    // Another type would end the list early, and rows not listed are taken for gone.
    if (in.peek() != JsonToken.STRING) {
      throw new BadBodyException("its nextLink is no text");
    }
    return in.nextString();
  }

  private static @Nullable Integer total(JsonReader in) throws IOException {
    if (in.peek() != JsonToken.NUMBER && in.peek() != JsonToken.STRING) {
      in.skipValue();
      return null;
    }
    try {
      int total = Integer.parseInt(in.nextString());
      return total < 0 ? null : total;
    } catch (NumberFormatException noCount) {
      return null;
    }
  }
}
