package org.cloudpcdesk.app.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.cloudpcdesk.graph.GraphException;
import org.cloudpcdesk.model.Account;
import org.cloudpcdesk.model.Permission;
import org.cloudpcdesk.signin.FakeSignIn;
import org.cloudpcdesk.signin.SignInException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GraphTokensTest {

  private static final Account ACCOUNT = new Account("home", "admin@sample.example", null, "tenant");

  private final List<Set<Permission>> asked = new ArrayList<>();
  private SignInException.@Nullable Kind silentFailure;
  private CompletableFuture<Account> answer = CompletableFuture.completedFuture(ACCOUNT);

  private final GraphTokens tokens =
      new GraphTokens(
          new FakeSignIn(ACCOUNT) {
            @Override
            public CompletableFuture<Account> interactive(Set<Permission> permissions) {
              asked.add(permissions);
              return answer;
            }

            @Override
            public String token(Permission permission, boolean renew) throws SignInException {
              if (silentFailure != null) {
                throw new SignInException(silentFailure, "said so", "AADSTS1", "correlation", null);
              }
              return permission.scope() + renew;
            }
          });

  @Test
  void passesTokensOn() throws GraphException {
    assertThat(tokens.token(Permission.CLOUD_PC_READ, true)).isEqualTo("CloudPC.Read.Alltrue");
  }

  @ParameterizedTest
  @CsvSource({
    "INTERACTION_REQUIRED, SIGN_IN_AGAIN", "CONSENT_REQUIRED, CONSENT_MISSING", "CANCELLED, SIGN_IN_AGAIN",
    "REFUSED, CONSENT_MISSING", "TIMED_OUT, SIGN_IN_AGAIN", "OTHER_ACCOUNT, CONSENT_MISSING",
    "NO_BROWSER, SIGN_IN_AGAIN", "NO_NETWORK, NO_NETWORK", "PROXY, PROXY", "PROXY_SCHEME, PROXY", "CLOCK_OFF, SIGN_IN_AGAIN", "TLS, TLS", "SERVICE_DOWN, SERVICE_DOWN",
    "OTHER, SERVICE_DOWN", "TENANT_NOT_ALLOWED, CONSENT_MISSING", "BLOCKED_BY_POLICY, ROLE_MISSING"
  })
  void everySignInFailureBecomesAnErrorTheWireKnowsWithItsIds(SignInException.Kind kind, GraphException.Kind wire) {
    silentFailure = kind;

    GraphException error =
        catchThrowableOfType(GraphException.class, () -> tokens.token(Permission.CLOUD_PC_READ, false));

    assertThat(error.kind()).isEqualTo(wire);
    assertThat(error.code()).contains("AADSTS1");
    assertThat(error.requestId()).contains("correlation");
    assertThat(error.delivery()).isEqualTo(GraphException.Delivery.NOT_SENT);
  }

  @Test
  void onlyAnInterruptIsCancelled() {
    silentFailure = SignInException.Kind.CANCELLED;
    Thread.currentThread().interrupt();

    GraphException error =
        catchThrowableOfType(GraphException.class, () -> tokens.token(Permission.CLOUD_PC_READ, false));

    assertThat(Thread.interrupted()).isTrue();
    assertThat(error.kind()).isEqualTo(GraphException.Kind.CANCELLED);
  }

  @Test
  void doesNotAskForAPermissionThatIsThere() throws GraphException {
    tokens.ensure();

    assertThat(asked).isEmpty();
  }

  @Test
  void asksForThePermissionToActAndForNothingElse() throws GraphException {
    silentFailure = SignInException.Kind.CONSENT_REQUIRED;

    tokens.ensure();

    assertThat(asked).containsExactly(Set.of(Permission.CLOUD_PC_READ_WRITE));
  }

  @Test
  void refusedPermissionIsConsentMissing() {
    silentFailure = SignInException.Kind.CONSENT_REQUIRED;
    answer =
        CompletableFuture.failedFuture(
            new SignInException(SignInException.Kind.REFUSED, "refused", "access_denied", null, null));

    GraphException error = catchThrowableOfType(GraphException.class, tokens::ensure);

    assertThat(error.kind()).isEqualTo(GraphException.Kind.CONSENT_MISSING);
    assertThat(error.code()).contains("access_denied");
  }

  @Test
  void unreachableIdentityServiceDoesNotLeadToABrowser() {
    silentFailure = SignInException.Kind.NO_NETWORK;

    GraphException error = catchThrowableOfType(GraphException.class, tokens::ensure);

    assertThat(error.kind()).isEqualTo(GraphException.Kind.NO_NETWORK);
    assertThat(asked).isEmpty();
  }

  @Test
  void aStopWhileAskingEndsTheQuestion() {
    silentFailure = SignInException.Kind.CONSENT_REQUIRED;
    answer = new CompletableFuture<>();
    Thread.currentThread().interrupt();

    GraphException error = catchThrowableOfType(GraphException.class, tokens::ensure);

    assertThat(Thread.interrupted()).isTrue();
    assertThat(error.kind()).isEqualTo(GraphException.Kind.CANCELLED);
    assertThat(answer).isCancelled();
  }
}
