package org.cloudpcdesk.store;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cloudpcdesk.model.GraphTime;
import org.jspecify.annotations.Nullable;

/**
 * Dates of rows: whole seconds in the usual form as four bytes, by which they can be told and written again; any other as it
 * came. Immutable.
 */
final class TimeColumn {
  private static final byte NULL = 0;
  private static final byte SECONDS = 1;
  private static final byte OTHER = 2;

  private static final long MOST_SECONDS = 0xFFFF_FFFFL;

  private final byte[] forms;
  private final byte[] seconds;
  private final Map<Integer, GraphTime> others = new HashMap<>();

  TimeColumn(RowReader in) {
    int rows = in.count();
    forms = in.bytes(rows);
    seconds = in.bytes(Integer.BYTES * rows);
    for (int row = 0; row < rows; row++) {
      if (forms[row] == OTHER) {
        others.put(row, RowReader.present(in.time()));
      }
    }
  }

  @Nullable GraphTime at(int row) {
    return switch (forms[row]) {
      case NULL -> null;
      case SECONDS -> GraphTime.ofEpochSecond(second(row));
      default -> others.get(row);
    };
  }

  private long second(int row) {
    int at = Integer.BYTES * row;
    return ((seconds[at] & 0xFFL) << 24)
        | ((seconds[at + 1] & 0xFF) << 16)
        | ((seconds[at + 2] & 0xFF) << 8)
        | (seconds[at + 3] & 0xFF);
  }

  static void write(List<@Nullable GraphTime> times, RowWriter out) {
    int rows = times.size();
    byte[] forms = new byte[rows];
    byte[] seconds = new byte[Integer.BYTES * rows];
    for (int row = 0; row < rows; row++) {
      GraphTime time = times.get(row);
      forms[row] = time == null ? NULL : isUsual(time) ? SECONDS : OTHER;
      if (time != null && forms[row] == SECONDS) {
        long second = RowReader.present(time.parsed()).getEpochSecond();
        for (int i = 0; i < Integer.BYTES; i++) {
          seconds[Integer.BYTES * row + i] = (byte) (second >>> (24 - 8 * i));
        }
      }
    }
    out.number(rows);
    out.bytes(forms);
    out.bytes(seconds);
    for (int row = 0; row < rows; row++) {
      if (forms[row] == OTHER) {
        out.time(times.get(row));
      }
    }
  }

  private static boolean isUsual(GraphTime time) {
    Instant parsed = time.parsed();
    if (parsed == null || parsed.getEpochSecond() < 0 || parsed.getEpochSecond() > MOST_SECONDS) {
      return false;
    }
    return GraphTime.ofEpochSecond(parsed.getEpochSecond()).equals(time);
  }
}
