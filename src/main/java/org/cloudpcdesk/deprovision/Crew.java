package org.cloudpcdesk.deprovision;

import java.time.Duration;

/** Asks the service beside the run's own thread, which alone changes the run. Used by that one thread. */
interface Crew {

  /** What is to be done on the run's thread with the outcome of a request. */
  @FunctionalInterface
  interface Outcome {
    /** @throws InterruptedException when the request was interrupted: the program closes */
    void take() throws InterruptedException;
  }

  /** A request; must not touch the run, and must not throw, not even an error: its outcome would be waited for in vain. */
  @FunctionalInterface
  interface Request {
    Outcome ask();
  }

  /** Begins a request. */
  void begin(Request request);

  /** How many requests have begun whose outcome was not taken yet. */
  int busy();

  /** Takes the outcomes there are; when there are none, waits so long for the first. */
  void take(Duration atMost) throws InterruptedException;

  /** Interrupts what is under way and takes its outcomes, as far as they come within a few seconds. */
  void disband();
}
