package org.cloudpcdesk.inventory.search;

import org.cloudpcdesk.inventory.query.ParsedQuery;
import org.cloudpcdesk.inventory.query.QueryParser;

/** The views every administrator needs, in the order they are listed. Each is a query anybody could type. */
public enum BuiltInView {
  ALL(""),
  IN_GRACE("is:grace"),
  ENDS_WITHIN_24_HOURS("ends<24h"),
  FAILED("is:failed"),
  /** Waiting for a licence. */
  WAITING("is:waiting"),
  IN_MOTION("is:moving"),
  /** The service did not show them for a day: they may be gone, or nobody was online. */
  NOT_SEEN_LATELY("seen>1d"),
  CHANGED_SINCE_MORNING("changed:today"),
  /** Marked for later by the administrator. */
  MARKED("is:marked");

  private final String text;

  BuiltInView(String text) {
    this.text = text;
  }

  /** What it holds. */
  public ParsedQuery.Good query() {
    if (QueryParser.parse(text) instanceof ParsedQuery.Good good) {
      return good;
    }
    throw new IllegalStateException(text);
  }
}
