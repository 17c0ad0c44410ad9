package org.cloudpcdesk.app.terminal;

import java.util.List;
import org.cloudpcdesk.app.process.ExitCode;
import org.cloudpcdesk.deprovision.DeprovisionPlan;
import org.cloudpcdesk.deprovision.DeprovisionRun.Item;
import org.cloudpcdesk.deprovision.DeprovisionRun;
import org.cloudpcdesk.deprovision.ItemState.Deprovisioned;
import org.cloudpcdesk.deprovision.ItemState.Failed;
import org.cloudpcdesk.deprovision.ItemState.Reason;
import org.cloudpcdesk.deprovision.ItemState.Reprovisioned;
import org.cloudpcdesk.deprovision.ItemState.Skipped;
import org.cloudpcdesk.deprovision.ItemState.WouldSend;
import org.cloudpcdesk.deprovision.ItemState;
import org.cloudpcdesk.deprovision.Refusal;
import org.cloudpcdesk.deprovision.TargetList;
import org.jspecify.annotations.Nullable;

/**
 * What came of one call of {@code deprovision}.
 *
 * @param open lines of a list that name no Cloud PC, or more than one
 * @param refusal the safety rule that stood against a run, or null
 * @param run null when none was begun
 * @param followed what earlier starts had sent and this one followed on
 * @param interrupted true when the process was asked to end
 */
record DeprovisionOutcome(
    DeprovisionPlan plan,
    List<TargetList.Line> open,
    @Nullable Refusal refusal,
    @Nullable DeprovisionRun run,
    List<DeprovisionRun> followed,
    boolean interrupted) {

  static DeprovisionOutcome planned(DeprovisionPlan plan, List<TargetList.Line> open) {
    return new DeprovisionOutcome(plan, open, null, null, List.of(), false);
  }

  DeprovisionOutcome refusedBy(Refusal rule) {
    return new DeprovisionOutcome(plan, open, rule, null, List.of(), false);
  }

  DeprovisionOutcome ended(DeprovisionRun begun, List<DeprovisionRun> alsoFollowed, boolean byRequest) {
    return new DeprovisionOutcome(plan, open, null, begun, List.copyOf(alsoFollowed), byRequest);
  }

  /** Whether a state proves that the Cloud PC that was chosen is gone. */
  static boolean isEnded(ItemState state) {
    return state instanceof Deprovisioned || state instanceof Reprovisioned;
  }

  /** What the process says to the shell that started it. */
  int exitCode() {
    if (refusal != null) {
      return ExitCode.REFUSED;
    }
    boolean all = open.isEmpty() && plan.skipped().isEmpty() && !plan.willEnd().isEmpty();
    if (run == null) {
      return all ? ExitCode.OK : ExitCode.NOT_ALL;
    }
    List<ItemState> ends = run.items().stream().map(Item::state).toList();
    if (all && ends.stream().allMatch(state -> isEnded(state) || state instanceof WouldSend)) {
      return ExitCode.OK;
    }
    if (ends.stream().allMatch(DeprovisionOutcome::isWithoutAccess)) {
      return ExitCode.NO_ACCESS;
    }
    return ends.stream().allMatch(DeprovisionOutcome::isWithoutJournal) ? ExitCode.REFUSED : ExitCode.NOT_ALL;
  }

  private static boolean isWithoutAccess(ItemState state) {
    return state instanceof Failed failed
        && switch (failed.error().kind()) {
          case SIGN_IN_AGAIN, CONSENT_MISSING, ROLE_MISSING -> true;
          default -> false;
        };
  }

  private static boolean isWithoutJournal(ItemState state) {
    return state instanceof Skipped skipped && skipped.reason() instanceof Reason.NoJournal;
  }
}
