package org.cloudpcdesk.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cloudpcdesk.access.Right.END_GRACE_PERIODS;
import static org.cloudpcdesk.access.Right.SEE_CLOUD_PCS;
import static org.cloudpcdesk.access.Right.SEE_PEOPLE;
import static org.cloudpcdesk.model.Permission.CLOUD_PC_READ;
import static org.cloudpcdesk.model.Permission.CLOUD_PC_READ_WRITE;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.cloudpcdesk.access.AccountAccess.Finding;
import org.cloudpcdesk.graph.DirectoryApi;
import org.cloudpcdesk.graph.GraphException;
import org.cloudpcdesk.graph.GraphException.Kind;
import org.cloudpcdesk.model.Account;
import org.cloudpcdesk.model.Cloud;
import org.cloudpcdesk.model.Organization;
import org.cloudpcdesk.model.Permission;
import org.cloudpcdesk.model.Person;
import org.cloudpcdesk.model.SubscribedSku;
import org.cloudpcdesk.platform.SimulatedTime;
import org.cloudpcdesk.signin.FakeSignIn;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is said about what an account may do, and why it was refused. */
class AccountAccessTest {
  private static final Account ACCOUNT = new Account("1.2", "alex@contoso.com", "Alex", "11111111-2222-4333-8444-5");
  private static final String READ = "Microsoft.CloudPC/CloudPCs/Read";
  private static final String END = "Microsoft.CloudPC/CloudPCs/EndGracePeriod";

  private final List<String> renewed = new ArrayList<>();
  private Set<Permission> granted = Set.of(CLOUD_PC_READ);
  private @Nullable Set<String> roles = Set.of(READ, END);
  private List<SubscribedSku> skus = List.of();
  private int skusRead;

  private final FakeSignIn signIn =
      new FakeSignIn(ACCOUNT) {
        @Override
        public Set<Permission> granted() {
          return granted;
        }

        @Override
        public String token(Permission permission, boolean renew) {
          renewed.add(permission + " " + renew);
          return "token";
        }
      };

  private final DirectoryApi directory =
      new DirectoryApi() {
        @Override
        public Person person(String userPrincipalNameOrId) {
          throw new UnsupportedOperationException();
        }

        @Override
        public List<Person.License> licenses(String userPrincipalNameOrId) {
          throw new UnsupportedOperationException();
        }

        @Override
        public Organization organization() {
          throw new UnsupportedOperationException();
        }

        @Override
        public List<SubscribedSku> subscribedSkus() {
          skusRead++;
          return skus;
        }
      };

  private AccountAccess in(Cloud cloud) {
    return new AccountAccess(signIn, this::effective, directory, ACCOUNT, cloud, "client", SimulatedTime.start());
  }

  private Set<String> effective() throws GraphException {
    if (roles == null) {
      throw GraphException.of(Kind.ROLE_MISSING, "refused").httpStatus(403).build();
    }
    return roles;
  }

  private AccountAccess read() throws GraphException {
    AccountAccess access = in(Cloud.GLOBAL);
    access.read();
    return access;
  }

  private static GraphException refused(Kind kind, Permission needed) {
    return GraphException.of(kind, "refused").httpStatus(403).permission(needed).build();
  }

  @Test
  void onlyWhatIsKnownToBeRefusedIsCalledSo() throws Exception {
    AccountAccess access = in(Cloud.GLOBAL);
    assertThat(access.standing(SEE_CLOUD_PCS)).isEqualTo(Standing.UNKNOWN);
    assertThat(access.standing(END_GRACE_PERIODS)).isEqualTo(Standing.NOT_ASKED_YET);

    access.read();

    assertThat(access.standing(SEE_CLOUD_PCS)).isEqualTo(Standing.ALLOWED);
    assertThat(access.standing(END_GRACE_PERIODS)).isEqualTo(Standing.NOT_ASKED_YET);
    assertThat(access.standing(SEE_PEOPLE)).isEqualTo(Standing.NOT_ASKED_YET);
    granted = Set.of(CLOUD_PC_READ, CLOUD_PC_READ_WRITE);
    assertThat(access.standing(END_GRACE_PERIODS)).isEqualTo(Standing.ALLOWED);
  }

  @Test
  void aMissingRoleIsKnownBeforeThePermissionIsAskedFor() throws Exception {
    roles = Set.of(READ);
    assertThat(read().standing(END_GRACE_PERIODS)).isEqualTo(Standing.ROLE_MISSING);
  }

  @Test
  void whatACloudLacksIsRefusedThereAlone() {
    assertThat(in(Cloud.US_GOVERNMENT_L5).standing(END_GRACE_PERIODS)).isEqualTo(Standing.NOT_IN_CLOUD);
    assertThat(in(Cloud.US_GOVERNMENT_L5).standing(SEE_CLOUD_PCS)).isEqualTo(Standing.UNKNOWN);
    assertThat(in(Cloud.US_GOVERNMENT_L4).standing(END_GRACE_PERIODS)).isEqualTo(Standing.NOT_ASKED_YET);
  }

