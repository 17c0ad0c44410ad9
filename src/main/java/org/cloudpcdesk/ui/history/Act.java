package org.cloudpcdesk.ui.history;

import java.time.Instant;
import org.cloudpcdesk.deprovision.PastItem;
import org.cloudpcdesk.model.AuditEvent;
import org.jspecify.annotations.Nullable;

/** Something that was done to a Cloud PC, as it is known from one source or from both. Immutable. */
sealed interface Act {

  /** When it was done last, or {@link Instant#EPOCH} when nobody can tell. */
  Instant at();

  String cloudPcId();

  /**
   * Done with this program.
   *
   * @param confirmed Microsoft's own record of the same act, or null when there is none
   */
  record Ours(PastItem item, @Nullable AuditEvent confirmed) implements Act {
    @Override
    public Instant at() {
      return item.latest().at();
    }

    @Override
    public String cloudPcId() {
      return item.cloudPcId();
    }
  }

  /**
   * Known from Microsoft alone.
   *
   * @param device what the Cloud PC is called as far as is known, else its id
   * @param person may be empty
   * @param sameAccount true when the signed-in account did it, though not with this program on this computer
   */
  record Theirs(AuditEvent event, String cloudPcId, String device, String person, boolean sameAccount)
      implements Act {
    @Override
    public Instant at() {
      return event.at() == null ? Instant.EPOCH : event.at().instant().orElse(Instant.EPOCH);
    }
  }
}
