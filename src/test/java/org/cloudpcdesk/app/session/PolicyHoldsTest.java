package org.cloudpcdesk.app.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.cloudpcdesk.deprovision.Confirmation;
import org.cloudpcdesk.deprovision.DeprovisionPlan;
import org.cloudpcdesk.deprovision.Refusal;
import org.cloudpcdesk.deprovision.Rules;
import org.cloudpcdesk.model.CloudPc;
import org.cloudpcdesk.model.Cloud;
import org.cloudpcdesk.platform.Network;
import org.cloudpcdesk.platform.PolicyFile;
import org.cloudpcdesk.platform.Time;
import org.cloudpcdesk.sample.SampleBrowser;
import org.cloudpcdesk.sample.SampleOptions;
import org.cloudpcdesk.sample.SampleTenant;
import org.cloudpcdesk.settings.FileSettingsStore;
import org.cloudpcdesk.settings.ManagedSettings;
import org.cloudpcdesk.settings.Policy;
import org.cloudpcdesk.signin.SignInException;
import org.cloudpcdesk.ui.common.KnownAccount;
import org.cloudpcdesk.ui.common.KnownAccount.Standing;
import org.cloudpcdesk.ui.common.Session;
import org.cloudpcdesk.ui.signin.Opener;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A policy holds where a setting is used, against a settings file that says otherwise: real sign-in, real HTTP. */
@Timeout(60)
class PolicyHoldsTest {
  private static final String OTHER_TENANT = "11111111-8f5a-4c8e-9a5b-7a4f6a1d2c3b";

  @TempDir private Path folder;
  private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
  private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();
  private SampleTenant tenant;

  @BeforeEach
  void begin() throws IOException {
    tenant = SampleTenant.start(SampleOptions.DEFAULTS.withCloudPcs(40).withAutoApprove(true));
  }

  @AfterEach
  void end() {
    tenant.close();
    executor.shutdownNow();
    scheduler.shutdownNow();
  }

  @Test
  void anAccountOfAnotherTenantIsSignedOutAgain() throws Exception {
    try (Sessions sessions = sessions("{\"allowedTenants\": [\"%s\"]}".formatted(OTHER_TENANT), "{}")) {
      assertThatThrownBy(() -> open(sessions))
          .isInstanceOfSatisfying(
              ExecutionException.class,
              failed ->
                  assertThat(failed.getCause())
                      .isInstanceOfSatisfying(
                          SignInException.class,
                          why -> assertThat(why.kind()).isEqualTo(SignInException.Kind.TENANT_NOT_ALLOWED)));
    }
  }

  @Test
  void anAccountOfAnAllowedTenantIsLetIn() throws Exception {
    String own = "{\"allowedTenants\": [\"%s\"]}".formatted(OTHER_TENANT);
    try (Sessions sessions = sessions("{\"allowedTenants\": [\"%s\"]}".formatted(SampleTenant.TENANT_ID), own);
        Session session = open(sessions)) {
      assertThat(session.account().tenantId()).isEqualTo(SampleTenant.TENANT_ID);
    }
  }

  @Test
  void aTenantThatIsNotAllowedAnyMoreIsKnownButNotOpened() throws Exception {
    try (Sessions before = sessions("{}", "{}")) {
      open(before).close();
      assertThat(before.known()).extracting(KnownAccount::standing).containsExactly(Standing.READY);
    }
    try (Sessions sessions = sessions("{\"allowedTenants\": [\"%s\"]}".formatted(OTHER_TENANT), "{}")) {
      KnownAccount known = sessions.known().getFirst();
      assertThat(known.standing()).isEqualTo(Standing.NOT_ALLOWED);
      for (Standing standing : Standing.values()) {
        KnownAccount claimed = new KnownAccount(known.account(), known.cloud(), false, standing);
        assertRefused(
            sessions.open(new Opener.Request.Known(claimed), code -> {}), SignInException.Kind.TENANT_NOT_ALLOWED);
      }
    }
  }

  @Test
  void aTenantOrACloudThatThePolicyDoesNotNameAnyMoreIsNotOpened() throws Exception {
    KnownAccount known;
    try (Sessions before = sessions("{}", "{}")) {
      open(before).close();
      known = before.known().getFirst();
    }
    for (String policy : List.of("{\"tenant\": \"%s\"}".formatted(OTHER_TENANT), "{\"cloud\": \"US_GOVERNMENT_L4\"}")) {
      try (Sessions sessions = sessions(policy, "{}")) {
        for (Standing standing : Standing.values()) {
          KnownAccount claimed = new KnownAccount(known.account(), known.cloud(), false, standing);
          assertRefused(
              sessions.open(new Opener.Request.Known(claimed), code -> {}), SignInException.Kind.TENANT_NOT_ALLOWED);
        }
      }
    }
  }

  @Test
  void aTenantThatIsNamedByItsIdAndNotAllowedIsRefusedBeforeAnybodyIsAsked() throws Exception {
    try (Sessions sessions = sessions("{\"allowedTenants\": [\"%s\"]}".formatted(OTHER_TENANT), "{}")) {
      for (Opener.Way way : Opener.Way.values()) {
        assertRefused(
            sessions.open(new Opener.Request.Tenant(SampleTenant.TENANT_ID, Cloud.GLOBAL, way), code -> {}),
            SignInException.Kind.TENANT_NOT_ALLOWED);
      }
    }
  }

