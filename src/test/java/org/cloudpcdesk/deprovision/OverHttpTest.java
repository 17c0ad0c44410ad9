package org.cloudpcdesk.deprovision;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.cloudpcdesk.deprovision.ItemState.Accepted;
import org.cloudpcdesk.deprovision.ItemState.Deprovisioned;
import org.cloudpcdesk.deprovision.ItemState.Deprovisioning;
import org.cloudpcdesk.deprovision.ItemState.Proof;
import org.cloudpcdesk.deprovision.ItemState.Reason;
import org.cloudpcdesk.deprovision.ItemState.Reprovisioned;
import org.cloudpcdesk.deprovision.ItemState.Skipped;
import org.cloudpcdesk.deprovision.ItemState.Stuck;
import org.cloudpcdesk.deprovision.LoopbackTenant.Manner;
import org.cloudpcdesk.deprovision.LoopbackTenant.Shown;
import org.cloudpcdesk.deprovision.Target.Field;
import org.cloudpcdesk.graph.GraphOptions;
import org.cloudpcdesk.graph.GraphServices;
import org.cloudpcdesk.inventory.Inventory;
import org.cloudpcdesk.model.CloudPc;
import org.cloudpcdesk.platform.SimulatedTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The engine on the real wire: real HTTP, real parsing, real ways of losing an answer; only the clock is held. */
class OverHttpTest {
  private final SimulatedTime time = SimulatedTime.start();
  private final List<ItemState> heard = new ArrayList<>();
  private LoopbackTenant tenant;
  private GraphServices graph;

  @BeforeEach
  void open() throws IOException {
    tenant = new LoopbackTenant(time);
    GraphOptions options =
        new GraphOptions(
            tenant.root(), "CloudPcDesk/test", false, Duration.ofSeconds(10), Duration.ofSeconds(10));
    graph = GraphServices.open(options, (permission, renew) -> "token", time, new SplittableRandom(7));
  }

  @AfterEach
  void close() {
    tenant.close();
  }

  /** Chooses what is shown now. */
  private List<Target> choose(String... ids) throws IOException {
    List<Target> chosen = new ArrayList<>();
    for (String id : ids) {
      CloudPc pc = graph.cloudPcs().get(id);
      chosen.add(Target.of(pc));
    }
    return chosen;
  }

  private List<ItemState> run(List<Target> chosen) {
    Deprovisioner deprovisioner =
        new Deprovisioner(graph.cloudPcs(), graph.actions(), () -> {}, new Inventory(), time);
    DeprovisionRun run = deprovisioner.plan(chosen);
    run.listen((source, item) -> heard.add(item.state()));
    run.execute();
    return Bench.states(run);
  }

  private List<String> path() {
    return heard.stream().map(state -> state.getClass().getSimpleName()).toList();
  }

  @Test
  void seesItGone() throws IOException {
    tenant.holds("a").after("a", 8, "deprovisioning").goneAfter("a", 20);

    assertThat(run(choose("a"))).singleElement().isInstanceOfSatisfying(
        Deprovisioned.class, end -> assertThat(end.proof()).isEqualTo(Proof.NOT_FOUND));
    assertThat(path()).containsExactly("Checking", "Sent", "Accepted", "Deprovisioning", "Deprovisioned");
    assertThat(((Accepted) heard.get(2)).requestId()).isEqualTo("service-a");
    assertThat(tenant.posts).containsExactly("a");
  }

  @Test
  void seesItNotProvisioned() throws IOException {
    tenant.holds("a").after("a", 8, "deprovisioning").after("a", 20, "notProvisioned");

    assertThat(run(choose("a"))).singleElement().isInstanceOfSatisfying(
        Deprovisioned.class, end -> assertThat(end.proof()).isEqualTo(Proof.NOT_PROVISIONED));
    assertThat(tenant.posts).containsExactly("a");
  }

