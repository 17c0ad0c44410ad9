package org.cloudpcdesk.store;

import java.sql.SQLException;

/** A disk on which nothing more has room: SQLite answers SQLITE_FULL, as it does on one that is full. */
public final class FullDisk {
  private FullDisk() {}

  /** From now on the file of a journal does not grow. */
  public static void under(Journal journal) throws SQLException {
    journal.limitGrowth(0);
  }

  /** There is room again. */
  public static void cleared(Journal journal) throws SQLException {
    journal.limitGrowth(100_000);
  }
}
