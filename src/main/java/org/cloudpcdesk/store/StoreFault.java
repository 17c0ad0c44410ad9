package org.cloudpcdesk.store;

import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** What an error of the database means. */
final class StoreFault {
  private StoreFault() {}

  /** The file does not say what was written to it. */
  static final class DamagedException extends Exception {
    private static final long serialVersionUID = 1L;

    DamagedException(Exception cause) {
      super(cause);
    }
  }

  /** The file was sealed under another key. */
  static final class OtherKeyException extends Exception {
    private static final long serialVersionUID = 1L;
  }

  /** Whether the database says that the file is not as it wrote it. */
  static boolean isDamage(SQLException failed) {
    return failed instanceof SQLiteException sqlite
        && switch (sqlite.getResultCode()) {
          case SQLITE_CORRUPT, SQLITE_NOTADB, SQLITE_FORMAT, SQLITE_SCHEMA -> true;
          default -> sqlite.getResultCode().name().startsWith("SQLITE_CORRUPT");
        };
  }

  /** Whether the database does not understand what it was asked: something is not there, or is called otherwise. */
  static boolean isNotUnderstood(SQLException failed) {
    return failed instanceof SQLiteException sqlite && sqlite.getResultCode() == SQLiteErrorCode.SQLITE_ERROR;
  }

  /** A failure as a sentence for the administrator. */
  static StoreException explain(String what, SQLException failed) {
    SQLiteErrorCode code =
        failed instanceof SQLiteException sqlite ? sqlite.getResultCode() : SQLiteErrorCode.SQLITE_ERROR;
    String why =
        switch (code) {
          case SQLITE_FULL -> "the disk is full; free some space";
          case SQLITE_BUSY, SQLITE_LOCKED -> "another program holds it; close it, then start again";
          case SQLITE_READONLY, SQLITE_CANTOPEN, SQLITE_PERM ->
              "this account may not write it; check the data directory";
          default -> "the database answered with an error (" + code.name() + ")";
        };
    return new StoreException(
        "The offline store cannot be %s: %s. What is on the screen is right; it may be missing when you start without a network."
            .formatted(what, why),
        failed);
  }
}
