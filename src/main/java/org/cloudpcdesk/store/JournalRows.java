package org.cloudpcdesk.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;

/** Entries as rows of the journal's one table. */
final class JournalRows {
  static final String COLUMNS =
      "number, at, run_id, cloud_pc_id, event, tenant_id, account, reason, ticket, target, request_id, client_request_id,"
          + " detail, previous_hash, hash, key, form";

  private JournalRows() {}

  static void bind(PreparedStatement insert, StoredEntry entry) throws SQLException {
    JournalEntry.Draft draft = entry.draft();
    insert.setLong(1, entry.number());
    insert.setLong(2, entry.at().toEpochMilli());
    insert.setString(3, draft.runId());
    insert.setString(4, draft.cloudPcId());
    insert.setString(5, draft.event());
    insert.setString(6, draft.tenantId());
    insert.setString(7, draft.account());
    insert.setString(8, draft.reason());
    insert.setString(9, draft.ticket());
    insert.setString(10, draft.target());
    insert.setString(11, draft.requestId());
    insert.setString(12, draft.clientRequestId());
    insert.setString(13, draft.detail());
    insert.setString(14, entry.previousHash());
    insert.setString(15, entry.hash());
    insert.setString(16, entry.key());
    insert.setInt(17, entry.form());
  }

  static StoredEntry read(ResultSet row) throws SQLException {
    JournalEntry.Draft draft =
        new JournalEntry.Draft(
            row.getString(3),
            row.getString(4),
            row.getString(5),
            row.getString(6),
            row.getString(7),
            row.getString(8),
            row.getString(9),
            row.getString(10),
            row.getString(11),
            row.getString(12),
            row.getString(13));
    return new StoredEntry(
        row.getLong(1),
        Instant.ofEpochMilli(row.getLong(2)),
        draft,
        row.getString(14),
        row.getString(15),
        row.getString(16),
        row.getInt(17));
  }
}
