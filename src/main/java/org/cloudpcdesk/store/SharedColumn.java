package org.cloudpcdesk.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values that many rows have in common: each value once, then the number of its value for each row. Immutable. */
final class SharedColumn<T> {
  /** So many values have numbers of one byte. */
  private static final int BYTE = 0xFF;

  private final List<@Nullable T> values = new ArrayList<>();
  private final byte[] numbers;
  private final boolean wide;
  private final int rows;

  /** How one value is read. */
  interface Reading<T> {
    T read(RowReader in);
  }

  /** How one value is written. */
  interface Writing<T> {
    void write(RowWriter out, T value);
  }

  SharedColumn(RowReader in, Reading<T> reading) {
    rows = in.count();
    int many = in.count();
    // Null has the number 0.
    values.add(null);
    for (int i = 0; i < many; i++) {
      values.add(reading.read(in));
    }
    wide = many > BYTE;
    numbers = in.bytes(wide ? 2 * rows : rows);
  }

  int rows() {
    return rows;
  }

  @Nullable T at(int row) {
    if (!wide) {
      return values.get(numbers[row] & 0xFF);
    }
    return values.get(((numbers[2 * row] & 0xFF) << 8) | (numbers[2 * row + 1] & 0xFF));
  }

  /** @param column at most 65,535 rows */
  static <T> void write(List<@Nullable T> column, RowWriter out, Writing<T> writing) {
    Map<T, Integer> numbers = new HashMap<>();
    List<T> values = new ArrayList<>();
    for (T value : column) {
      if (value != null && numbers.putIfAbsent(value, values.size() + 1) == null) {
        values.add(value);
      }
    }
    out.number(column.size());
    out.number(values.size());
    for (T value : values) {
      writing.write(out, value);
    }
    boolean wide = values.size() > BYTE;
    byte[] all = new byte[wide ? 2 * column.size() : column.size()];
    int at = 0;
    for (T value : column) {
      int number = value == null ? 0 : numbers.getOrDefault(value, 0);
      if (wide) {
        all[at++] = (byte) (number >> 8);
      }
      all[at++] = (byte) number;
    }
    out.bytes(all);
  }
}
