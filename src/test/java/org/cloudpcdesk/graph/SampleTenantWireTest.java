package org.cloudpcdesk.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicReference;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.cloudpcdesk.graph.GraphException.Delivery;
import org.cloudpcdesk.graph.GraphException.Kind;
import org.cloudpcdesk.model.CloudPc;
import org.cloudpcdesk.platform.SimulatedTime;
import org.cloudpcdesk.sample.SampleOptions;
import org.cloudpcdesk.sample.SampleTenant;
import org.cloudpcdesk.sample.TokenRegister;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The client against the sample tenant, which shares no code with it. */
class SampleTenantWireTest {
  private final SimulatedTime time = SimulatedTime.start();
  private final AtomicReference<String> token = new AtomicReference<>();
  private SampleTenant tenant;
  private GraphServices graph;

  @BeforeEach
  void start() throws IOException {
    tenant = SampleTenant.start(SampleOptions.DEFAULTS.withSpeed(0));
    token.set(tenant.accessToken());
    graph =
        GraphServices.open(
            GraphTest.options(tenant.graphRoot(), false),
            (permission, renew) -> renew ? renewed() : token.get(),
            time,
            new SplittableRandom(7));
  }

  @AfterEach
  void stop() {
    tenant.close();
  }

  @Test
  void theWholeListComesInItsOrderAndTheCountsAgree() throws IOException {
    List<CloudPc> all = list();

    assertThat(all).extracting(CloudPc::id).containsExactlyElementsOf(tenant.control().ids());
    assertThat(all).hasSize(1_200).allSatisfy(pc -> assertThat(pc.status().text()).isNotEmpty());
    assertThat(graph.cloudPcs().countByStatus().values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(1_200);
  }

  @Test
  void aSingleReadSaysTheSameAsTheList() throws IOException {
    CloudPc listed = list().getFirst();

    CloudPc read = graph.cloudPcs().get(listed.id());

    assertThat(read.toBuilder().rest(null).build()).isEqualTo(listed.toBuilder().rest(null).build());
  }

  @Test
  void aFilterIsUnderstood() throws IOException {
    List<String> ids = new ArrayList<>();

    graph.cloudPcs().list("status eq 'inGracePeriod'", page -> page.rows().forEach(pc -> ids.add(pc.id())));

    assertThat(ids).isNotEmpty().containsExactlyElementsOf(tenant.control().ids("inGracePeriod"));
  }

  @Test
  void aSessionRevokedInTheMiddleOfPagingIsRenewedOnceAndNothingIsMissing() throws IOException {
    List<String> ids = new ArrayList<>();

    graph
        .cloudPcs()
        .list(
            null,
            page -> {
              if (ids.isEmpty()) {
                tenant.tokens().revokeAll();
              }
              page.rows().forEach(pc -> ids.add(pc.id()));
            });

    assertThat(ids).containsExactlyElementsOf(tenant.control().ids());
    assertThat(graph.requests().recent()).filteredOn(entry -> entry.status() == 401).hasSize(1);
  }

  @Test
  void endsAGracePeriodWithOnePost() throws IOException {
    String id = tenant.control().ids("inGracePeriod").getFirst();

    CloudPcActions.Accepted accepted = graph.actions().endGracePeriod(id);

    assertThat(accepted.requestId()).isNotBlank();
    assertThat(tenant.control().endGracePeriodPosts(id)).isEqualTo(1);
  }

  @Test
  void aCloudPcThatDisappearedIsNotFound() {
    String id = tenant.control().ids("inGracePeriod").getFirst();
    tenant.control().delete(id);

    assertThat(failure(() -> graph.cloudPcs().get(id)).kind()).isEqualTo(Kind.NOT_FOUND);
    GraphException why = failure(() -> graph.actions().endGracePeriod(id));
    assertThat(why.kind()).isEqualTo(Kind.NOT_FOUND);
    assertThat(why.delivery()).isEqualTo(Delivery.REFUSED);
    assertThat(why.requestId()).isPresent();
  }

  @Test
  void readingRightsDoNotDeprovisionAndWhatTheServiceDoesNotSayIsTakenForARole() {
    String id = tenant.control().ids("inGracePeriod").getFirst();
    token.set(issue(Set.of("CloudPC.Read.All")));

    GraphException why = failure(() -> graph.actions().endGracePeriod(id));

    assertThat(why.kind()).isEqualTo(Kind.ROLE_MISSING);
    assertThat(why.delivery()).isEqualTo(Delivery.REFUSED);
    assertThat(tenant.control().find(id)).get().matches(pc -> pc.is("inGracePeriod"));
  }

  private List<CloudPc> list() throws GraphException {
    List<CloudPc> all = new ArrayList<>();
    graph.cloudPcs().list(null, page -> all.addAll(page.rows()));
    return all;
  }

  private String renewed() {
    token.set(issue(SampleTenant.ALL_SCOPES));
    return token.get();
  }

  private String issue(Set<String> scopes) {
    return tenant.tokens().issue(new TokenRegister.Grant("admin@contoso.example", scopes), Duration.ofHours(1));
  }

  private static GraphException failure(ThrowingCallable call) {
    return catchThrowableOfType(GraphException.class, call);
  }
}
