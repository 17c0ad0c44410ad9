package org.cloudpcdesk.store;

import java.io.IOException;

/** The journal cannot be read or written; nothing may be sent without it. */
public final class JournalException extends IOException {
  private static final long serialVersionUID = 1L;

  private final String sentence;

  /** @param sentence for the administrator: what happened, what was not done, and what helps */
  public JournalException(String sentence, Throwable cause) {
    super(sentence, cause);
    this.sentence = sentence;
  }

  /** The message, a sentence for the administrator. */
  public String sentence() {
    return sentence;
  }
}
