package org.cloudpcdesk.app;

import org.cloudpcdesk.app.terminal.Find;
import org.cloudpcdesk.app.terminal.FindRequest;
import org.cloudpcdesk.app.window.DeskLauncher;
import org.slf4j.LoggerFactory;
import org.slf4j.helpers.NOP_FallbackServiceProvider;

/** The program's entry point. Not a JavaFX {@code Application} itself, so that the command line works without a display. */
public final class Main {

  private Main() {}

  public static void main(String[] args) {
    System.exit(
        FindRequest.of(args)
            .map(Main::find)
            .or(() -> WindowRequest.of(args).map(WindowRequest::open))
            .or(() -> RehearsalRequest.of(args).map(RehearsalRequest::run))
            .orElseGet(() -> DeskCommandLine.with(DeskLauncher::launch).execute(args)));
  }

  /** Before anything else is started: the answer is to be there before another program would have begun. */
  private static int find(FindRequest request) {
    // A log needs longer to begin than the answer, and has nothing to say that the answer does not.
    System.setProperty("slf4j.internal.verbosity", "ERROR");
    System.setProperty(LoggerFactory.PROVIDER_PROPERTY_KEY, NOP_FallbackServiceProvider.class.getName());
    return Find.onConsole(request);
  }
}
