package org.cloudpcdesk.app.terminal;

import org.cloudpcdesk.deprovision.DeprovisionRun;
import org.cloudpcdesk.deprovision.DeprovisionRun.Item;

/**
 * Ends what a run did not send when it paused because the computer slept: in a terminal nobody could resume it, and it
 * would wait for ever.
 */
final class SleepEnds implements DeprovisionRun.Listener {

  @Override
  public void changed(DeprovisionRun run, Item item) {
    // Only how it is steered matters.
  }

  @Override
  public void steered(DeprovisionRun run) {
    if (run.isPausedAfterSleep()) {
      run.cancel();
    }
  }
}
