package org.cloudpcdesk.inventory.query;

import org.jspecify.annotations.Nullable;

/**
 * What is wrong with a query, and where. {@link FaultText} says it in words.
 *
 * @param position where in the text the wrong part begins, in UTF-16 units
 * @param length how long that part is; at least 1, and within the text
 * @param found the wrong part as it stands there
 * @param field the field it is about, or null
 * @param suggestion what was probably meant, or empty
 */
public record Fault(Kind kind, int position, int length, String found, @Nullable Field field, String suggestion) {

  /** What was expected. */
  public enum Kind {
    /** A word before a sign is no field's name. */
    UNKNOWN_FIELD,
    /** A sign with nothing before it. */
    NAME_MISSING,
    /** A field and a sign with no value after it. */
    VALUE_MISSING,
    /** A sign that the field cannot be asked with. */
    WRONG_SIGN,
    /** After {@code is:} something else than a {@link State}. */
    UNKNOWN_STATE,
    /** Neither a duration nor a day nor a minute. */
    NOT_A_TIME,
    /** A duration after a sign that only days go with. */
    DURATION_NEEDS_ORDER,
    /** A quotation that does not end. */
    QUOTE_OPEN,
    /** A quotation or word with nothing in it to look for. */
    NOTHING_TO_FIND,
    /** A group that does not end. */
    GROUP_OPEN,
    /** An end of a group that did not begin. */
    GROUP_NOT_OPEN,
    GROUP_EMPTY,
    /** {@code or}, {@code and} without a condition on both sides. */
    SIDE_MISSING,
    /** A minus sign with nothing to exclude after it. */
    NOTHING_EXCLUDED,
    TOO_DEEP,
    TOO_LONG
  }
}
