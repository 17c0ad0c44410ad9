package org.cloudpcdesk.app.terminal;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cloudpcdesk.deprovision.DeprovisionPlan;
import org.cloudpcdesk.deprovision.DeprovisionRun;
import org.cloudpcdesk.deprovision.Target;
import org.cloudpcdesk.deprovision.TargetList;
import org.cloudpcdesk.export.TextTable;
import org.cloudpcdesk.model.CloudPc;
import org.cloudpcdesk.model.GraphTime;
import org.cloudpcdesk.ui.activity.ItemWords;
import org.cloudpcdesk.ui.common.Messages;
import org.cloudpcdesk.ui.common.TimeText;
import org.cloudpcdesk.ui.deprovision.EligibilityWords;
import org.jspecify.annotations.Nullable;

/** The result of {@code deprovision} for people. */
final class DeprovisionText {

  /** A query may find thousands that are not in grace. */
  private static final int MOST_LEFT_OUT = 20;

  private final Messages messages = Messages.of(DeprovisionText.class);
  private final TimeText times = TimeText.system();
  private final StringBuilder text = new StringBuilder();
  private final DeprovisionOutcome outcome;

  DeprovisionText(DeprovisionOutcome outcome) {
    this.outcome = outcome;
    DeprovisionPlan plan = outcome.plan();
    DeprovisionRun run = outcome.run();
    if (run == null) {
      willEnd(plan);
    } else {
      run(run);
    }
    skipped(plan);
    open(outcome.open());
    outcome.followed().forEach(this::followed);
    next(plan);
  }

  @Override
  public String toString() {
    return text.toString();
  }

  private void willEnd(DeprovisionPlan plan) {
    line("deprovision.plan", plan.actor().tenantName(), plan.actor().tenantId(), plan.actor().account());
    line("deprovision.willEnd", plan.willEnd().size(), plan.people());
    if (plan.willEnd().isEmpty()) {
      return;
    }
    TextTable table = new TextTable(columns("device", "person", "plan", "policy", "grace"));
    for (Target target : plan.willEnd()) {
      table.add(
          Stream.of(
                  target.device(),
                  target.person(),
                  target.servicePlanName(),
                  target.provisioningPolicyName(),
                  written(target.gracePeriodEnd()))
              .map(cell -> cell == null ? "" : cell)
              .toList());
    }
    text.append(table);
    String licences =
        plan.licencesSetFree().entrySet().stream()
            .map(entry -> messages.text("deprovision.licence", entry.getValue(), entry.getKey()))
            .collect(Collectors.joining("; "));
    line("deprovision.licences", licences);
    plan.earliestGraceEnd().ifPresent(end -> line("deprovision.earliest", times.exact(end)));
    line("deprovision.warning");
  }

  private static @Nullable String written(@Nullable GraphTime time) {
    return time == null ? null : time.text();
  }

  private void run(DeprovisionRun run) {
    long gone = run.items().stream().filter(item -> DeprovisionOutcome.isEnded(item.state())).count();
    String key = run.terms().dryRun() ? "deprovision.ran.dry" : "deprovision.ran";
    line(key, run.id(), run.terms().actor().tenantName(), gone, run.items().size());
    items(run);
    if (outcome.interrupted()) {
      long open =
          Stream.concat(Stream.of(run), outcome.followed().stream())
              .flatMap(one -> one.items().stream())
              .filter(item -> item.state().isInMotion())
              .count();
      line("deprovision.interrupted", open);
    }
  }

  private void items(DeprovisionRun run) {
    ItemWords words = new ItemWords(times);
    TextTable table = new TextTable(columns("device", "person", "state", "what"));
    for (DeprovisionRun.Item item : run.items()) {
      table.add(
          List.of(
              item.target().device(),
              item.target().person(),
              words.word(item.state()),
              String.join(" ", words.explain(item.state()))));
    }
    text.append(table);
  }

  private void followed(DeprovisionRun run) {
    line("deprovision.followed", run.id());
    items(run);
  }

  private void skipped(DeprovisionPlan plan) {
    if (plan.skipped().isEmpty()) {
      return;
    }
    line("deprovision.skipped", plan.skipped().size());
    EligibilityWords words = new EligibilityWords();
    TextTable table = new TextTable(columns("device", "person", "why"));
    for (DeprovisionPlan.Left left : plan.skipped().subList(0, Math.min(plan.skipped().size(), MOST_LEFT_OUT))) {
      table.add(List.of(left.target().device(), left.target().person(), words.group(left.why())));
    }
    text.append(table);
    if (plan.skipped().size() > MOST_LEFT_OUT) {
      line("deprovision.skipped.more", plan.skipped().size() - MOST_LEFT_OUT);
    }
  }

  private void open(List<TargetList.Line> lines) {
    if (lines.isEmpty()) {
      return;
    }
    line("deprovision.open", lines.size());
    TextTable table = new TextTable(columns("line", "text", "why"));
    for (TargetList.Line one : lines) {
      table.add(List.of(Integer.toString(one.number()), one.text(), why(one.match())));
    }
    text.append(table);
  }

  private String why(TargetList.Match match) {
    return match instanceof TargetList.Match.Ambiguous(List<CloudPc> candidates)
        ? messages.text(
            "deprovision.ambiguous", candidates.stream().map(CloudPc::deviceLabel).collect(Collectors.joining(", ")))
        : messages.text("deprovision.unmatched");
  }

  /** What to type to go on from a plan. */
  private void next(DeprovisionPlan plan) {
    if (outcome.run() != null || plan.willEnd().isEmpty()) {
      return;
    }
    String tenant = plan.actor().tenantName();
    line(plan.isAboveCeiling() ? "deprovision.next.ceiling" : "deprovision.next", tenant, plan.rules().ceiling());
  }

  private List<String> columns(String... keys) {
    return Stream.of(keys).map(key -> messages.text("deprovision.column." + key)).toList();
  }

  private void line(String key, Object... parameters) {
    text.append(TextTable.printable(parameters.length == 0 ? messages.text(key) : messages.text(key, parameters)))
        .append('\n');
  }
}
