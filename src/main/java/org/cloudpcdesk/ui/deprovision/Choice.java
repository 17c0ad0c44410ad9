package org.cloudpcdesk.ui.deprovision;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.cloudpcdesk.deprovision.Deprovisioner.Eligibility;
import org.cloudpcdesk.inventory.Inventory;
import org.cloudpcdesk.model.CloudPc;
import org.cloudpcdesk.ui.common.DeprovisionCommand.Verdict;
import org.cloudpcdesk.ui.common.Session;

/**
 * What the administrator chose, judged row by row against the inventory of one moment. Immutable.
 *
 * @param eligible those that can be deprovisioned, in the order chosen
 * @param refused the others, each with the reason
 */
record Choice(List<CloudPc> eligible, List<Refused> refused, Verdict verdict) {

  /**
   * One that is left out.
   *
   * @param group the reason in a few words, without what is special to this one
   */
  record Refused(String device, String person, String why, String group) {}

  Choice {
    eligible = List.copyOf(eligible);
    refused = List.copyOf(refused);
  }

  /** Judges these ids by what is known now, without asking the service. An id that comes twice counts once. */
  static Choice of(Session session, List<String> ids, EligibilityWords words) {
    Inventory.Snapshot known = session.inventory().snapshot();
    List<CloudPc> eligible = new ArrayList<>();
    List<Refused> refused = new ArrayList<>();
    Set<Eligibility> reasons = EnumSet.noneOf(Eligibility.class);
    boolean someGone = false;
    for (String id : new LinkedHashSet<>(ids)) {
      Inventory.Row row = known.find(id);
      if (row == null) {
        someGone = true;
        refused.add(new Refused(id, "", words.gone(), words.goneGroup()));
        continue;
      }
      CloudPc pc = row.pc();
      Eligibility eligibility = session.readOnly() ? Eligibility.READ_ONLY : session.deprovisioner().eligibility(pc);
      if (eligibility == Eligibility.ELIGIBLE) {
        eligible.add(pc);
      } else {
        reasons.add(eligibility);
        String why = words.why(eligibility, pc.status());
        refused.add(new Refused(pc.deviceLabel(), pc.personLabel(), why, words.group(eligibility)));
      }
    }
    return new Choice(eligible, refused, verdict(eligible.size(), refused, reasons, someGone, words));
  }

  private static Verdict verdict(
      int eligible, List<Refused> refused, Set<Eligibility> reasons, boolean someGone, EligibilityWords words) {
    if (eligible > 0) {
      return new Verdict(true, null, eligible);
    }
    if (refused.isEmpty()) {
      return new Verdict(false, words.nothingChosen(), 0);
    }
    if (refused.size() == 1) {
      return new Verdict(false, refused.getFirst().why(), 0);
    }
    boolean oneReason = reasons.size() == 1 && !someGone;
    String why = oneReason ? words.noneOf(reasons.iterator().next(), refused.size()) : words.noneOf(refused.size());
    return new Verdict(false, why, 0);
  }
}
