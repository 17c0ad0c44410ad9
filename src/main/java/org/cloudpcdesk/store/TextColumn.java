package org.cloudpcdesk.store;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Texts of which each row has its own: first the length of each, then all of them in one row, so that any is found without
 * reading the others. Ids in their usual spelling take the 16 bytes that they stand for. Immutable.
 */
final class TextColumn {
  private static final int NULL = 0;
  private static final int ID = 1;
  /** From here on it is a length. */
  private static final int LENGTH = 2;

  private final byte[] bytes;
  private final int[] codes;
  private final int[] starts;

  TextColumn(RowReader in) {
    int rows = in.count();
    codes = new int[rows];
    starts = new int[rows];
    int length = 0;
    for (int row = 0; row < rows; row++) {
      int code = in.count();
      codes[row] = code;
      starts[row] = length;
      length += code == ID ? GuidText.BYTES : Math.max(0, code - LENGTH);
    }
    bytes = in.bytes(length);
  }

  @Nullable String at(int row) {
    int code = codes[row];
    if (code == NULL) {
      return null;
    }
    return code == ID
        ? GuidText.read(bytes, starts[row])
        : new String(bytes, starts[row], code - LENGTH, StandardCharsets.UTF_8);
  }

  static void write(List<@Nullable String> texts, RowWriter out) {
    byte[][] all = new byte[texts.size()][];
    out.number(all.length);
    for (int row = 0; row < all.length; row++) {
      String text = texts.get(row);
      byte[] id = text == null ? null : GuidText.bytes(text);
      if (text == null) {
        out.number(NULL);
      } else if (id != null) {
        out.number(ID);
        all[row] = id;
      } else {
        all[row] = text.getBytes(StandardCharsets.UTF_8);
        out.number(LENGTH + all[row].length);
      }
    }
    for (byte[] one : all) {
      if (one != null) {
        out.bytes(one);
      }
    }
  }
}
