package org.cloudpcdesk.inventory.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Rows whose names answer best to what somebody typed to get at one of them. */
final class NameHits {
  private NameHits() {}

  /**
   * The numbers of the rows, best first, and of several rows with the same name only the first.
   *
   * @param rows how many rows there are
   * @param most how many at most
   */
  static List<Integer> best(OwnTexts names, int rows, NameScore score, int most) {
    // A score is below 2^31 and a row number, too: the sorted numbers are the rows, best first, each with its score.
    long[] hits =
        IntStream.range(0, rows)
            .parallel()
            .mapToLong(row -> (long) (Integer.MAX_VALUE - score.rate(names.get(row))) << 32 | row)
            .filter(hit -> hit >>> 32 < Integer.MAX_VALUE)
            .toArray();
    Arrays.sort(hits);
    List<Integer> best = new ArrayList<>();
    for (int i = 0; i < hits.length && best.size() < most; i++) {
      int row = (int) hits[i];
      if (best.stream().noneMatch(one -> names.compare(one, row) == 0)) {
        best.add(row);
      }
    }
    return best;
  }
}
