package org.cloudpcdesk.store;

import java.io.IOException;

/** The offline store cannot be used. The program works without it; it only has nothing before the first answer. */
public final class StoreException extends IOException {
  private static final long serialVersionUID = 1L;

  private final String sentence;

  /** Without a cause below it. */
  StoreException(String sentence) {
    super(sentence);
    this.sentence = sentence;
  }

  /** @param sentence for the administrator: what happened, what was not changed, and what helps */
  public StoreException(String sentence, Throwable cause) {
    super(sentence, cause);
    this.sentence = sentence;
  }

  /** The message, a sentence for the administrator. */
  public String sentence() {
    return sentence;
  }
}
