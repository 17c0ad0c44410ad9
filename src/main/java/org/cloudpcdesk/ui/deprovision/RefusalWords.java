package org.cloudpcdesk.ui.deprovision;

import org.cloudpcdesk.deprovision.Refusal;
import org.cloudpcdesk.ui.common.Messages;

/** Why a run is not begun and what helps, in the administrator's words. Any thread. */
public final class RefusalWords {
  private final Messages messages = Messages.of(RefusalWords.class);

  public String why(Refusal refusal) {
    return switch (refusal) {
      case Refusal.ReadOnly _ -> messages.text("why.READ_ONLY");
      case Refusal.NothingToDo _ -> messages.text("refused.nothingToDo");
      case Refusal.OtherTenant _ -> messages.text("refused.otherTenant");
      case Refusal.TenantNotTyped(String expected) -> messages.text("refused.tenantNotTyped", expected);
      case Refusal.AboveCeiling(int targets, int ceiling) -> messages.text("refused.aboveCeiling", targets, ceiling);
      case Refusal.WindowTooShort(var shortest) -> messages.text("refused.windowTooShort", shortest.toSeconds());
      case Refusal.NoJournal(String why) -> messages.text("refused.noJournal", why);
    };
  }
}
