package org.cloudpcdesk.ui.details;

/** How far a section is with what it shows. */
sealed interface Load<T> {

  /** Nothing was asked, because nobody looks or nothing is chosen. */
  record Idle<T>() implements Load<T> {}

  record Loading<T>() implements Load<T> {}

  record Ready<T>(T value) implements Load<T> {}

  record Failed<T>(SectionFailure failure) implements Load<T> {}
}
