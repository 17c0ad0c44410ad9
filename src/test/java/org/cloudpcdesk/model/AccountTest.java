package org.cloudpcdesk.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AccountTest {
  private static final String CONTOSO = "5d0a9a1e-0000-4000-8000-000000000001";
  private static final String PARTNER = "5d0a9a1e-0000-4000-8000-000000000002";
  private static final Account GUEST = new Account("ada." + PARTNER, "ada@partner.com", "Ada", CONTOSO);

  @Test
  void whoNamedTheTenantByItsIdConfirmsByItsDomainOnceItIsKnown() {
    assertThat(GUEST.tenantName()).isEqualTo(CONTOSO);

    Account named = GUEST.in(new Organization(CONTOSO, "Contoso Ltd", "contoso.com"));

    assertThat(named.tenantName()).isEqualTo("contoso.com");
    assertThat(named.tenantDisplayName()).isEqualTo("Contoso Ltd");
    assertThat(named.isSameAs(GUEST)).isTrue();
  }

  @Test
  void theNameOfAnotherTenantIsNotTaken() {
    assertThat(GUEST.in(new Organization(PARTNER, "Partner Ltd", "partner.com"))).isEqualTo(GUEST);
  }

  @Test
  void aDomainThatTheTenantWasNamedByStays() {
    Account byDomain = GUEST.inTenantNamed("contoso.co.uk");

    assertThat(byDomain.in(new Organization(CONTOSO, "Contoso Ltd", "contoso.com")).tenantName())
        .isEqualTo("contoso.co.uk");
  }

  @Test
  void theDomainOfAMembersOwnNameStays() {
    Account member = new Account("ada." + CONTOSO, "ada@eu.contoso.com", "Ada", CONTOSO);

    assertThat(member.in(new Organization(CONTOSO, "Contoso Ltd", "contoso.com")).tenantName())
        .isEqualTo("eu.contoso.com");
  }
}
