package org.cloudpcdesk.store;

import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.cloudpcdesk.model.CloudPcChange;
import org.cloudpcdesk.model.RemovedCloudPc;
import org.cloudpcdesk.platform.Sealer;
import org.cloudpcdesk.platform.Tagger;

/**
 * What happened to each Cloud PC, and those that are gone. Cloud PCs are named by tags, so that not even their ids are
 * in clear. Not thread-safe.
 */
final class ChangeLog {
  private final Connection connection;
  private final Sealer sealer;
  private final Tagger tagger;
  private final String place;

  ChangeLog(Connection connection, Sealer sealer, Tagger tagger, StoreName name) {
    this.connection = connection;
    this.sealer = sealer;
    this.tagger = tagger;
    this.place = name.file() + " ";
  }

  void add(List<CloudPcChange> changes) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement("insert into change (tag, at, sealed) values (?, ?, ?)")) {
      for (CloudPcChange change : changes) {
        insert.setBytes(1, tagger.tag(change.id()));
        insert.setLong(2, change.at().toEpochMilli());
        insert.setBytes(3, sealer.seal(bytes(change), place + "change"));
        insert.executeUpdate();
      }
    }
  }

  void gone(List<RemovedCloudPc> removed) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement("insert or replace into gone (tag, at, sealed) values (?, ?, ?)")) {
      for (RemovedCloudPc one : removed) {
        RowWriter out = new RowWriter();
        out.pc(one.pc());
        out.instant(one.seen());
        out.instant(one.removed());
        insert.setBytes(1, tagger.tag(one.pc().id()));
        insert.setLong(2, one.removed().toEpochMilli());
        insert.setBytes(3, sealer.seal(out.result(), place + "gone"));
        insert.executeUpdate();
      }
    }
  }

  /** These are there again. */
  void back(List<String> ids) throws SQLException {
    try (PreparedStatement delete = connection.prepareStatement("delete from gone where tag = ?")) {
      for (String id : ids) {
        delete.setBytes(1, tagger.tag(id));
        delete.executeUpdate();
      }
    }
  }

  void forgetBefore(Instant oldest) throws SQLException {
    for (String table : List.of("gone", "change")) {
      try (PreparedStatement delete = connection.prepareStatement("delete from " + table + " where at < ?")) {
        delete.setLong(1, oldest.toEpochMilli());
        delete.executeUpdate();
      }
    }
  }

  /** Newest first. */
  List<CloudPcChange> of(String id, int most) throws SQLException, GeneralSecurityException {
    try (PreparedStatement select =
        connection.prepareStatement("select sealed from change where tag = ? order by number desc limit ?")) {
      select.setBytes(1, tagger.tag(id));
      select.setInt(2, most);
      return changes(select);
    }
  }

  /** Newest first. */
  List<CloudPcChange> since(Instant since, int most) throws SQLException, GeneralSecurityException {
    try (PreparedStatement select =
        connection.prepareStatement("select sealed from change where at >= ? order by number desc limit ?")) {
      select.setLong(1, since.toEpochMilli());
      select.setInt(2, most);
      return changes(select);
    }
  }

  /** Latest removed first. */
  List<RemovedCloudPc> removed() throws SQLException, GeneralSecurityException {
    List<RemovedCloudPc> removed = new ArrayList<>();
    RowReader.Pool pool = new RowReader.Pool();
    try (PreparedStatement select = connection.prepareStatement("select sealed from gone order by at desc");
        ResultSet found = select.executeQuery()) {
      while (found.next()) {
        RowReader in = new RowReader(sealer.open(found.getBytes(1), place + "gone"), pool);
        removed.add(
            new RemovedCloudPc(in.pc(), RowReader.present(in.instant()), RowReader.present(in.instant())));
      }
    }
    return removed;
  }

  private List<CloudPcChange> changes(PreparedStatement select) throws SQLException, GeneralSecurityException {
    List<CloudPcChange> changes = new ArrayList<>();
    try (ResultSet found = select.executeQuery()) {
      while (found.next()) {
        changes.add(change(sealer.open(found.getBytes(1), place + "change")));
      }
    }
    return changes;
  }

  private static byte[] bytes(CloudPcChange change) {
    RowWriter out = new RowWriter();
    out.text(change.id());
    out.text(change.kind().name());
    out.instant(change.at());
    out.text(change.device());
    out.text(change.person());
    for (CloudPcChange.Member member : change.members()) {
      out.text(member.name());
      out.text(member.before());
      out.text(member.after());
    }
    return out.result();
  }

  private static CloudPcChange change(byte[] bytes) {
    RowReader in = new RowReader(bytes, new RowReader.Pool());
    String id = RowReader.present(in.text());
    CloudPcChange.Kind kind = CloudPcChange.Kind.valueOf(RowReader.present(in.text()));
    Instant at = RowReader.present(in.instant());
    String device = RowReader.present(in.text());
    String person = RowReader.present(in.text());
    List<CloudPcChange.Member> members = new ArrayList<>();
    while (in.hasNext()) {
      members.add(new CloudPcChange.Member(RowReader.present(in.text()), in.text(), in.text()));
    }
    return new CloudPcChange(id, kind, at, device, person, members);
  }
}
