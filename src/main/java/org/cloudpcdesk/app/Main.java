package org.cloudpcdesk.app;

import picocli.CommandLine;

/** The program's entry point. Not a JavaFX {@code Application} itself, so that the command line works without a display. */
public final class Main {

  private Main() {}

  public static void main(String[] args) {
    System.exit(commandLine(DeskLauncher::launch).execute(args));
  }

  static CommandLine commandLine(DeskCommand.Launcher launcher) {
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
