package org.cloudpcdesk.ui.signin;

import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.cloudpcdesk.model.Cloud;
import org.cloudpcdesk.signin.DeviceCode;
import org.cloudpcdesk.ui.common.KnownAccount;
import org.cloudpcdesk.ui.common.Session;

/** Opens a session, for the welcome page and the account menu; {@code app} knows how. */
@FunctionalInterface
public interface Opener {

  /** How somebody is asked. */
  enum Way {
    /** In this computer's browser. */
    BROWSER,
    /** By a code that is typed into a page anywhere. */
    CODE
  }

  /** What is to be opened. */
  sealed interface Request {

    /** The built-in sample tenant. */
    record Sample() implements Request {}

    /**
     * A tenant, by a new sign-in.
     *
     * @param tenant its id or a domain of it; empty for that of the account that signs in
     */
    record Tenant(String tenant, Cloud cloud, Way way) implements Request {}

    /** A tenant that was open before: as it was stored, or by a new sign-in of that account where it was signed out. */
    record Known(KnownAccount who) implements Request {}
  }

  /**
   * Begins to open a session. Called on the UI thread; returns at once and may complete on any thread.
   *
   * @param show told the code of {@link Way#CODE}, on any thread
   * @return the session, or the failure, a {@link org.cloudpcdesk.signin.SignInException} where signing in failed.
   *     Cancelling it must end the wait for the answer: a future made of another one must hand the cancel on
   */
  CompletableFuture<Session> open(Request request, Consumer<DeviceCode> show);
}
