package org.cloudpcdesk.inventory.search;

import java.util.List;
import java.util.stream.IntStream;
import org.cloudpcdesk.inventory.Inventory.Row;
import org.jspecify.annotations.Nullable;

/** One {@link Part} of every row of a snapshot, in blocks that are prepared and looked through side by side. Immutable. */
final class OwnTexts {
  /**
   * How many rows a block has, except the last: few enough that a change prepares little anew, and a multiple of the 64
   * that share a word of a {@link RowSet}.
   */
  static final int BLOCK = 1024;

  /** So many texts are looked into sooner than another thread is woken up. */
  private static final int FEW = 4096;

  private final Texts[] blocks;

  private OwnTexts(Texts[] blocks) {
    this.blocks = blocks;
  }

  /**
   * Prepares one part of all rows.
   *
   * @param before the same part of another snapshot, or null
   * @param origins where each row stands in that, or -1
   */
  static OwnTexts of(Part part, List<Row> rows, @Nullable OwnTexts before, int[] origins) {
    Texts[] blocks = new Texts[(rows.size() + BLOCK - 1) / BLOCK];
    IntStream.range(0, blocks.length)
        .parallel()
        .forEach(
            block -> {
              int first = block * BLOCK;
              int end = Math.min(rows.size(), first + BLOCK);
              boolean same = before != null && before.hasBlock(block, end - first) && isUnmoved(origins, first, end);
              blocks[block] =
                  same && before != null ? before.blocks[block] : prepare(part, rows, before, origins, first, end);
            });
    return new OwnTexts(blocks);
  }

  private boolean hasBlock(int block, int rows) {
    return block < blocks.length && blocks[block].rows() == rows;
  }

  private static boolean isUnmoved(int[] origins, int first, int end) {
    for (int row = first; row < end; row++) {
      if (origins[row] != row) {
        return false;
      }
    }
    return true;
  }

  private static Texts prepare(
      Part part, List<Row> rows, @Nullable OwnTexts before, int[] origins, int first, int end) {
    Texts.Builder texts = new Texts.Builder(end - first);
    for (int row = first; row < end; row++) {
      int origin = origins[row];
      if (before != null && origin >= 0) {
        texts.add(before.blocks[origin / BLOCK], origin % BLOCK);
      } else {
        texts.add(part.of(rows.get(row).pc()));
      }
    }
    return texts.build();
  }

  /** Adds those rows to a set whose text matches, of those that are in another. */
  void find(Needle needle, RowSet among, RowSet found) {
    int size = among.size();
    if (size == 0) {
      return;
    }
    IntStream all = IntStream.range(0, blocks.length);
    (size < FEW ? all : all.parallel())
        .forEach(block -> blocks[block].find(needle, among, found, block * BLOCK));
  }

  String get(int row) {
    return blocks[row / BLOCK].get(row % BLOCK);
  }

  boolean isEmpty(int row) {
    return blocks[row / BLOCK].isEmpty(row % BLOCK);
  }

  /** The character at a place of a row's text; at its end and after, the separator. */
  char at(int row, int place) {
    return blocks[row / BLOCK].at(row % BLOCK, place);
  }

  int compare(int a, int b) {
    return compare(a, this, b);
  }

  /** Compares the text of a row with that of a row of another snapshot. */
  int compare(int a, OwnTexts other, int b) {
    return blocks[a / BLOCK].compare(a % BLOCK, other.blocks[b / BLOCK], b % BLOCK);
  }

  /** Whether no character takes more than eight bits. */
  boolean isNarrow() {
    for (Texts block : blocks) {
      if (block.largest() > 0xFF) {
        return false;
      }
    }
    return true;
  }
}
