package org.cloudpcdesk.app.session;

import org.cloudpcdesk.deprovision.Rules;
import org.cloudpcdesk.settings.ConfirmationLevel;
import org.cloudpcdesk.settings.Settings;

/** What the settings lay down for runs, in the window and on the command line. */
final class RunRules {

  private RunRules() {}

  /**
   * @param settings what holds, a policy included
   * @param readOnly whether this start or this session looks only; the settings may ask for it too
   */
  static Rules of(Settings settings, boolean readOnly) {
    return new Rules(
        readOnly || settings.readOnly(),
        settings.stuckAfter(),
        settings.cancelWindow(),
        settings.ceiling(),
        settings.confirmation() == ConfirmationLevel.ALWAYS ? 0 : Rules.TYPE_TENANT_ABOVE);
  }
}
