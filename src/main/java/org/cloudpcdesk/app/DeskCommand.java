package org.cloudpcdesk.app;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.ToIntFunction;
import org.cloudpcdesk.app.process.ExitCode;
import org.cloudpcdesk.app.session.DeskOptions;
import org.cloudpcdesk.app.terminal.DeprovisionCommand;
import org.cloudpcdesk.app.terminal.FindCommand;
import org.cloudpcdesk.app.terminal.JournalCommand;
import org.cloudpcdesk.app.terminal.ServeSampleCommand;
import org.cloudpcdesk.app.terminal.ServiceOptions;
import org.cloudpcdesk.sample.SampleOptions;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** Opens the window. */
@Command(
    name = "cloud-pc-desk",
    mixinStandardHelpOptions = true,
    versionProvider = VersionText.class,
    description = "Find, watch and deprovision the Windows 365 Cloud PCs of a company.",
    subcommands = {
      FindCommand.class,
      DeprovisionCommand.class,
      ServeSampleCommand.class,
      JournalCommand.class,
      FitStartCacheCommand.class
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:ended normally",
      "1:a fault of this program (see the log in the data directory)",
      "2:bad input on the command line",
      "5:no window can be opened",
      "6:a folder or port that is needed cannot be had"
    })
final class DeskCommand implements Callable<Integer> {

  private final ToIntFunction<DeskOptions> launcher;

  @Spec private CommandSpec spec;

  @Mixin private ServiceOptions service;

  @Option(names = "--cloud-pcs", paramLabel = "N", description = "How many Cloud PCs the sample tenant has (default 1200).")
  private int sampleSize = SampleOptions.DEFAULTS.cloudPcs();

  @Option(names = "--find", paramLabel = "QUERY", defaultValue = "", description = "Search for this when the rows are there.")
  private String find;

  @Parameters(arity = "0..1", paramLabel = "LINK", description = "A link such as cloudpcdesk:find?q=QUERY, instead of --find.")
  private @Nullable String link;

  @SuppressWarnings("NullAway.Init")
  DeskCommand(ToIntFunction<DeskOptions> launcher) {
    this.launcher = launcher;
  }

  @Override
  public Integer call() {
    if (sampleSize < 0 || sampleSize > 1_000_000) {
      throw new ParameterException(spec.commandLine(), "--cloud-pcs must lie between 0 and 1000000.");
    }
    String query = query();
    try {
      return launcher.applyAsInt(service.prepare(query).withSampleSize(sampleSize));
    } catch (IOException refused) {
      spec.commandLine().getErr().println(refused.getMessage());
      return ExitCode.CANNOT_START;
    }
  }

  private String query() {
    if (link == null) {
      return find;
    }
    if (!link.toLowerCase(Locale.ROOT).startsWith(DeskLink.SCHEME)) {
      throw new UnmatchedArgumentException(spec.commandLine(), List.of(link));
    }
    try {
      return DeskLink.query(link);
    } catch (IllegalArgumentException other) {
      throw new ParameterException(spec.commandLine(), other.getMessage());
    }
  }
}
