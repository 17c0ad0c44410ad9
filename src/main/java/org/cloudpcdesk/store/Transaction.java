package org.cloudpcdesk.store;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** All or nothing. Plain SQL, because the driver's own transaction state does not survive a "begin" that was refused. */
final class Transaction {

  /** What is to be done in one transaction. */
  @FunctionalInterface
  interface Work<T> {
    T run(Statement statement) throws SQLException;
  }

  private Transaction() {}

  @CanIgnoreReturnValue
  static <T> T run(Connection connection, Work<T> work) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("begin immediate");
      try {
        T result = work.run(statement);
        statement.execute("commit");
        return result;
      } catch (SQLException | RuntimeException failed) {
        rollBack(statement, failed);
        throw failed;
      }
    }
  }

  private static void rollBack(Statement statement, Exception failed) {
    try {
      statement.execute("rollback");
    } catch (SQLException alreadyRolledBack) {
      // SQLite rolls back by itself on some errors, a full disk among them.
      failed.addSuppressed(alreadyRolledBack);
    }
  }
}
