package org.cloudpcdesk.app.terminal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.cloudpcdesk.export.CloudPcTable;
import org.cloudpcdesk.export.Table.Cell;
import org.cloudpcdesk.inventory.query.Fold;
import org.cloudpcdesk.inventory.query.RowMatcher;
import org.cloudpcdesk.inventory.search.Column;
import org.cloudpcdesk.model.Sighting;
import org.cloudpcdesk.store.StoreLook;
import org.jspecify.annotations.Nullable;

/** Keeps the rows that answer a query, and takes from the store what is shown of them. Used once. */
final class FindReader implements StoreLook.Reader<FindReader.Found> {

  /**
   * The answer.
   *
   * @param shown the first of the matches, with a cell for each column
   * @param matches how many rows answer
   * @param rows how many there are
   * @param listed when the last whole list was begun, or null when there is none
   */
  record Found(List<List<Cell>> shown, int matches, int rows, @Nullable Instant listed) {}

  private final RowMatcher matcher;
  private final Set<String> marked;
  private final List<Column> columns;
  private final int limit;
  private final List<Match> matches = new ArrayList<>();

  /**
   * @param marked ids of what is marked for later; none when the query does not ask for it
   * @param limit how many rows are shown at most
   */
  FindReader(RowMatcher matcher, Set<String> marked, List<Column> columns, int limit) {
    this.matcher = matcher;
    this.marked = marked;
    this.columns = columns;
    this.limit = limit;
  }

  /**
   * A row that answers. They are ordered by device, then person, then id, so that the same question has the same answer; ids
   * last, because they are looked up only where the others are the same.
   */
  private record Match(String device, String person, Sighting row) implements Comparable<Match> {
    @Override
    public int compareTo(Match other) {
      int order = device.compareTo(other.device);
      if (order == 0) {
        order = person.compareTo(other.person);
      }
      return order == 0 ? row.pc().id().compareTo(other.row.pc().id()) : order;
    }
  }

  @Override
  public void row(Sighting row) {
    if (matcher.matches(row, !marked.isEmpty() && marked.contains(row.pc().id()))) {
      matches.add(new Match(Fold.fold(row.pc().deviceLabel()), Fold.fold(row.pc().personLabel()), row));
    }
  }

  @Override
  public Found result(int rows, @Nullable Instant listed) {
    matches.sort(null);
    List<List<Cell>> shown = new ArrayList<>();
    for (Match match : matches.subList(0, Math.min(matches.size(), limit))) {
      List<Cell> cells = new ArrayList<>(columns.size());
      for (Column column : columns) {
        cells.add(CloudPcTable.cell(match.row, column));
      }
      shown.add(cells);
    }
    return new Found(shown, matches.size(), rows, listed);
  }
}
