package org.cloudpcdesk.app.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.cloudpcdesk.access.Right.END_GRACE_PERIODS;

import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.cloudpcdesk.access.AccountAccess.Finding;
import org.cloudpcdesk.access.Cause;
import org.cloudpcdesk.access.Standing;
import org.cloudpcdesk.deprovision.Deprovisioner.Eligibility;
import org.cloudpcdesk.graph.GraphException;
import org.cloudpcdesk.model.CloudPc;
import org.cloudpcdesk.model.Permission;
import org.cloudpcdesk.model.Cloud;
import org.cloudpcdesk.platform.Network;
import org.cloudpcdesk.platform.Time;
import org.cloudpcdesk.sample.SampleBrowser;
import org.cloudpcdesk.sample.SampleOptions;
import org.cloudpcdesk.sample.SampleTenant;
import org.cloudpcdesk.settings.MemorySettingsStore;
import org.cloudpcdesk.settings.Settings;
import org.cloudpcdesk.ui.common.Session;
import org.cloudpcdesk.ui.signin.Opener;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the account's roles allow in a served tenant, in a session as the window gets it. */
@Timeout(60)
class RolesTest {
  private static final String READ = "Microsoft.CloudPC/CloudPCs/Read";

  @TempDir Path folder;

  private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
  private SampleTenant tenant;
  private Sessions sessions;
  private Session session;

  @BeforeEach
  void open() throws Exception {
    tenant = SampleTenant.start(SampleOptions.DEFAULTS.withCloudPcs(20).withAutoApprove(true));
    sessions =
        new Sessions(
            new DeskOptions(false, new Roots(tenant.graphRoot(), tenant.loginRoot()), folder, false),
            new MemorySettingsStore(Settings.DEFAULTS),
            new OfflineData(folder, Time.system()),
            new SampleBrowser()::open,
            Time.system(),
            Network.asSystem(),
            executor,
            SampleOptions.DEFAULTS);
  }

  private void signedIn() throws Exception {
    session = sessions.open(new Opener.Request.Tenant("", Cloud.GLOBAL, Opener.Way.BROWSER), code -> {}).get();
    session.access().read();
  }

  @AfterEach
  void close() {
    session.close();
    executor.shutdownNow();
    sessions.close();
    tenant.close();
  }

  private CloudPc inGrace() throws GraphException {
    return session.cloudPcs().get(tenant.control().ids("inGracePeriod").getFirst());
  }

  @Test
  void whoMayActIsOfferedTheAction() throws Exception {
    signedIn();
    assertThat(session.access().standing(END_GRACE_PERIODS)).isEqualTo(Standing.NOT_ASKED_YET);
    assertThat(session.deprovisioner().eligibility(inGrace())).isEqualTo(Eligibility.ELIGIBLE);
  }

  @Test
  void whoseRoleOnlyReadsIsToldSoAndCanActivateAnother() throws Exception {
    tenant.identity().allow(Set.of(READ));
    signedIn();
    CloudPc pc = inGrace();
    assertThat(session.deprovisioner().eligibility(pc)).isEqualTo(Eligibility.ROLE_MISSING);
    tenant.identity().allow(null);

    session.access().read();
    assertThat(session.deprovisioner().eligibility(pc)).as("the token is older than the role")
        .isEqualTo(Eligibility.ROLE_MISSING);
    session.access().renew();

    assertThat(session.deprovisioner().eligibility(pc)).isEqualTo(Eligibility.ELIGIBLE);
  }

  @Test
  void aRefusalNamesThePermissionItNeededAndTheMissingRole() throws Exception {
    tenant.identity().allow(Set.of("Microsoft.CloudPC/ProvisioningPolicies/Read"));
    signedIn();

    GraphException refused =
        catchThrowableOfType(GraphException.class, () -> session.cloudPcs().get("00000000-0000-4000-8000-000000000000"));

    assertThat(refused.kind()).isEqualTo(GraphException.Kind.ROLE_MISSING);
    assertThat(refused.permission()).contains(Permission.CLOUD_PC_READ);
    assertThat(session.access().explain(refused).getFirst()).isEqualTo(new Finding(Cause.ROLE, true));
  }
}
