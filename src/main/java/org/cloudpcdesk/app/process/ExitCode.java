package org.cloudpcdesk.app.process;

/** What the process says to the shell that started it. */
public final class ExitCode {
  public static final int OK = 0;
  /** Of {@code find}: nothing was found. */
  public static final int NO_MATCH = 1;
  /** A fault of this program; the log has it. */
  public static final int FAULT = 1;
  /** Bad input on the command line. */
  public static final int USAGE = 2;
  /** Of {@code deprovision}: not everything that was named is deprovisioned. */
  public static final int NOT_ALL = 1;
  /** Of {@code deprovision}: a safety rule stood against it, and nothing was sent. */
  public static final int REFUSED = 3;
  /** Nobody could be signed in, or the account may not do what was asked. */
  public static final int NO_ACCESS = 4;
  /** The journal is not as it was written. */
  public static final int BROKEN_JOURNAL = 3;
  /** Of {@code find}: nothing was ever stored of the tenant. */
  public static final int NO_STORE = 4;
  /** No window can be opened. */
  public static final int NO_DISPLAY = 5;
  /** A folder or port the program needs cannot be had. */
  public static final int CANNOT_START = 6;

  private ExitCode() {}
}
