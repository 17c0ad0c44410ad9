package org.cloudpcdesk.app;

import org.cloudpcdesk.app.terminal.Find;
import org.cloudpcdesk.app.terminal.FindRequest;
import org.cloudpcdesk.app.window.DeskLauncher;

/** The program's entry point. Not a JavaFX {@code Application} itself, so that the command line works without a display. */
public final class Main {

  private Main() {}

  public static void main(String[] args) {
    System.exit(
        FindRequest.of(args)
            .map(Find::alone)
            .or(() -> WindowRequest.of(args).map(WindowRequest::open))
            .or(() -> RehearsalRequest.of(args).map(RehearsalRequest::run))
            .orElseGet(() -> DeskCommandLine.with(DeskLauncher::launch).execute(args)));
  }
}
