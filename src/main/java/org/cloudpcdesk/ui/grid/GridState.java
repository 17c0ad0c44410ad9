package org.cloudpcdesk.ui.grid;

import java.util.Locale;
import org.cloudpcdesk.graph.GraphException;
import org.cloudpcdesk.inventory.RefreshState;
import org.cloudpcdesk.inventory.RefreshState.Phase;

/** What the grid has to show: rows, or one of the reasons why there are none. */
public enum GridState {
  ROWS,
  /** The first list is on its way, or what was stored is. */
  FIRST_LOAD,
  /** The list was read to its end and is empty. */
  EMPTY_TENANT,
  /** There are rows, but none matches the search. */
  NOTHING_MATCHES,
  /** There are rows and nothing is searched for, but the chosen view holds none. */
  EMPTY_VIEW,
  /** Nothing is gone, as far as is remembered. */
  NOTHING_GONE,
  NOT_ALLOWED,
  SIGN_IN_AGAIN,
  /** Out of reach, and nothing is known from before. */
  OFFLINE,
  FAILED;

  /**
   * Judges.
   *
   * @param known rows in the inventory
   * @param shown rows of them that the query leaves
   * @param searching whether a text is searched for
   */
  static GridState of(int known, int shown, boolean searching, RefreshState refresh) {
    if (shown > 0) {
      return ROWS;
    }
    if (refresh.phase() == Phase.OPENING) {
      return FIRST_LOAD;
    }
    if (known > 0) {
      return searching ? NOTHING_MATCHES : EMPTY_VIEW;
    }
    GraphException error = refresh.error();
    if (refresh.phase() == Phase.OFFLINE) {
      return OFFLINE;
    }
    if (refresh.phase() == Phase.FAILED && error != null) {
      return switch (error.kind()) {
        case CONSENT_MISSING, ROLE_MISSING -> NOT_ALLOWED;
        case SIGN_IN_AGAIN -> SIGN_IN_AGAIN;
        case NO_NETWORK, TIMED_OUT, PROXY, TLS -> OFFLINE;
        default -> FAILED;
      };
    }
    return switch (refresh.phase()) {
      case OPENING, NEW, LOADING -> FIRST_LOAD;
      default -> refresh.completedAt() == null ? FIRST_LOAD : EMPTY_TENANT;
    };
  }

  /** The same for Cloud PCs that are gone. */
  static GridState ofGone(int known, int shown, boolean searching) {
    if (shown > 0) {
      return ROWS;
    }
    return known > 0 && searching ? NOTHING_MATCHES : NOTHING_GONE;
  }

  /** The name in the style sheet and of the node. */
  String styleName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
