package org.cloudpcdesk.deprovision;

/** A run was not begun because of a safety rule; {@link #refusal} says which. Nothing was sent. */
public final class RefusedException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Refusal refusal;

  public RefusedException(Refusal refusal) {
    super("not begun: " + refusal);
    this.refusal = refusal;
  }

  public Refusal refusal() {
    return refusal;
  }
}
