package org.cloudpcdesk.app;

import java.util.function.ToIntFunction;
import org.cloudpcdesk.app.process.ExitCode;
import org.cloudpcdesk.app.session.DeskOptions;
import org.cloudpcdesk.app.terminal.Find;
import org.cloudpcdesk.app.terminal.FindRequest;
import org.cloudpcdesk.app.window.DeskLauncher;
import org.slf4j.LoggerFactory;
import org.slf4j.helpers.NOP_FallbackServiceProvider;
import picocli.CommandLine;

/** The program's entry point. Not a JavaFX {@code Application} itself, so that the command line works without a display. */
public final class Main {

  private Main() {}

  public static void main(String[] args) {
    System.exit(
        FindRequest.of(args)
            .map(Main::find)
            .or(() -> WindowRequest.of(args).map(WindowRequest::open))
            .orElseGet(() -> commandLine(DeskLauncher::launch).execute(args)));
  }

  /** Before anything else is started: the answer is to be there before another program would have begun. */
  private static int find(FindRequest request) {
    // A log needs longer to begin than the answer, and has nothing to say that the answer does not.
    System.setProperty("slf4j.internal.verbosity", "ERROR");
    System.setProperty(LoggerFactory.PROVIDER_PROPERTY_KEY, NOP_FallbackServiceProvider.class.getName());
    return Find.onConsole(request);
  }

  /**
   * The command line with all its subcommands.
   *
   * @param launcher opens the window, and returns the exit code when the program may end
   */
  public static CommandLine commandLine(ToIntFunction<DeskOptions> launcher) {
    return new CommandLine(new DeskCommand(launcher))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler(Main::explain);
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
