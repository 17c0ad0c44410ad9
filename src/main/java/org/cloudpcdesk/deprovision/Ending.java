package org.cloudpcdesk.deprovision;

import java.util.List;
import org.cloudpcdesk.deprovision.DeprovisionRun.Item;
import org.cloudpcdesk.deprovision.ItemState.Reason;
import org.cloudpcdesk.deprovision.ItemState.Sent;
import org.cloudpcdesk.deprovision.ItemState.Skipped;
import org.cloudpcdesk.deprovision.ItemState.Unknown;
import org.cloudpcdesk.platform.Time;

/** What is to be put right when nobody works on a run any more. */
record Ending(ItemTable table, Ledger ledger, Time time) {

  /**
   * Leaves honest states behind, however the work ended: no request stays on its way. What was accepted, or is unknown,
   * stays so: its end was not seen. What was not sent waits in the journal, unless the run was cancelled.
   */
  void settle() {
    List<Item> items = table.items();
    for (int i = 0; i < items.size(); i++) {
      ItemState state = ledger.state(i);
      if (state instanceof Sent) {
        ledger.stage(i, new Unknown(time.now(), Faults.noAnswer("The run ended before the answer came")));
      } else if (table.isCancelled() && !state.isFinal() && !state.isInMotion()) {
        ledger.stage(i, new Skipped(time.now(), new Reason.Cancelled()));
      }
    }
    ledger.commit();
    finish();
  }

  /** Writes down that the run is finished, when it is. */
  void finish() {
    if (table.isFinished()) {
      ledger.note(Drafts.FINISHED);
      ledger.commit();
    }
  }
}
