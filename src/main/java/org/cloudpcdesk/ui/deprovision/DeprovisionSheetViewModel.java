package org.cloudpcdesk.ui.deprovision;

import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.cloudpcdesk.deprovision.Confirmation;
import org.cloudpcdesk.deprovision.DeprovisionPlan;
import org.cloudpcdesk.deprovision.Refusal;
import org.cloudpcdesk.deprovision.Target;
import org.cloudpcdesk.inventory.Inventory;
import org.cloudpcdesk.model.GraphTime;
import org.cloudpcdesk.model.Permission;
import org.cloudpcdesk.model.SubscribedSku;
import org.cloudpcdesk.platform.Time;
import org.cloudpcdesk.ui.common.Messages;
import org.cloudpcdesk.ui.common.Session;
import org.cloudpcdesk.ui.common.TenantWords;
import org.cloudpcdesk.ui.common.TimeText;
import org.cloudpcdesk.ui.common.UiThread;
import org.jspecify.annotations.Nullable;

/**
 * What the deprovision sheet says. The targets are the rows as they are when the sheet opens; what changes later is
 * said on the sheet, and stopped by the check before the call. Used on the UI thread; {@link #close} ends its
 * listening.
 */
public final class DeprovisionSheetViewModel implements AutoCloseable {

  /** One Cloud PC that will be deprovisioned. */
  public record Line(Target target, String graceEnd, String plan, String policy) {}

  private final Messages messages = Messages.of(DeprovisionSheetViewModel.class);
  private final Session session;
  private final DeprovisionPlan plan;
  private final List<Choice.Refused> refused;
  private final RefusalWords words = new RefusalWords();
  private final List<Line> lines;
  private final ReadOnlyStringWrapper changed = new ReadOnlyStringWrapper("");
  private final StringProperty reason = new SimpleStringProperty("");
  private final StringProperty ticket = new SimpleStringProperty("");
  private final StringProperty typedTenant = new SimpleStringProperty("");
  private final BooleanProperty ceilingAccepted = new SimpleBooleanProperty();
  private final StringBinding blocked = Bindings.createStringBinding(this::whyBlocked, typedTenant, ceilingAccepted);
  private final StringBinding hint = Bindings.createStringBinding(this::whatElse, typedTenant, ceilingAccepted);
  private final PlanFacts facts;
  private final ReadOnlyStringWrapper licences;
  private final String earliest;
  private final Runnable unsubscribe;

  /** @param refused those that are left out, and why */
  DeprovisionSheetViewModel(
      Session session, DeprovisionPlan plan, List<Choice.Refused> refused, Time time, TimeText times) {
    this.session = session;
    this.plan = plan;
    this.refused = refused.stream().sorted(Comparator.comparing(Choice.Refused::why)).toList();
    Instant now = time.now();
    this.facts = new PlanFacts(plan, session.inventory().snapshot());
    this.earliest = facts.earliest(times, now);
    this.licences = new ReadOnlyStringWrapper(facts.licences(List.of()));
    this.lines = plan.willEnd().stream().map(target -> line(target, now, times)).toList();
    Consumer<Inventory.Snapshot> compare = UiThread.latest(this::compare);
    this.unsubscribe = session.inventory().listen((snapshot, changes) -> compare.accept(snapshot));
  }

  /** Those that will be deprovisioned, in the order chosen. */
  public List<Line> lines() {
    return lines;
  }

  /** Those that are left out, and why; those with one reason stand together. */
  List<Choice.Refused> skipped() {
    return refused;
  }

  /** How many people lose a Cloud PC. */
  String people() {
    return facts.people();
  }

  /** When the first of the Cloud PCs would end by itself. */
  String earliest() {
    return earliest;
  }

  /** How many licences of each service plan are set free, with the tenant's stock as soon as it is known. */
  ReadOnlyStringProperty licences() {
    return licences.getReadOnlyProperty();
  }

  /** Tells the tenant's subscriptions, which are read while the sheet is open. */
  void subscriptions(List<SubscribedSku> skus) {
    licences.set(facts.licences(skus));
  }

  /** Why, in the administrator's words; kept in the journal. */
  StringProperty reason() {
    return reason;
  }

  /** The ticket it is done for; kept in the journal. */
  StringProperty ticket() {
    return ticket;
  }

  /** Whether the tenant's name must be typed. */
  boolean needsTenantTyped() {
    return plan.needsTenantTyped();
  }

  StringProperty typedTenant() {
    return typedTenant;
  }

