package org.cloudpcdesk.app.terminal;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.concurrent.Callable;
import org.cloudpcdesk.app.process.ExitCode;
import org.cloudpcdesk.export.JournalText.Format;
import org.cloudpcdesk.platform.DataDirectory;
import org.cloudpcdesk.store.Journal.Verification;
import org.cloudpcdesk.store.Journal;
import org.cloudpcdesk.store.JournalException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Prints or verifies the journal. Writes nothing, and needs no right to act. */
@Command(
    name = "journal",
    mixinStandardHelpOptions = true,
    description = "Print the journal of everything that was deprovisioned, or verify that nobody changed it.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:printed, or verified and every entry is as it was written",
      "2:bad input on the command line",
      "3:the journal was changed: the first broken entry is named",
      "6:there is no journal, or it cannot be read"
    })
public final class JournalCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "table",
      description = "table (default), json or csv.")
  private Format format;

  @Option(
      names = "--since",
      paramLabel = "DATE",
      converter = Since.class,
      description = "Only entries of this day and later: 2026-03-01, or 2026-03-01T08:00:00Z. Days begin in UTC.")
  private @Nullable Instant since;

  @Option(names = "--verify", description = "Look through the whole chain of entries instead of printing them.")
  private boolean verify;

  @Option(names = "--data-dir", paramLabel = "DIR", description = "Where settings, logs and the journal are kept.")
  private @Nullable Path dataDir;

  @SuppressWarnings("NullAway.Init")
  JournalCommand() {}

  /** A day, or a moment. */
  static final class Since implements ITypeConverter<Instant> {
    @Override
    public Instant convert(String text) {
      try {
        return text.contains("T")
            ? Instant.parse(text)
            : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
      } catch (DateTimeParseException other) {
        throw new TypeConversionException(
            "'%s' is no date: write it as 2026-03-01, or as 2026-03-01T08:00:00Z.".formatted(text));
      }
    }
  }

  @Override
  public Integer call() {
    Path folder = dataDir != null ? dataDir : DataDirectory.standard();
    PrintWriter err = spec.commandLine().getErr();
    if (!Journal.exists(folder)) {
      err.printf("There is no journal in %s. It begins with the first run; --data-dir names another folder.%n", folder);
      return ExitCode.CANNOT_START;
    }
    try (Journal journal = Journal.open(folder, InstantSource.system())) {
      return verify ? verified(journal.verify()) : printed(journal);
    } catch (JournalException unreadable) {
      err.println(unreadable.sentence());
      return ExitCode.CANNOT_START;
    }
  }

  private int printed(Journal journal) throws JournalException {
    PrintWriter out = spec.commandLine().getOut();
    out.print(format.of(journal.entries(since == null ? Instant.EPOCH : since)));
    out.flush();
    return ExitCode.OK;
  }

  private int verified(Verification found) {
    return switch (found) {
      case Verification.Holds(long entries) -> {
        spec.commandLine().getOut().printf("The journal holds: %d entries, each as it was written.%n", entries);
        yield ExitCode.OK;
      }
      case Verification.HoldsUnread(long entries, long unreadable, long unproven) -> {
        spec.commandLine().getOut().printf("The chain of the journal holds: %d entries.%n", entries);
        spec.commandLine()
            .getErr()
            .printf(
                "The key of %d entries is lost: their texts (account, reason, ticket, target, detail) cannot be read.%n",
                unreadable);
        if (unproven == 0) {
          yield ExitCode.OK;
        }
        spec.commandLine()
            .getErr()
            .printf(
                "%d of them were written before texts were sealed, so nobody can tell whether their texts were changed.%n",
                unproven);
        yield ExitCode.CANNOT_START;
      }
      case Verification.Broken(long number, String why) -> {
        spec.commandLine().getErr().printf("The journal is broken at entry %d: %s.%n", number, why);
        yield ExitCode.BROKEN_JOURNAL;
      }
    };
  }
}
