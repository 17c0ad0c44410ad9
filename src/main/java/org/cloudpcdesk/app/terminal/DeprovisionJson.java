package org.cloudpcdesk.app.terminal;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.cloudpcdesk.deprovision.DeprovisionPlan;
import org.cloudpcdesk.deprovision.DeprovisionRun;
import org.cloudpcdesk.deprovision.DeprovisionRun.Item;
import org.cloudpcdesk.deprovision.ItemState;
import org.cloudpcdesk.deprovision.ItemState.Accepted;
import org.cloudpcdesk.deprovision.ItemState.Failed;
import org.cloudpcdesk.deprovision.ItemState.Reason;
import org.cloudpcdesk.deprovision.ItemState.Skipped;
import org.cloudpcdesk.deprovision.ItemState.Stuck;
import org.cloudpcdesk.deprovision.ItemState.Unknown;
import org.cloudpcdesk.deprovision.Target;
import org.cloudpcdesk.deprovision.TargetList;
import org.cloudpcdesk.graph.GraphException;
import org.cloudpcdesk.model.CloudPc;
import org.cloudpcdesk.model.GraphTime;
import org.jspecify.annotations.Nullable;

/**
 * The result of {@code deprovision} for programs. The manual describes it: members are added, never renamed or taken away,
 * without raising {@link #VERSION}. Words of the language people speak are not in it.
 */
final class DeprovisionJson {
  static final int VERSION = 1;

  private static final Gson PRETTY =
      new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().serializeNulls().create();

  private DeprovisionJson() {}

  static String of(DeprovisionOutcome outcome) {
    JsonObject json = new JsonObject();
    json.addProperty("version", VERSION);
    json.addProperty("exitCode", outcome.exitCode());
    json.addProperty("refusal", outcome.refusal() == null ? null : name(outcome.refusal()));
    json.addProperty("interrupted", outcome.interrupted());
    json.add("plan", plan(outcome.plan(), outcome));
    json.add("run", outcome.run() == null ? null : run(outcome.run()));
    json.add("followed", array(outcome.followed(), DeprovisionJson::run));
    return PRETTY.toJson(json) + "\n";
  }

  private static JsonObject plan(DeprovisionPlan plan, DeprovisionOutcome outcome) {
    JsonObject json = new JsonObject();
    json.addProperty("tenantId", plan.actor().tenantId());
    json.addProperty("tenantName", plan.actor().tenantName());
    json.addProperty("account", plan.actor().account());
    json.addProperty("people", plan.people());
    json.addProperty("aboveCeiling", plan.isAboveCeiling());
    json.addProperty("earliestGraceEnd", plan.earliestGraceEnd().map(Instant::toString).orElse(null));
    JsonObject licences = new JsonObject();
    plan.licencesSetFree().forEach(licences::addProperty);
    json.add("licencesSetFree", licences);
    json.add("willEnd", array(plan.willEnd(), DeprovisionJson::target));
    json.add("skipped", array(plan.skipped(), DeprovisionJson::left));
    json.add("open", array(outcome.open(), DeprovisionJson::line));
    return json;
  }

  private static JsonObject target(Target target) {
    JsonObject json = new JsonObject();
    json.addProperty("id", target.id());
    json.addProperty("device", target.device());
    json.addProperty("person", target.person());
    json.addProperty("servicePlan", target.servicePlanName());
    json.addProperty("policy", target.provisioningPolicyName());
    json.addProperty("graceEnd", written(target.gracePeriodEnd()));
    return json;
  }

  private static @Nullable String written(@Nullable GraphTime time) {
    return time == null ? null : time.text();
  }

  private static JsonObject left(DeprovisionPlan.Left left) {
    JsonObject json = target(left.target());
    json.addProperty("why", camelCase(left.why()));
    return json;
  }

