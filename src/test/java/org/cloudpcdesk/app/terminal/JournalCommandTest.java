package org.cloudpcdesk.app.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import org.cloudpcdesk.app.DeskCommandLine;
import org.cloudpcdesk.app.process.ExitCode;
import org.cloudpcdesk.store.Journal;
import org.cloudpcdesk.store.JournalEntry.Draft;
import org.cloudpcdesk.store.JournalException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JournalCommandTest {

  @TempDir private Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String... more) {
    String[] args = new String[more.length + 3];
    args[0] = "journal";
    args[1] = "--data-dir";
    args[2] = folder.toString();
    System.arraycopy(more, 0, args, 3, more.length);
    return DeskCommandLine.with(options -> ExitCode.FAULT)
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(args);
  }

  private void write(String at, String reason) throws JournalException {
    try (Journal journal = Journal.open(folder, () -> Instant.parse(at))) {
      journal.append(
          List.of(
              new Draft(
                  "run-1", "cpc-1", "Sent", "tenant-1", "ada@contoso.example", reason, "INC-1", "{}", "r-1", "c-1", "")));
    }
  }

  @Test
  void printsATable() throws JournalException {
    write("2026-03-01T10:00:00Z", "left\u001b[2J");
    write("2026-03-02T10:00:00Z", "left");

    assertThat(run()).isEqualTo(ExitCode.OK);

    assertThat(out.toString().lines()).hasSize(3);
    assertThat(out.toString()).startsWith("NUMBER  AT").contains("run-1", "cpc-1", "INC-1").doesNotContain("\u001b");
  }

  @Test
  void printsJsonWithEveryField() throws JournalException {
    write("2026-03-01T10:00:00Z", "left \"us\"");

    assertThat(run("--format", "json")).isEqualTo(ExitCode.OK);

    JsonArray entries = JsonParser.parseString(out.toString()).getAsJsonArray();
    JsonObject entry = entries.get(0).getAsJsonObject();
    assertThat(entry.get("number").getAsLong()).isEqualTo(1);
    assertThat(entry.get("reason").getAsString()).isEqualTo("left \"us\"");
    assertThat(entry.get("hash").getAsString()).hasSize(64);
    assertThat(entry.keySet()).hasSize(15);
  }

  @ParameterizedTest
  @ValueSource(strings = {"=", "+", "-", "@", "\t", "\r"})
  void noCellOfACsvBeginsAFormula(String first) throws JournalException {
    write("2026-03-01T10:00:00Z", first + "cmd|' /C calc'!A0");

    assertThat(run("--format", "csv")).isEqualTo(ExitCode.OK);

    assertThat(out.toString()).contains("'" + first + "cmd").doesNotContain("," + first).doesNotContain("\"" + first);
  }

  @Test
  void csvQuotesWhatHasCommasQuotesAndLineEnds() throws JournalException {
    write("2026-03-01T10:00:00Z", "one, \"two\"\nthree");

    assertThat(run("--format", "csv")).isEqualTo(ExitCode.OK);

    assertThat(out.toString()).startsWith("number,at,run,").contains(",\"one, \"\"two\"\"\nthree\",").endsWith("\r\n");
  }

  @ParameterizedTest
  @CsvSource({"2026-03-02, 1", "2026-03-01, 2", "2026-03-01T10:00:00.001Z, 1", "2026-03-03, 0"})
  void leavesOutWhatIsOlder(String since, int left) throws JournalException {
    write("2026-03-01T10:00:00Z", "");
    write("2026-03-02T00:00:00Z", "");

    assertThat(run("--format", "json", "--since", since)).isEqualTo(ExitCode.OK);

    assertThat(JsonParser.parseString(out.toString()).getAsJsonArray()).hasSize(left);
  }

  @Test
  void aDateThatIsNoneIsRefused() throws JournalException {
    write("2026-03-01T10:00:00Z", "");

    assertThat(run("--since", "yesterday")).isEqualTo(ExitCode.USAGE);

    assertThat(err.toString()).contains("'yesterday' is no date");
  }

  @Test
  void verifiesAWholeJournal() throws JournalException {
    write("2026-03-01T10:00:00Z", "");
    write("2026-03-01T10:00:01Z", "");

    assertThat(run("--verify")).isEqualTo(ExitCode.OK);

    assertThat(out.toString()).contains("holds: 2 entries");
  }

  @Test
  void namesTheFirstBrokenEntry() throws Exception {
    for (int i = 0; i < 3; i++) {
      write("2026-03-01T10:00:00Z", "");
    }
    try (Connection raw = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("journal.db"));
        Statement statement = raw.createStatement()) {
      statement.executeUpdate("update entry set reason = 'another' where number >= 2");
    }

    assertThat(run("--verify")).isEqualTo(3);

    assertThat(err.toString()).contains("broken at entry 2: it was changed");
  }

  @Test
  void aLostKeyIsSaid() throws Exception {
    write("2026-03-01T10:00:00Z", "left");
    Files.delete(folder.resolve("owner.key"));

    assertThat(run("--verify")).isEqualTo(ExitCode.OK);
    assertThat(out.toString()).contains("chain of the journal holds: 1 entries");
    assertThat(err.toString()).contains("The key of 1 entries is lost");

    assertThat(run("--format", "csv")).isEqualTo(ExitCode.OK);
    assertThat(out.toString()).contains("Sent", "(unreadable: the key is lost)").doesNotContain("left");
  }

  @Test
  void aFolderWithoutAJournalStaysWithout() {
    assertThat(run("--verify")).isEqualTo(ExitCode.CANNOT_START);

    assertThat(err.toString()).contains("There is no journal in", folder.toString());
    assertThat(Journal.exists(folder)).isFalse();
  }
}