  String typeTenant() {
    return messages.text("sheet.typeTenant", plan.actor().tenantName());
  }

  /** Whether there are so many that a step of its own is needed. */
  boolean isAboveCeiling() {
    return plan.isAboveCeiling();
  }

  BooleanProperty ceilingAccepted() {
    return ceilingAccepted;
  }

  String acceptCeiling() {
    return messages.text("sheet.acceptCeiling", lines.size(), plan.rules().ceiling());
  }

  /** Whether the browser will ask for the permission to act, which nobody has needed so far. */
  boolean asksForPermission() {
    return !session.signIn().granted().contains(Permission.CLOUD_PC_READ_WRITE);
  }

  /** What is still to be done before the run can be begun; empty when it can. */
  StringBinding blocked() {
    return blocked;
  }

  /** The same, as far as the sheet does not say it beside the field for the tenant's name. */
  StringBinding hint() {
    return hint;
  }

  private String whatElse() {
    return plan.refusal(confirmation())
        .filter(why -> !(why instanceof Refusal.TenantNotTyped))
        .map(words::why)
        .orElse("");
  }

  private String whyBlocked() {
    return plan.refusal(confirmation()).map(words::why).orElse("");
  }

  /** What the administrator said so far. */
  Confirmation confirmation() {
    return new Confirmation(
        reason.get().strip(), ticket.get().strip(), typedTenant.get(), ceilingAccepted.get(), false, null);
  }

  public String title() {
    return messages.text("sheet.title");
  }

  /** The question, with the device and the person when it is about one. */
  public String heading() {
    if (lines.size() > 1) {
      return messages.text("sheet.heading.many", lines.size());
    }
    Target only = lines.getFirst().target();
    return only.person().isEmpty()
        ? messages.text("sheet.heading.one.nobody", only.device())
        : messages.text("sheet.heading.one", only.device(), only.person());
  }

  public String tenant() {
    String name = TenantWords.name(session.account());
    String id = session.account().tenantId();
    return session.sample()
        ? messages.text("sheet.tenant.sample", name, id)
        : messages.text("sheet.tenant", name, id, TenantWords.cloud(session.access().cloud()));
  }

  public String account() {
    return messages.text("sheet.account", session.account().username());
  }

  /** The destructive button's text, with its mnemonic. */
  public String confirm() {
    return messages.text("sheet.confirm", lines.size());
  }

  /** The text of the button that sends nothing, with its mnemonic. */
  public String dryRun() {
    return messages.text("sheet.dryRun");
  }

  public String cancel() {
    return messages.text("sheet.cancel");
  }

  public String linesTitle() {
    return messages.text("sheet.lines", lines.size());
  }

  /** How many are left out, and for how many each reason holds. */
  public String skippedTitle() {
    Map<String, Integer> byReason = new LinkedHashMap<>();
    refused.forEach(one -> byReason.merge(one.group(), 1, Integer::sum));
    String reasons =
        byReason.entrySet().stream()
            .map(entry -> messages.text("sheet.skipped.reason", entry.getValue(), entry.getKey()))
            .collect(Collectors.joining(messages.text("facts.separator")));
    return messages.text("sheet.skipped", refused.size(), reasons);
  }

  /** What changed since the sheet opened; empty while nothing did. */
  public ReadOnlyStringProperty changed() {
    return changed.getReadOnlyProperty();
  }

  @Override
  public void close() {
    unsubscribe.run();
  }

  private void compare(Inventory.Snapshot snapshot) {
    long different = lines.stream().filter(line -> isDifferent(line.target(), snapshot)).count();
    changed.set(different == 0 ? "" : messages.text("sheet.changed", different));
  }

  private static boolean isDifferent(Target target, Inventory.Snapshot snapshot) {
    Inventory.Row row = snapshot.find(target.id());
    return row == null || !target.differences(row.pc()).isEmpty();
  }

  private Line line(Target target, Instant now, TimeText times) {
    String plan = target.servicePlanName();
    String policy = target.provisioningPolicyName();
    return new Line(
        target,
        graceEnd(target.gracePeriodEnd(), now, times),
        plan == null ? messages.text("sheet.none") : plan,
        policy == null ? messages.text("sheet.none") : policy);
  }

  private String graceEnd(@Nullable GraphTime end, Instant now, TimeText times) {
    if (end == null) {
      return messages.text("sheet.none");
    }
    return end.instant()
        .map(at -> messages.text("sheet.grace", times.moment(at), times.countdown(at, now)))
        .orElse(end.text());
  }
}
