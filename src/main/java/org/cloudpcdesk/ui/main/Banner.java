package org.cloudpcdesk.ui.main;

/**
 * What stands under the header while something is not as it should be.
 *
 * @param text what was not changed and what to do next
 * @param technical request ids and the like, to be copied; may be empty
 */
record Banner(Tone tone, String title, String text, String technical, Way way) {

  /** How grave it is. */
  enum Tone {
    /** Work goes on with what is known. */
    OFFLINE,
    ERROR,
    /** The settings file or the policy needs attention. */
    SETTINGS,
    /** Nothing is wrong; something is waiting. */
    WAITING,
    /** The administrator is asked in the browser. */
    BROWSER
  }

  /** What its button does. */
  enum Way {
    NONE,
    SIGN_IN_AGAIN,
    EXPLAIN,
    TRY_AGAIN,
    /** Look at what is marked for later, and plan it. */
    PLAN_MARKED,
    /** Take back what is asked in the browser. */
    CANCEL
  }
}
