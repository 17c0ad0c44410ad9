package org.cloudpcdesk.ui.deprovision;

import java.util.List;
import org.cloudpcdesk.model.CloudPc;

/**
 * One line of a pasted list with what it was found to name. Immutable.
 *
 * @param number counted from 1 in the text
 * @param device what it names, or what it may name
 * @param what one sentence
 * @param candidates the Cloud PCs one of which may be meant, as long as it is not said which; else empty
 */
record ListLine(
    int number, String text, Verdict verdict, String device, String person, String what, List<CloudPc> candidates) {

  /** What is known of a line. */
  enum Verdict {
    FOUND("fltral-checkmark-circle-16", "line-found"),
    AMBIGUOUS("fltrmz-question-circle-16", "line-open"),
    UNMATCHED("fltral-error-circle-16", "line-missing"),
    REPEATED("fltral-copy-16", "line-repeated");

    private final String icon;
    private final String styleClass;

    Verdict(String icon, String styleClass) {
      this.icon = icon;
      this.styleClass = styleClass;
    }

    String icon() {
      return icon;
    }

    String styleClass() {
      return styleClass;
    }

    /** Whether somebody has to look at it. */
    boolean isOpen() {
      return this == AMBIGUOUS || this == UNMATCHED;
    }
  }

  ListLine {
    candidates = List.copyOf(candidates);
  }
}