  @Test
  void seesTheIdUsedAgain() throws IOException {
    Instant again = time.now().plus(Duration.ofMinutes(30));
    tenant
        .holds("a")
        .after("a", 8, "deprovisioning")
        .after("a", 30, new Shown("provisioned", "CPC-new", "a@contoso.example", again));

    assertThat(run(choose("a"))).singleElement().isInstanceOfSatisfying(
        Reprovisioned.class, end -> assertThat(end.newDevice()).isEqualTo("CPC-new"));
    assertThat(tenant.posts).containsExactly("a");
  }

  @Test
  void staysCalmWhenItFlipsBack() throws IOException {
    tenant
        .holds("a")
        .after("a", 5, "deprovisioning")
        .after("a", 9, "inGracePeriod")
        .after("a", 14, "deprovisioning")
        .goneAfter("a", 25);

    assertThat(run(choose("a"))).hasOnlyElementsOfType(Deprovisioned.class);
    assertThat(heard)
        .filteredOn(Deprovisioning.class::isInstance)
        .extracting(state -> ((Deprovisioning) state).shown().text())
        .containsExactly("deprovisioning", "inGracePeriod", "deprovisioning");
    assertThat(tenant.posts).containsExactly("a");
  }

  @Test
  void sendsOnceWhenTheAnswerIsLostAfterTheAct() throws IOException {
    tenant.holds("a").answers("a", Manner.ACTS_AND_DROPS).after("a", 20, "deprovisioning").goneAfter("a", 30);

    assertThat(run(choose("a"))).hasOnlyElementsOfType(Deprovisioned.class);
    assertThat(path()).containsExactly("Checking", "Sent", "Unknown", "Deprovisioning", "Deprovisioned");
    assertThat(tenant.posts).containsExactly("a");
  }

  @Test
  void sendsOnceWhenTheRequestIsLostBeforeTheAct() throws IOException {
    tenant.holds("a").answers("a", Manner.DROPS);

    assertThat(run(choose("a"))).singleElement().isInstanceOfSatisfying(
        Stuck.class, stuck -> assertThat(stuck.shown().isInGracePeriod()).isTrue());
    assertThat(tenant.posts).containsExactly("a");
  }

  @Test
  void sendsNothingForWhatChangedOrDisappearedBetweenChoiceAndCall() throws IOException {
    tenant.holds("a").holds("b").holds("c");
    List<Target> chosen = choose("a", "b", "c");
    tenant
        .shows("a", new Shown("inGracePeriod", "CPC-a", "other@contoso.example", time.now()))
        .loses("b")
        .shows("c", Shown.of("c", "provisioned"));

    assertThat(run(chosen)).satisfiesExactly(
        a -> assertThat(fields(a)).containsExactly(Field.PERSON, Field.PROVISIONED),
        b -> assertThat(((Skipped) b).reason()).isEqualTo(new Reason.Gone()),
        c -> assertThat(fields(c)).containsExactly(Field.STATUS));
    assertThat(tenant.posts).isEmpty();
  }

  @Test
  void saysThatSomebodyElseWasQuicker() throws IOException {
    tenant.holds("a").answers("a", Manner.CONFLICT).after("a", 0, "deprovisioning");

    assertThat(run(choose("a"))).satisfiesExactly(a -> assertThat(fields(a)).containsExactly(Field.STATUS));
    assertThat(tenant.posts).containsExactly("a");
  }

  @Test
  void followsThirtyByLists() throws IOException {
    String[] ids = IntStream.range(0, 30).mapToObj("pc-%02d"::formatted).toArray(String[]::new);
    for (String id : ids) {
      tenant.holds(id).after(id, 10, "deprovisioning").goneAfter(id, 20);
    }
    List<Target> chosen = choose(ids);
    tenant.reads.clear();

    assertThat(run(chosen)).hasSize(30).hasOnlyElementsOfType(Deprovisioned.class);
    assertThat(tenant.posts).containsExactly(ids);
    assertThat(tenant.reads.stream().filter(id -> !id.equals("LIST"))).hasSizeLessThan(2 * 30 + 2 * Follower.FEW);
  }

  private static List<Field> fields(ItemState state) {
    return ((Reason.Changed) ((Skipped) state).reason()).differences().stream().map(Target.Difference::field).toList();
  }
}
