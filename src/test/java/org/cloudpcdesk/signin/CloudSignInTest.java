package org.cloudpcdesk.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.cloudpcdesk.model.Permission.CLOUD_PC_READ;
import static org.cloudpcdesk.model.Permission.CLOUD_PC_READ_WRITE;
import static org.cloudpcdesk.model.Permission.USER_READ;
import static org.cloudpcdesk.signin.SampleLogin.ALEX;

import java.io.IOException;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.cloudpcdesk.model.Account;
import org.cloudpcdesk.model.Cloud;
import org.cloudpcdesk.model.Permission;
import org.cloudpcdesk.platform.Time;
import org.cloudpcdesk.sample.SampleCloud;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The same sign-in in each of Microsoft's clouds, against an identity service that knows that cloud's Graph alone. */
@Timeout(60)
class CloudSignInTest {
  private static final Set<Permission> FIRST = Set.of(CLOUD_PC_READ, USER_READ);

  private SampleLogin login;
  private PersonAtBrowser person;

  @BeforeEach
  void open() throws IOException {
    login = new SampleLogin();
    person = PersonAtBrowser.choosing(ALEX);
  }

  @AfterEach
  void close() {
    login.close();
  }

  private MsalSignIn signIn(Cloud cloud, TokenCache cache) {
    return new MsalSignIn(login.options(SignInOptions.ANY_ORGANIZATION, cloud), cache, person, Time.system());
  }

  @ParameterizedTest
  @EnumSource(Cloud.class)
  void signsInAsksForMoreAndIsRemembered(Cloud cloud) throws Exception {
    login.identity.answerAsCloud(SampleCloud.valueOf(cloud.name()));
    TokenCache cache = TokenCache.inMemory();
    SignInOptions options = login.options(SignInOptions.ANY_ORGANIZATION, cloud);
    MsalSignIn signIn = new MsalSignIn(options, cache, person, Time.system());

    Account alex = signIn.interactive(FIRST).get();
    signIn.interactive(Set.of(CLOUD_PC_READ_WRITE)).get();

    assertThat(person.opened.getFirst().getRawQuery())
        .contains(cloud.graphRoot().getHost() + "%2FCloudPC.Read.All");
    assertThat(signIn.granted()).contains(CLOUD_PC_READ, CLOUD_PC_READ_WRITE);
    assertThat(login.check(signIn.token(CLOUD_PC_READ_WRITE, true)).orElseThrow().userPrincipalName()).isEqualTo(ALEX);

    MsalSignIn next = new MsalSignIn(options, cache, person, Time.system());
    assertThat(next.remembered()).containsExactly(alex);
    assertThat(next.silent(alex, FIRST)).isEqualTo(alex);
  }

  @ParameterizedTest
  @EnumSource(Cloud.class)
  void aCodeSignsIn(Cloud cloud) throws Exception {
    login.identity.answerAsCloud(SampleCloud.valueOf(cloud.name()));

    assertThat(
        signIn(cloud, TokenCache.inMemory())
            .deviceCode(
                FIRST,
                code -> {
                  try {
                    person.type(code);
                  } catch (IOException failed) {
                    throw new IllegalStateException(failed);
                  }
                })
            .get()
            .username())
        .isEqualTo(ALEX);
  }

  @Test
  void anotherCloudsIdentityServiceGivesNoToken() {
    login.identity.answerAsCloud(SampleCloud.US_GOVERNMENT_L4);

    Throwable failure = catchThrowable(() -> signIn(Cloud.GLOBAL, TokenCache.inMemory()).interactive(FIRST).get());

    assertThat(failure).isInstanceOf(ExecutionException.class).hasCauseInstanceOf(SignInException.class);
  }

  @Test
  void anAccountOfOneCloudIsNotOfferedInAnother() throws Exception {
    TokenCache cache = TokenCache.inMemory();
    SignInOptions global = login.options(SignInOptions.ANY_ORGANIZATION, Cloud.GLOBAL);
    SignInOptions government =
        new SignInOptions(
            global.clientId(), global.tenant(), Cloud.US_GOVERNMENT_L4, global.loginRoot(), global.patience());
    Account alex = new MsalSignIn(global, cache, person, Time.system()).interactive(FIRST).get();
    MsalSignIn elsewhere = new MsalSignIn(government, cache, person, Time.system());

    assertThat(elsewhere.remembered()).isEmpty();
    assertThat(((SignInException) catchThrowable(() -> elsewhere.silent(alex, FIRST))).kind())
        .isEqualTo(SignInException.Kind.INTERACTION_REQUIRED);
  }

  @Test
  void eachCloudHasItsOwnAddresses() {
    assertThat(Cloud.US_GOVERNMENT_L4.graphRoot()).isEqualTo(URI.create("https://graph.microsoft.us"));
    assertThat(Cloud.US_GOVERNMENT_L5.graphRoot()).isEqualTo(URI.create("https://dod-graph.microsoft.us"));
    for (Cloud cloud : Cloud.values()) {
      assertThat(cloud.signsInAt(cloud.loginRoot().getHost())).isTrue();
    }
    assertThat(Cloud.GLOBAL.signsInAt(Cloud.US_GOVERNMENT_L4.loginRoot().getHost())).isFalse();
  }
}
