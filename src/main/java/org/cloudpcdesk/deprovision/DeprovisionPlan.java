package org.cloudpcdesk.deprovision;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.cloudpcdesk.deprovision.Deprovisioner.Eligibility;
import org.cloudpcdesk.model.CloudPc;
import org.jspecify.annotations.Nullable;

/**
 * What a run would do, for the administrator to look at before anything is done. Made of what was seen last, so that
 * each target is read again before its request. Immutable.
 *
 * @param actor who would act, and in which tenant
 * @param willEnd the Cloud PCs whose grace period would be ended, each id once, in the order of the choice
 * @param skipped the others, and why
 * @param rules what the plan is held against
 * @param formerRun the run whose items are tried again or go on, or null
 */
public record DeprovisionPlan(
    Actor actor, List<Target> willEnd, List<Left> skipped, Rules rules, @Nullable String formerRun) {

  /** A Cloud PC that was chosen and would not be sent. */
  public record Left(Target target, Eligibility why) {}

  public DeprovisionPlan {
    willEnd = List.copyOf(willEnd);
    skipped = List.copyOf(skipped);
  }

  /** A choice of what is shown now. */
  static DeprovisionPlan of(
      Actor actor, Iterable<CloudPc> chosen, Function<CloudPc, Eligibility> eligibility, Rules rules) {
    Map<Target, Eligibility> judged = new LinkedHashMap<>();
    chosen.forEach(pc -> judged.put(Target.of(pc), eligibility.apply(pc)));
    return of(actor, judged, rules, null);
  }

  /** Targets that are judged already; of several with one id the first counts. */
  static DeprovisionPlan of(
      Actor actor, Map<Target, Eligibility> judged, Rules rules, @Nullable String formerRun) {
    Map<String, Target> willEnd = new LinkedHashMap<>();
    Map<String, Left> skipped = new LinkedHashMap<>();
    judged.forEach(
        (target, verdict) -> {
          if (willEnd.containsKey(target.id()) || skipped.containsKey(target.id())) {
            return;
          }
          if (verdict == Eligibility.ELIGIBLE) {
            willEnd.put(target.id(), target);
          } else {
            skipped.put(target.id(), new Left(target, verdict));
          }
        });
    return new DeprovisionPlan(
        actor, new ArrayList<>(willEnd.values()), new ArrayList<>(skipped.values()), rules, formerRun);
  }

  /** How many people lose a Cloud PC; one with two counts once, and Cloud PCs without a person count nobody. */
  public int people() {
    return (int)
        willEnd.stream()
            .map(target -> target.person().strip().toLowerCase(Locale.ROOT))
            .filter(person -> !person.isEmpty())
            .distinct()
            .count();
  }

  /**
   * How many licences the Cloud PCs stop counting against, by the name of the service plan; an empty name when the
   * service sent none. No licence is taken away from anybody.
   */
  public Map<String, Integer> licencesSetFree() {
    Map<String, Integer> byPlan = new TreeMap<>();
    willEnd.forEach(
        target -> byPlan.merge(target.servicePlanName() == null ? "" : target.servicePlanName(), 1, Integer::sum));
    return byPlan;
  }

  /** When the first of them would end by itself; empty when no date can be read. */
  public Optional<Instant> earliestGraceEnd() {
    return willEnd.stream()
        .map(Target::gracePeriodEnd)
        .map(end -> end == null ? null : end.parsed())
        .filter(end -> end != null)
        .min(Comparator.naturalOrder());
  }

  /** Whether the tenant's name must be typed. */
  public boolean needsTenantTyped() {
    return actor.production() || willEnd.size() > rules.typeTenantAbove();
  }

  /** Whether a second, explicit step is needed because of the number of targets. */
  public boolean isAboveCeiling() {
    return willEnd.size() > rules.ceiling();
  }

  /**
   * The first safety rule that stands against a run; empty when none does. A dry run asks for no name and no window.
   */
  public Optional<Refusal> refusal(Confirmation said) {
    if (rules.readOnly() && !said.dryRun()) {
      return Optional.of(new Refusal.ReadOnly());
    }
    if (willEnd.isEmpty()) {
      return Optional.of(new Refusal.NothingToDo());
    }
    if (said.dryRun()) {
      return Optional.empty();
    }
    if (needsTenantTyped() && !actor.isTenantNamedBy(said.typedTenant())) {
      return Optional.of(new Refusal.TenantNotTyped(actor.tenantName()));
    }
    if (isAboveCeiling() && !said.ceilingAccepted()) {
      return Optional.of(new Refusal.AboveCeiling(willEnd.size(), rules.ceiling()));
    }
    boolean brief = said.cancelWindow() != null && said.cancelWindow().compareTo(Rules.SHORTEST_WINDOW) < 0;
    boolean negative = said.cancelWindow() != null && said.cancelWindow().isNegative();
    if (negative || (brief && willEnd.size() > 1)) {
      return Optional.of(new Refusal.WindowTooShort(Rules.SHORTEST_WINDOW));
    }
    return Optional.empty();
  }
}