  @Test
  void aCodeIsNotAskedForWhereThePolicySaysSo() throws Exception {
    try (Sessions sessions = sessions("{\"deviceCodeSignIn\": false}", "{\"deviceCodeSignIn\": true}")) {
      assertRefused(
          sessions.open(new Opener.Request.Tenant("", Cloud.GLOBAL, Opener.Way.CODE), code -> {}),
          SignInException.Kind.CODE_NOT_ALLOWED);
    }
  }

  @Test
  void theTenantAndTheCloudOfThePolicyHoldOverWhatWasTyped() throws Exception {
    String policy = "{\"tenant\": \"%s\", \"cloud\": \"US_GOVERNMENT_L4\"}".formatted(SampleTenant.TENANT_ID);
    try (Sessions sessions = sessions(policy, "{}");
        Session session =
            sessions
                .open(new Opener.Request.Tenant(OTHER_TENANT, Cloud.GLOBAL, Opener.Way.BROWSER), code -> {})
                .get(30, TimeUnit.SECONDS)) {
      assertThat(session.account().tenantId()).isEqualTo(SampleTenant.TENANT_ID);
      assertThat(session.access().cloud()).isEqualTo(Cloud.US_GOVERNMENT_L4);
    }
  }

  private static void assertRefused(CompletableFuture<Session> opened, SignInException.Kind kind) {
    assertThatThrownBy(() -> opened.get(30, TimeUnit.SECONDS))
        .cause()
        .isInstanceOfSatisfying(SignInException.class, why -> assertThat(why.kind()).isEqualTo(kind));
  }

  @Test
  void readOnlyHoldsInTheEngineAndOnTheWire() throws Exception {
    try (Sessions sessions = sessions("{\"readOnly\": true}", "{\"readOnly\": false}");
        Session session = open(sessions)) {
      assertThat(session.readOnly()).isTrue();
      assertThat(plan(session).refusal(said())).contains(new Refusal.ReadOnly());
    }
  }

  @Test
  void aBrokenPolicyAllowsLookingOnly() throws Exception {
    try (Sessions sessions = sessions("{\"readOnly\": false", "{}");
        Session session = open(sessions)) {
      assertThat(session.readOnly()).isTrue();
      assertThat(plan(session).refusal(said())).contains(new Refusal.ReadOnly());
    }
  }

  @Test
  void ceilingWindowAndConfirmationAreTheRunsOwn() throws Exception {
    String policy = "{\"ceiling\": 3, \"cancelWindowSeconds\": 60, \"confirmation\": \"ALWAYS\"}";
    String own = "{\"ceiling\": 9000, \"cancelWindowSeconds\": 0, \"confirmation\": \"STANDARD\"}";
    try (Sessions sessions = sessions(policy, own);
        Session session = open(sessions)) {
      DeprovisionPlan plan = plan(session);
      assertThat(plan.rules()).isEqualTo(new Rules(false, Duration.ofMinutes(60), Duration.ofSeconds(60), 3, 0));
      assertThat(plan.willEnd()).hasSize(1);
      assertThat(plan.refusal(said())).get().isInstanceOf(Refusal.TenantNotTyped.class);
    }
  }

  @Test
  void aProductionTenantOfTheUsersOwnListIsOne() throws Exception {
    String own = "{\"productionTenants\": [\"%s\"]}".formatted(SampleTenant.TENANT_ID);
    try (Sessions sessions = sessions("{}", own);
        Session session = open(sessions)) {
      assertThat(plan(session).actor().production()).isTrue();
    }
  }

  private static Session open(Sessions sessions) throws Exception {
    return sessions.open(new Opener.Request.Tenant("", Cloud.GLOBAL, Opener.Way.BROWSER), code -> {}).get(30, TimeUnit.SECONDS);
  }

  private static Confirmation said() {
    return Confirmation.of("", "");
  }

  private static DeprovisionPlan plan(Session session) throws Exception {
    List<CloudPc> all = new ArrayList<>();
    session.cloudPcs().list(null, page -> all.addAll(page.rows()));
    CloudPc pc = all.stream().filter(one -> one.status().isInGracePeriod()).findFirst().orElseThrow();
    return session.deprovisioner().prepare(List.of(pc));
  }

  private Sessions sessions(String policy, String own) throws IOException {
    Path file = Files.writeString(folder.resolve("policy.json"), policy);
    Files.writeString(folder.resolve("settings.json"), own);
    ManagedSettings settings =
        new ManagedSettings(
            new FileSettingsStore(folder.resolve("settings.json"), "test", scheduler),
            Policy.read(List.of(new PolicyFile(file))));
    return new Sessions(
        new DeskOptions(false, new Roots(tenant.graphRoot(), tenant.loginRoot()), folder, false),
        settings,
        new OfflineData(folder, Time.system()),
        new SampleBrowser()::open,
        Time.system(),
        Network.asSystem(),
        executor,
        SampleOptions.DEFAULTS);
  }
}
