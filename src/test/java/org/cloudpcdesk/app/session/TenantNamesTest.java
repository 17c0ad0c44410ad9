package org.cloudpcdesk.app.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.cloudpcdesk.graph.DirectoryApi;
import org.cloudpcdesk.graph.GraphException;
import org.cloudpcdesk.model.Account;
import org.cloudpcdesk.model.Organization;
import org.cloudpcdesk.model.Person;
import org.cloudpcdesk.model.SubscribedSku;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TenantNamesTest {
  private static final String CONTOSO = "5d0a9a1e-0000-4000-8000-000000000001";
  private static final Account ADA = new Account("ada.partner", "ada@partner.com", "Ada", CONTOSO);

  /** What the directory says of the tenant. */
  private interface Answer {
    Organization get() throws GraphException;
  }

  private static DirectoryApi directory(Answer answer) {
    return new DirectoryApi() {
      @Override
      public Organization organization() throws GraphException {
        return answer.get();
      }

      @Override
      public Person person(String userPrincipalNameOrId) {
        throw new AssertionError("nobody is asked for");
      }

      @Override
      public List<Person.License> licenses(String userPrincipalNameOrId) {
        throw new AssertionError("no licence is asked for");
      }

      @Override
      public List<SubscribedSku> subscribedSkus() {
        throw new AssertionError("no subscription is asked for");
      }
    };
  }

  @Test
  void theTenantIsCalledAsItsDirectorySays() {
    Account named =
        TenantNames.named(ADA, directory(() -> new Organization(CONTOSO, "Contoso Ltd", "contoso.com")));

    assertThat(named.tenantDisplayName()).isEqualTo("Contoso Ltd");
    assertThat(named.tenantName()).isEqualTo("contoso.com");
  }

  @Test
  void aRefusalLeavesTheNameAsItIs() {
    DirectoryApi refusing =
        directory(
            () -> {
              throw GraphException.of(GraphException.Kind.CONSENT_MISSING, "refused").httpStatus(403).build();
            });

    assertThat(TenantNames.named(ADA, refusing)).isSameAs(ADA);
  }

  @Test
  void aDirectoryThatDoesNotAnswerIsNotWaitedFor() {
    CountDownLatch never = new CountDownLatch(1);
    DirectoryApi silent =
        directory(
            () -> {
              try {
                never.await();
              } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
              }
              return new Organization(CONTOSO, "too late", null);
            });

    assertThat(TenantNames.named(ADA, silent, Duration.ofMillis(20))).isSameAs(ADA);
    never.countDown();
  }
}
