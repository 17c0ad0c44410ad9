package org.cloudpcdesk.graph;

/** What one try brought. */
sealed interface Outcome<T> {

  record Done<T>(T value) implements Outcome<T> {}

  record Failed<T>(GraphException why, Again again) implements Outcome<T> {}

  /** Whether trying again can help. */
  enum Again {
    NEVER,
    /** 401: with another token, once. */
    WITH_NEW_TOKEN,
    /** 429: it never ran; the gate says when. */
    WHEN_GATE_OPENS,
    /** The service is not well for the moment. */
    LATER,
    /** The connection was lost under way. */
    AFTER_DROP
  }
}