  @Test
  void aRoleThatWasActivatedIsSeenWithANewToken() throws Exception {
    roles = Set.of(READ);
    AccountAccess access = read();
    List<String> told = new ArrayList<>();
    Runnable stop = access.listen(() -> told.add("news"));
    roles = Set.of(READ, END);

    access.renew();

    assertThat(renewed).containsExactly("CLOUD_PC_READ true");
    assertThat(access.standing(END_GRACE_PERIODS)).isEqualTo(Standing.NOT_ASKED_YET);
    assertThat(told).hasSize(1);
    stop.run();
    access.renew();
    assertThat(told).hasSize(1);
  }

  @Test
  void aPermissionThatTheTokenLacksIsAQuestionOfConsent() throws Exception {
    assertThat(read().explain(refused(Kind.CONSENT_MISSING, CLOUD_PC_READ_WRITE)))
        .containsExactly(new Finding(Cause.CONSENT, true));
    assertThat(
        read().explain(GraphException.of(Kind.CONSENT_MISSING, "no token").code("AADSTS65001").build()))
        .containsExactly(new Finding(Cause.CONSENT, true));
  }

  @Test
  void aRoleThatIsKnownToBeMissingIsCertain() throws Exception {
    roles = Set.of(READ);
    granted = Set.of(CLOUD_PC_READ, CLOUD_PC_READ_WRITE);

    assertThat(read().explain(refused(Kind.ROLE_MISSING, CLOUD_PC_READ_WRITE)))
        .containsExactly(
            new Finding(Cause.ROLE, true), new Finding(Cause.ELIGIBLE_ROLE, false), new Finding(Cause.OLD_TOKEN, false));
  }

  @Test
  void aRefusalInSpiteOfTheRoleIsOfScopeTagsOrAPolicy() throws Exception {
    granted = Set.of(CLOUD_PC_READ, CLOUD_PC_READ_WRITE);

    assertThat(read().explain(refused(Kind.ROLE_MISSING, CLOUD_PC_READ_WRITE)))
        .extracting(Finding::cause)
        .containsExactly(Cause.SCOPE_TAG, Cause.POLICY, Cause.OLD_TOKEN);
  }

  @Test
  void nothingIsCertainWhenNotEvenTheRolesCanBeRead() {
    assertThat(in(Cloud.GLOBAL).explain(refused(Kind.ROLE_MISSING, CLOUD_PC_READ)))
        .allMatch(finding -> !finding.certain())
        .extracting(Finding::cause)
        .containsExactly(Cause.ROLE, Cause.ELIGIBLE_ROLE, Cause.OLD_TOKEN, Cause.LICENSE, Cause.POLICY);
  }

  @Test
  void aPermissionTheTokenLacksIsAQuestionOfConsentHoweverTheServicePutsIt() throws Exception {
    assertThat(read().explain(refused(Kind.ROLE_MISSING, CLOUD_PC_READ_WRITE)))
        .containsExactly(new Finding(Cause.CONSENT, true));
  }

  @Test
  void aTenantWithoutWindows365IsCertainWhenItsSubscriptionsMayBeRead() throws Exception {
    AccountAccess access = in(Cloud.GLOBAL);
    skus = List.of(new SubscribedSku("id", "ENTERPRISEPACK", 5, 10, List.of()));
    access.readSubscriptions();
    assertThat(skusRead).as("nobody was asked for the permission").isZero();
    assertThat(access.explain(refused(Kind.ROLE_MISSING, CLOUD_PC_READ)))
        .contains(new Finding(Cause.LICENSE, false));

    granted = Set.of(CLOUD_PC_READ, Permission.LICENSE_READ);
    access.readSubscriptions();
    assertThat(access.explain(refused(Kind.ROLE_MISSING, CLOUD_PC_READ)))
        .containsExactly(new Finding(Cause.LICENSE, true));

    skus = List.of(new SubscribedSku("id", "CPC_E_2C_4GB_128GB", 5, 10, List.of("plan")));
    access.readSubscriptions();
    assertThat(access.explain(refused(Kind.ROLE_MISSING, CLOUD_PC_READ)))
        .extracting(Finding::cause)
        .containsExactly(Cause.ROLE, Cause.ELIGIBLE_ROLE, Cause.OLD_TOKEN, Cause.POLICY);
  }

  @Test
  void aPolicyIsCertainWhenTheIdentityServiceNamesIt() throws Exception {
    assertThat(read().explain(GraphException.of(Kind.ROLE_MISSING, "no token").code("AADSTS53003").build()))
        .containsExactly(new Finding(Cause.POLICY, true));
  }

  @Test
  void theConsentPageIsOfThatTenantClientAndCloud() {
    assertThat(in(Cloud.GLOBAL).adminConsentPage(Set.of(CLOUD_PC_READ_WRITE)))
        .hasToString(
            "https://login.microsoftonline.com/11111111-2222-4333-8444-5/v2.0/adminconsent?client_id=client"
                + "&scope=https%3A%2F%2Fgraph.microsoft.com%2FCloudPC.ReadWrite.All&redirect_uri=http%3A%2F%2Flocalhost");
    assertThat(in(Cloud.US_GOVERNMENT_L4).adminConsentPage(Set.of(CLOUD_PC_READ)).toString())
        .startsWith("https://login.microsoftonline.us/")
        .contains("graph.microsoft.us%2FCloudPC.Read.All");
    assertThat(in(Cloud.US_GOVERNMENT_L4).roleActivationPage()).hasHost("entra.microsoft.us");
  }
}
