package org.cloudpcdesk.app.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.cloudpcdesk.model.Permission.CLOUD_PC_READ;
import static org.cloudpcdesk.model.Permission.USER_READ;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.cloudpcdesk.graph.CloudPcApi;
import org.cloudpcdesk.graph.GraphException;
import org.cloudpcdesk.graph.GraphOptions;
import org.cloudpcdesk.graph.GraphServices;
import org.cloudpcdesk.model.Cloud;
import org.cloudpcdesk.model.Permission;
import org.cloudpcdesk.platform.Time;
import org.cloudpcdesk.sample.Fault;
import org.cloudpcdesk.sample.SampleBrowser;
import org.cloudpcdesk.sample.SampleOptions;
import org.cloudpcdesk.sample.SampleTenant;
import org.cloudpcdesk.signin.MsalSignIn;
import org.cloudpcdesk.signin.SignInOptions;
import org.cloudpcdesk.signin.TokenCache;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Continuous access evaluation, from Graph's 401 through the real msal4j to the identity service and back. */
@Timeout(60)
class ClaimsChallengeTest {
  private static final Set<Permission> FIRST = Set.of(CLOUD_PC_READ, USER_READ);
  private static final String CLAIMS =
      "{\"access_token\":{\"nbf\":{\"essential\":true,\"value\":\"1604106651\"}}}";

  private final List<URI> pages = new CopyOnWriteArrayList<>();
  private SampleTenant tenant;
  private MsalSignIn signIn;
  private GraphServices graph;

  @BeforeEach
  void open() throws Exception {
    tenant = SampleTenant.start(SampleOptions.DEFAULTS.withCloudPcs(5).withAutoApprove(true));
    // A client of its own, because msal4j remembers failures per client id for the whole JVM.
    signIn =
        new MsalSignIn(
            new SignInOptions(
                UUID.randomUUID().toString(),
                SignInOptions.ANY_ORGANIZATION,
                Cloud.GLOBAL,
                tenant.loginRoot(),
                Duration.ofSeconds(30)),
            TokenCache.inMemory(),
            this::open,
            Time.system());
    graph =
        GraphServices.open(
            new GraphOptions(tenant.graphRoot(), "test", false, Duration.ofSeconds(5), Duration.ofSeconds(20)),
            new GraphTokens(signIn),
            Time.system(),
            new SplittableRandom(7));
    signIn.interactive(FIRST).get();
  }

  private void open(URI page) throws IOException {
    pages.add(page);
    new SampleBrowser().open(page);
  }

  @AfterEach
  void close() {
    graph.close();
    signIn.close();
    tenant.close();
  }

  private String first() {
    return tenant.control().ids().getFirst();
  }

  @Test
  void aChallengeThatARenewalMeetsIsNeverSeen() throws Exception {
    tenant.faults().once("GET", "cloudPCs", new Fault.ClaimsDemanded(CLAIMS, false));

    assertThat(graph.cloudPcs().get(first()).id()).isEqualTo(first());

    assertThat(pages).hasSize(1);
    assertThat(tenant.tokens().check(signIn.token(CLOUD_PC_READ, false)).orElseThrow().claims())
        .contains("1604106651", "cp1");
  }

  @Test
  void aChallengeThatNeedsAPersonIsTriedSilentlyOnceAndThenGoesWithTheNextSignIn() throws Exception {
    tenant.faults().once("GET", "cloudPCs", new Fault.ClaimsDemanded(CLAIMS, true));

    GraphException refused = catchThrowableOfType(GraphException.class, () -> graph.cloudPcs().get(first()));
    assertThat(refused.kind()).isEqualTo(GraphException.Kind.SIGN_IN_AGAIN);
    assertThat(refused.code()).contains("AADSTS50076");
    assertThat(refused.toString() + refused.getCause()).doesNotContain("1604106651", "nbf");
    assertThat(pages).hasSize(1);

    signIn.interactive(Set.of(CLOUD_PC_READ)).get();

    assertThat(pages.getLast().toString()).contains("1604106651").contains("login_hint=");
    assertThat(graph.cloudPcs().get(first()).id()).isEqualTo(first());
    signIn.interactive(Set.of(CLOUD_PC_READ)).get();
    assertThat(pages.getLast().toString()).doesNotContain("1604106651");
  }

  @Test
  void aChallengeWithinABatchIsMetSilentlyAsOneOutside() throws Exception {
    tenant.faults().once("GET", "cloudPCs", new Fault.ClaimsDemanded(CLAIMS, false));

    assertThat(graph.cloudPcs().getMany(tenant.control().ids()).values())
        .hasSize(5)
        .allMatch(CloudPcApi.Reading.Found.class::isInstance);

    assertThat(pages).hasSize(1);
    assertThat(graph.requests().recent()).as("one batch, and once more").hasSize(2);
    assertThat(tenant.tokens().check(signIn.token(CLOUD_PC_READ, false)).orElseThrow().claims()).contains("1604106651");
  }

  @Test
  void aChallengeWithinABatchThatNeedsAPersonGoesWithTheNextSignIn() throws Exception {
    tenant.faults().once("GET", "cloudPCs", new Fault.ClaimsDemanded(CLAIMS, true));

    assertThat(graph.cloudPcs().getMany(tenant.control().ids()).values())
        .hasSize(5)
        .allMatch(reading -> reading instanceof CloudPcApi.Reading.Failed(GraphException why)
            && why.kind() == GraphException.Kind.SIGN_IN_AGAIN
            && why.code().equals(Optional.of("AADSTS50076")));
    assertThat(pages).hasSize(1);

    signIn.interactive(Set.of(CLOUD_PC_READ)).get();

    assertThat(pages.getLast().toString()).contains("1604106651");
    assertThat(graph.cloudPcs().getMany(tenant.control().ids()).values())
        .allMatch(CloudPcApi.Reading.Found.class::isInstance);
  }

  @Test
  void everyTokenIsAskedForWithTheCapabilityToAnswerChallenges() throws Exception {
    assertThat(tenant.tokens().check(signIn.token(CLOUD_PC_READ, false)).orElseThrow().claims()).contains("cp1");
    assertThat(tenant.tokens().check(signIn.token(CLOUD_PC_READ, true)).orElseThrow().claims()).contains("cp1");
  }
}
