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
    /** The service is not well, or asks for a pause; when it says how long, the gate waits for all. */
    LATER,
    /** The connection was lost under way. */
    AFTER_DROP
  }
}
