package org.cloudpcdesk.export;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A table on its way into a file. The rows are read one at a time while the file is written, on the writing thread.
 *
 * @param name one word for what the rows are, such as {@code cloudPcs}: the JSON member that holds them
 * @param about what the table is and where it comes from, in order: the time, the tenant, what was searched for. Names
 *     are stable, like those of the columns
 * @param columns at least one
 * @param rows each with a cell for each column
 */
public record Table(String name, Map<String, Cell> about, List<Column> columns, Iterable<List<Cell>> rows) {

  /**
   * A column.
   *
   * @param name stable, for programs: {@code gracePeriodEnd}
   * @param title for people: "Grace ends"
   */
  public record Column(String name, String title) {}

  /** A value. */
  public sealed interface Cell {
    /** As it came; empty where nothing did. */
    record Text(String text) implements Cell {}

    record Moment(Instant at) implements Cell {
      @Override
      public String text() {
        return at.toString();
      }
    }

    record Count(long number) implements Cell {
      @Override
      public String text() {
        return Long.toString(number);
      }
    }

    /** As text for programs: moments in the form of ISO 8601, in UTC. */
    String text();

    /** The empty cell. */
    Cell NONE = new Text("");
  }
}
