package org.cloudpcdesk.ui.signin;

import java.util.concurrent.CompletableFuture;
import org.cloudpcdesk.ui.common.Session;

/** Opens a session, for the welcome page; {@code app} knows how. */
@FunctionalInterface
public interface Opener {

  /** Where to. */
  enum Mode {
    /** A tenant of one's own, through Microsoft's sign-in. */
    MICROSOFT,
    /** The built-in sample tenant. */
    SAMPLE
  }

  /**
   * Begins to open a session. Called on the UI thread; returns at once and may complete on any thread.
   *
   * @return the session, or the failure, a {@link org.cloudpcdesk.signin.SignInException} where signing in failed.
   *     Cancelling
   *     it must end the wait for the browser: a future made of another one must hand the cancel on
   */
  CompletableFuture<Session> open(Mode mode);
}
