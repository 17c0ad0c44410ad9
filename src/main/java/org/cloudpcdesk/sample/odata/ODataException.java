package org.cloudpcdesk.sample.odata;

/** An expression that is not valid or not supported. The message is fit for the body of a 400. */
public final class ODataException extends Exception {
  private static final long serialVersionUID = 1L;

  public ODataException(String message) {
    super(message);
  }
}
