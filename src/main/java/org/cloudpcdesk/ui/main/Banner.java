package org.cloudpcdesk.ui.main;

import org.cloudpcdesk.ui.common.GraphFailure.Remedy;

/**
 * What stands under the header while something is not as it should be.
 *
 * @param text what was not changed and what to do next
 * @param technical request ids and the like, to be copied; may be empty
 */
record Banner(Tone tone, String title, String text, String technical, Remedy remedy) {

  /** How grave it is. */
  enum Tone {
    /** Work goes on with what is known. */
    OFFLINE,
    ERROR,
    /** The settings file or the policy needs attention. */
    SETTINGS
  }
}
