package org.cloudpcdesk.inventory.search;

/**
 * Something that can be written where a query is being written.
 *
 * @param text what to write
 * @param value the value itself, as the service spells it, or the field's name or the sample of a time
 * @param count how many Cloud PCs have it; -1 where that says nothing, as for names of fields
 */
public record Suggestion(Kind kind, String text, String value, int count) {

  public enum Kind {
    FIELD,
    VALUE,
    PERSON,
    STATE,
    TIME
  }
}
