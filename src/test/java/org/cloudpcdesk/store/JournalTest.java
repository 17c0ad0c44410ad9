package org.cloudpcdesk.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.cloudpcdesk.store.JournalEntry.Draft;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JournalTest {

  private static final Instant NOW = Instant.parse("2026-03-04T05:06:07.089Z");

  @TempDir private Path folder;

  private Journal open() throws JournalException {
    return Journal.open(folder, () -> NOW);
  }

  private static Draft draft(String event) {
    return new Draft(
        "run-1", "pc-1", event, "tenant", "admin@sample.example", "left", "INC-1", "{}", "request", "client", "detail");
  }

  private void write(int entries) throws JournalException {
    try (Journal journal = open()) {
      journal.append(IntStream.range(0, entries).mapToObj(n -> draft("event " + n)).toList());
    }
  }

  private void tamper(String sql) throws SQLException {
    try (Connection raw = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("journal.db"));
        Statement statement = raw.createStatement()) {
      statement.executeUpdate(sql);
    }
  }

  private Journal.Verification verify() throws JournalException {
    try (Journal journal = open()) {
      return journal.verify();
    }
  }

  @Test
  void givesBackWhatWasWrittenAfterReopening() throws JournalException {
    JournalEntry written;
    try (Journal journal = open()) {
      written = journal.append(draft("Sent"));
    }

    try (Journal journal = open()) {
      assertThat(journal.entries(NOW)).containsExactly(written);
      assertThat(journal.entries(NOW.plusMillis(1))).isEmpty();
    }
    assertThat(written.number()).isEqualTo(1);
    assertThat(written.at()).isEqualTo(NOW);
    assertThat(written.previousHash()).isEqualTo(JournalEntry.START);
  }

  @Test
  void anEmptyAndAWholeChainHold() throws JournalException {
    assertThat(verify()).isEqualTo(new Journal.Verification.Holds(0));
    write(3);
    write(2);
    assertThat(verify()).isEqualTo(new Journal.Verification.Holds(5));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "at", "run_id", "cloud_pc_id", "event", "tenant_id", "account", "reason", "ticket", "target", "request_id",
        "client_request_id", "detail", "previous_hash", "hash", "key", "form"
      })
  void aChangeInAnyColumnIsFoundAtItsEntry(String column) throws Exception {
    write(5);
    tamper("update entry set " + column + " = " + (List.of("at", "form").contains(column) ? "1" : "'x'") + " where number = 3");

    Journal.Verification found = verify();

    assertThat(found).isInstanceOf(Journal.Verification.Broken.class);
    assertThat(((Journal.Verification.Broken) found).number()).isEqualTo(3);
  }

  @Test
  void aRemovalInTheMiddleIsFound() throws Exception {
    write(5);
    tamper("delete from entry where number = 2");

    assertThat(verify()).isEqualTo(new Journal.Verification.Broken(2, "it is missing"));
  }

  @Test
  void entriesCutOffAtTheEndAreMissed() throws Exception {
    write(5);
    tamper("delete from entry where number >= 4");

    assertThat(verify()).isEqualTo(new Journal.Verification.Broken(4, "it is missing, and all after it"));
  }

  @Test
  void anEndMarkThatLagsBehindAfterACrashIsNoFault() throws Exception {
    write(2);
    Path head = folder.resolve("journal.head");
    String lagging = Files.readString(head);
    write(2);
    Files.writeString(head, lagging);

    assertThat(verify()).isEqualTo(new Journal.Verification.Holds(4));
  }

  @Test
  void movingTextFromOneColumnToTheNextShows() {
    Draft one = new Draft("ab", "c", "", "", "", "", "", "", "", "", "");
    Draft other = new Draft("a", "bc", "", "", "", "", "", "", "", "", "");

    assertThat(JournalEntry.hash(1, NOW, one, JournalEntry.START, "key"))
        .isNotEqualTo(JournalEntry.hash(1, NOW, other, JournalEntry.START, "key"));
  }

  /** The file as version 1 wrote it, with every text in clear. */
  private void writeVersionOne(int entries) throws Exception {
    String previous = JournalEntry.START;
    try (Connection raw = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("journal.db"));
        Statement statement = raw.createStatement()) {
      statement.execute("pragma journal_mode = wal");
      statement.executeUpdate(
          """
          create table entry (
            number integer primary key, at integer not null, run_id text not null, cloud_pc_id text not null,
            event text not null, tenant_id text not null, account text not null, reason text not null,
            ticket text not null, target text not null, request_id text not null, client_request_id text not null,
            detail text not null, previous_hash text not null, hash text not null) strict
          """);
      statement.executeUpdate("create index entry_run on entry (run_id, number)");
      for (int number = 1; number <= entries; number++) {
        Draft draft = draft("event " + (number - 1));
        String hash = JournalEntry.hash(number, NOW, draft, previous, "");
        statement.executeUpdate(
            "insert into entry values (%d, %d, 'run-1', 'pc-1', '%s', 'tenant', 'admin@sample.example', 'left', 'INC-1', '{}', 'request', 'client', 'detail', '%s', '%s')"
                .formatted(number, NOW.toEpochMilli(), draft.event(), previous, hash));
        previous = hash;
      }
      statement.executeUpdate("pragma user_version = 1");
    }
    Files.writeString(folder.resolve("journal.head"), entries + " " + previous + "\n");
  }

  private String allBytes() throws IOException {
    StringBuilder bytes = new StringBuilder();
    try (var files = Files.list(folder)) {
      for (Path file : files.toList()) {
        bytes.append(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
      }
    }
    return bytes.toString();
  }

  @Test
  void noTextIsInTheFiles() throws Exception {
    write(3);
    try (Journal journal = open()) {
      journal.append(draft("Sent"));
      assertThat(allBytes()).as("with its write-ahead log").contains("run-1").doesNotContain("admin@sample", "left", "INC-1");
    }
    assertThat(allBytes()).contains("run-1").doesNotContain("admin@sample", "left", "INC-1");
  }

  @Test
  void anOlderJournalIsBroughtForwardWithItsChain() throws Exception {
    writeVersionOne(3);
    assertThat(allBytes()).contains("admin@sample.example");

    assertThat(verify()).isEqualTo(new Journal.Verification.Holds(3));

    assertThat(allBytes()).doesNotContain("admin@sample", "left", "INC-1");
    write(2);
    assertThat(verify()).isEqualTo(new Journal.Verification.Holds(5));
    try (Journal journal = open()) {
      assertThat(journal.entries(NOW)).extracting(JournalEntry::draft).startsWith(draft("event 0"), draft("event 1"));
    }
    tamper("update entry set reason = '' where number = 2");
    assertThat(verify())
        .isEqualTo(new Journal.Verification.Broken(2, "it was changed after it was written"));
  }

  @Test
  void withALostKeyTheChainIsFollowedAndTheTextsAreSaidToBeUnreadable() throws Exception {
    write(3);
    Files.delete(folder.resolve("owner.key"));

    assertThat(verify()).isEqualTo(new Journal.Verification.HoldsUnread(3, 3, 0));

    write(1);
    try (Journal journal = open()) {
      List<JournalEntry> entries = journal.entries(NOW);
      assertThat(entries).extracting(JournalEntry::isReadable).containsExactly(false, false, false, true);
      assertThat(entries.getFirst().draft().reason()).isEqualTo(JournalEntry.UNREADABLE);
      assertThat(entries.getFirst().draft().event()).isEqualTo("event 0");
    }
    tamper("update entry set reason = 'x' where number = 2");
    assertThat(verify())
        .isEqualTo(new Journal.Verification.Broken(2, "it was changed after it was written"));
  }

  @Test
  void whatWasWrittenBeforeTextsWereSealedCannotBeProvenWithoutTheKey() throws Exception {
    writeVersionOne(2);
    write(1);
    Files.delete(folder.resolve("owner.key"));

    assertThat(verify()).isEqualTo(new Journal.Verification.HoldsUnread(3, 3, 2));
  }

  @Test
  void aNewerFileIsRefusedAndNotTouched() throws Exception {
    write(1);
    tamper("pragma user_version = 99");

    assertThatThrownBy(this::open).isInstanceOf(JournalException.class).hasMessageContaining("newer version");
  }

  @Test
  void aLockedDatabaseIsAClearError() throws Exception {
    write(1);
    try (Journal journal = open();
        Connection other = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("journal.db"));
        Statement statement = other.createStatement()) {
      statement.execute("begin exclusive");
      assertThatThrownBy(() -> journal.append(draft("Sent")))
          .isInstanceOf(JournalException.class)
          .hasMessageContainingAll("another program holds it", "Nothing is sent");
      statement.execute("rollback");
      assertThat(journal.append(List.of(draft("Sent"))).getFirst().number()).isEqualTo(2);
    }
  }

  @Test
  void aDataDirectoryThatCannotBeWrittenIsAClearError() throws IOException {
    Path noDirectory = Files.writeString(folder.resolve("file"), "not a directory");

    assertThatThrownBy(() -> Journal.open(noDirectory, () -> NOW))
        .isInstanceOf(JournalException.class)
        .hasMessageContainingAll(noDirectory.toString(), "check the data directory", "Nothing is sent");
  }

  @Test
  void aFileThatIsNoDatabaseIsAClearError() throws IOException {
    Files.writeString(folder.resolve("journal.db"), "this is not a database, it is a text of some length, on purpose");

    assertThatThrownBy(this::open).isInstanceOf(JournalException.class).hasMessageContaining("damaged");
  }

  @Test
  void aFullDiskIsAClearErrorThatLeavesTheChainWhole() throws Exception {
    write(3);
    try (Journal journal = open()) {
      journal.limitGrowth(1);
      List<Draft> many = IntStream.range(0, 200).mapToObj(n -> draft("event " + n)).toList();
      assertThatThrownBy(() -> journal.append(many))
          .isInstanceOf(JournalException.class)
          .hasMessageContainingAll("the disk is full", "Nothing is sent");
      assertThat(journal.verify()).isEqualTo(new Journal.Verification.Holds(3));

      journal.limitGrowth(10_000);
      assertThat(journal.append(many).getFirst().number()).isEqualTo(4);
      assertThat(journal.verify()).isEqualTo(new Journal.Verification.Holds(203));
    }
  }

  @Test
  void findsTheLatestEntryOfEachItemAndTheEntriesOfARun() throws Exception {
    try (Journal journal = open()) {
      journal.append(List.of(draft("Planned"), entry("run-1", "pc-2", "Planned"), entry("run-1", "", "RunPlanned")));
      journal.append(List.of(draft("Sent"), entry("run-2", "pc-1", "Planned")));

      assertThat(journal.latestOfItems("tenant"))
          .extracting(found -> found.number() + " " + found.draft().event())
          .containsExactlyInAnyOrder("2 Planned", "4 Sent", "5 Planned");
      assertThat(journal.latestOfItems("other")).isEmpty();
      assertThat(journal.ofRun("run-1")).extracting(JournalEntry::number).containsExactly(1L, 2L, 3L, 4L);
    }
  }

  private static Draft entry(String run, String pc, String event) {
    return new Draft(run, pc, event, "tenant", "", "", "", "", "", "", "");
  }


  @Test
  void whatWasCutOffStaysMissedWhenOthersAreWrittenAfterIt() throws Exception {
    write(5);
    tamper("delete from entry where number > 3");

    write(4);

    assertThat(verify()).isEqualTo(new Journal.Verification.Broken(4, "it is missing"));
  }
}
