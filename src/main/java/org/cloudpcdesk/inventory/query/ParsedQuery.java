package org.cloudpcdesk.inventory.query;

/** A text that was read as a query. */
public sealed interface ParsedQuery {

  /** Shows everything. */
  Good EVERYTHING = new Good("", Condition.NONE);

  /** What was read, unchanged. */
  String text();

  record Good(String text, Condition condition) implements ParsedQuery {
    /** Whether nothing is asked, so that every Cloud PC answers. */
    public boolean isEverything() {
      return condition.equals(Condition.NONE);
    }
  }

  /** Not a query: nothing may be shown as its result. */
  record Bad(String text, Fault fault) implements ParsedQuery {}
}
