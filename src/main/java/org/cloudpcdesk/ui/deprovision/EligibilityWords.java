package org.cloudpcdesk.ui.deprovision;

import org.cloudpcdesk.deprovision.Deprovisioner.Eligibility;
import org.cloudpcdesk.model.CloudPcStatus;
import org.cloudpcdesk.ui.common.Messages;

/** Why a Cloud PC cannot be deprovisioned now and what must happen first, in the administrator's words. Any thread. */
public final class EligibilityWords {
  private final Messages messages = Messages.of(EligibilityWords.class);

  /** One sentence or two about one Cloud PC; empty when nothing stands against it. */
  String why(Eligibility eligibility, CloudPcStatus status) {
    return switch (eligibility) {
      case ELIGIBLE -> "";
      case READ_ONLY, ROLE_MISSING, NOT_IN_CLOUD -> messages.text("why." + eligibility.name());
      case ALREADY_RUNNING -> messages.text("why.ALREADY_RUNNING");
      case CHANGED -> messages.text("why.CHANGED");
      case OTHER_PRODUCT -> messages.text("why.OTHER_PRODUCT");
      case NOT_IN_GRACE, IN_MOTION, STATUS_UNKNOWN ->
          messages.text("why.status." + status.kind().name(), status.text());
    };
  }

  /** About one that was chosen and is not in the list any more. */
  String gone() {
    return messages.text("why.gone");
  }

  /** A reason in a few words. */
  public String group(Eligibility eligibility) {
    return messages.text("why.group", eligibility);
  }

  /** The same for {@link #gone}. */
  String goneGroup() {
    return messages.text("why.group.gone");
  }

  /** When nothing is chosen. */
  String nothingChosen() {
    return messages.text("why.nothing");
  }

  /** About several of which none can be deprovisioned, all for this reason. */
  String noneOf(Eligibility reason, int count) {
    return switch (reason) {
      case READ_ONLY, ROLE_MISSING, NOT_IN_CLOUD -> messages.text("why." + reason.name());
      case ALREADY_RUNNING -> messages.text("why.none.ALREADY_RUNNING", count);
      case NOT_IN_GRACE -> messages.text("why.none.NOT_IN_GRACE", count);
      case IN_MOTION -> messages.text("why.none.IN_MOTION", count);
      case ELIGIBLE, STATUS_UNKNOWN, CHANGED, OTHER_PRODUCT -> noneOf(count);
    };
  }

  /** About several of which none can be deprovisioned, for more than one reason. */
  String noneOf(int count) {
    return messages.text("why.none", count);
  }
}
