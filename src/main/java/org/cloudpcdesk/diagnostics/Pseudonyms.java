package org.cloudpcdesk.diagnostics;

/** Gives one name to one text. */
interface Pseudonyms {

  /**
   * What stands for a text from now on.
   *
   * @param kind what it begins with
   * @param text in small letters
   */
  String of(String kind, String text);
}