  private static JsonObject line(TargetList.Line line) {
    JsonObject json = new JsonObject();
    json.addProperty("line", line.number());
    json.addProperty("text", line.text());
    JsonArray candidates = new JsonArray();
    if (line.match() instanceof TargetList.Match.Ambiguous ambiguous) {
      ambiguous.candidates().stream().map(CloudPc::id).forEach(candidates::add);
    }
    json.addProperty("why", candidates.isEmpty() ? "unmatched" : "ambiguous");
    json.add("candidates", candidates);
    return json;
  }

  private static JsonObject run(DeprovisionRun run) {
    JsonObject json = new JsonObject();
    json.addProperty("id", run.id());
    json.addProperty("startedAt", run.startedAt().toString());
    json.addProperty("dryRun", run.terms().dryRun());
    json.addProperty("reason", run.terms().reason());
    json.addProperty("ticket", run.terms().ticket());
    json.addProperty("finished", run.isFinished());
    json.addProperty(
        "deprovisioned", run.items().stream().filter(item -> DeprovisionOutcome.isEnded(item.state())).count());
    json.add("items", array(run.items(), DeprovisionJson::item));
    return json;
  }

  private static JsonObject item(Item item) {
    ItemState state = item.state();
    JsonObject json = target(item.target());
    json.addProperty("state", name(state));
    json.addProperty("at", state.at().toString());
    json.addProperty("deprovisioned", DeprovisionOutcome.isEnded(state));
    json.addProperty("sent", state.isInMotion() || DeprovisionOutcome.isEnded(state) || state instanceof Stuck);
    json.addProperty("skipped", state instanceof Skipped skipped ? name(skipped.reason()) : null);
    json.addProperty("error", error(state).map(why -> camelCase(why.kind())).orElse(null));
    json.addProperty("requestId", requestId(state));
    json.addProperty("clientRequestId", clientRequestId(state));
    JsonArray differences = new JsonArray();
    if (state instanceof Skipped(var _, Reason.Changed changed)) {
      changed.differences().forEach(difference -> differences.add(difference(difference)));
    }
    json.add("differences", differences);
    return json;
  }

  private static JsonObject difference(Target.Difference difference) {
    JsonObject json = new JsonObject();
    json.addProperty("field", camelCase(difference.field()));
    json.addProperty("before", difference.before());
    json.addProperty("now", difference.now());
    return json;
  }

  private static Optional<GraphException> error(ItemState state) {
    return switch (state) {
      case Failed failed -> Optional.of(failed.error());
      case Unknown unknown -> Optional.of(unknown.error());
      default -> Optional.empty();
    };
  }

  private static @Nullable String requestId(ItemState state) {
    return switch (state) {
      case Accepted accepted -> accepted.requestId();
      case Stuck stuck -> stuck.requestId();
      default -> error(state).flatMap(GraphException::requestId).orElse(null);
    };
  }

  private static @Nullable String clientRequestId(ItemState state) {
    return switch (state) {
      case Accepted accepted -> accepted.clientRequestId();
      case Stuck stuck -> stuck.clientRequestId();
      default -> error(state).flatMap(GraphException::clientRequestId).orElse(null);
    };
  }

  private static <T> JsonArray array(Iterable<T> all, Function<T, JsonObject> each) {
    JsonArray array = new JsonArray();
    all.forEach(one -> array.add(each.apply(one)));
    return array;
  }

  /** The name of a sealed type's record: {@code TenantNotTyped} is {@code tenantNotTyped}. */
  private static String name(Object member) {
    String name = member.getClass().getSimpleName();
    return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
  }

  private static String camelCase(Enum<?> constant) {
    StringBuilder text = new StringBuilder();
    for (String word : constant.name().split("_")) {
      String lower = word.toLowerCase(Locale.ROOT);
      text.append(text.isEmpty() ? lower : lower.substring(0, 1).toUpperCase(Locale.ROOT) + lower.substring(1));
    }
    return text.toString();
  }
}
