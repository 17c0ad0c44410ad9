package org.cloudpcdesk.app;

import java.util.function.ToIntFunction;
import org.cloudpcdesk.app.process.ExitCode;
import org.cloudpcdesk.app.session.DeskOptions;
import picocli.CommandLine;

/**
 * The program's command line. Apart from {@link Main}, whose public methods the JVM resolves at each start, and with them
 * every class they name.
 */
public final class DeskCommandLine {

  private DeskCommandLine() {}

  /**
   * The command line with all its subcommands.
   *
   * @param launcher opens the window, and returns the exit code when the program may end
   */
  public static CommandLine with(ToIntFunction<DeskOptions> launcher) {
    return new CommandLine(new DeskCommand(launcher))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler(DeskCommandLine::explain);
  }

  /** One sentence and where to read more, instead of the whole usage text. */
  private static int explain(CommandLine.ParameterException fault, String[] args) {
    CommandLine command = fault.getCommandLine();
    command.getErr().println(fault.getMessage());
    if (!CommandLine.UnmatchedArgumentException.printSuggestions(fault, command.getErr())) {
      command.getErr().printf("'%s --help' lists what can be given.%n", command.getCommandSpec().qualifiedName());
    }
    return ExitCode.USAGE;
  }
}
