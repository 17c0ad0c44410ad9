package org.cloudpcdesk.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.cloudpcdesk.model.Account;
import org.cloudpcdesk.model.Organization;
import org.cloudpcdesk.platform.DataKey;
import org.cloudpcdesk.store.KnownTenants.Known;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KnownTenantsTest {
  private static final Instant T0 = Instant.parse("2026-03-02T09:00:00Z");
  private static final StoreName CONTOSO = new StoreName("global", "5d0a9a1e-0000-4000-8000-000000000001");
  private static final StoreName FABRIKAM = new StoreName("global", "5d0a9a1e-0000-4000-8000-000000000002");
  private static final Account ADA = new Account("home-1", "ada@contoso.com", "Ada", CONTOSO.tenantId());
  private static final Account BEN = new Account("home-2", "ben@fabrikam.com", null, FABRIKAM.tenantId());

  @TempDir private Path folder;

  private KnownTenants known() throws IOException {
    return KnownTenants.in(folder, DataKey.of(folder));
  }

  @Test
  void theLastUsedComesFirst() throws IOException {
    assertThat(known().all()).isEmpty();
    known().opened(CONTOSO, ADA, T0);
    known().opened(FABRIKAM, BEN, T0.plusSeconds(1));
    assertThat(known().all())
        .containsExactly(new Known(FABRIKAM, BEN, T0.plusSeconds(1), false), new Known(CONTOSO, ADA, T0, false));

    known().opened(CONTOSO, ADA, T0.plusSeconds(2));
    assertThat(known().all()).extracting(Known::store).containsExactly(CONTOSO, FABRIKAM);
  }

  @Test
  void whoSignedOutIsToldUntilTheNextSignIn() throws IOException {
    known().opened(CONTOSO, ADA, T0);
    known().signedOut(ADA);
    assertThat(known().all()).containsExactly(new Known(CONTOSO, ADA, T0, true));

    known().opened(CONTOSO, ADA, T0.plusSeconds(2));
    assertThat(known().all()).extracting(Known::signedOut).containsExactly(false);
  }

  @Test
  void twoAccountsOfOneTenantAndOneAccountInTwoAreToldApart() throws IOException {
    Account adaAtFabrikam = new Account("home-1", "ada@contoso.com", "Ada", FABRIKAM.tenantId(), "fabrikam.com");
    known().opened(FABRIKAM, BEN, T0);
    known().opened(FABRIKAM, adaAtFabrikam, T0.plusSeconds(1));
    known().opened(CONTOSO, ADA, T0.plusSeconds(2));
    assertThat(known().all()).extracting(Known::account).containsExactly(ADA, adaAtFabrikam, BEN);

    known().signedOut(ADA);
    assertThat(known().all()).extracting(Known::signedOut).containsExactly(true, true, false);

    known().forget(ADA);
    assertThat(known().all()).extracting(Known::account).containsExactly(BEN);
  }

  @Test
  void whatANewerVersionWroteIsLeftAsItIs() throws IOException {
    known().opened(CONTOSO, ADA, T0);
    Path file = folder.resolve("store").resolve("tenants.sealed");
    RowWriter newer = new RowWriter();
    newer.number(99);
    byte[] written = DataKey.of(folder).sealer("tenants").seal(newer.result(), "tenants");
    Files.write(file, written);

    assertThat(known().all()).isEmpty();
    assertThatThrownBy(() -> known().opened(FABRIKAM, BEN, T0))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("newer version")
        .hasMessageContaining("not changed");
    assertThat(file).hasBinaryContent(written);
  }

  @Test
  void aTenantIsForgottenWhoeverUsedIt() throws IOException {
    known().opened(CONTOSO, ADA, T0);
    known().opened(FABRIKAM, BEN, T0);

    known().forget(FABRIKAM);

    assertThat(known().all()).extracting(Known::account).containsExactly(ADA);
  }

  @Test
  void aListOfTheFirstVersionIsRead() throws IOException {
    RowWriter out = new RowWriter();
    out.number(1);
    out.text("global");
    out.text(CONTOSO.tenantId());
    out.text("home-1");
    out.text("ada@contoso.com");
    out.text("Ada");
    out.text(CONTOSO.tenantId());
    out.instant(T0);
    out.number(0);
    Files.createDirectories(folder.resolve("store"));
    Files.write(
        folder.resolve("store").resolve("tenants.sealed"),
        DataKey.of(folder).sealer("tenants").seal(out.result(), "tenants"));

    assertThat(known().all()).containsExactly(new Known(CONTOSO, ADA, T0, false));
  }

  @Test
  void aListOfTheSecondVersionIsRead() throws IOException {
    RowWriter out = new RowWriter();
    out.number(2);
    out.text("global");
    out.text(CONTOSO.tenantId());
    out.text("home-1");
    out.text("ada@contoso.com");
    out.text("Ada");
    out.text(CONTOSO.tenantId());
    out.text("contoso.com");
    out.instant(T0);
    out.number(1);
    Files.createDirectories(folder.resolve("store"));
    Files.write(
        folder.resolve("store").resolve("tenants.sealed"),
        DataKey.of(folder).sealer("tenants").seal(out.result(), "tenants"));

    assertThat(known().all()).containsExactly(new Known(CONTOSO, ADA.inTenantNamed("contoso.com"), T0, true));
  }

  /** Who only looks, as {@code find} does, writes nothing, and must not look into what was another's either. */
  @Test
  void whoReadsTheListFindsNoStoreThatTwoAccountsHadTogether() throws IOException {
    Account bob = new Account("home-7", "bob@contoso.com", "Bob", CONTOSO.tenantId());
    known().opened(CONTOSO, ADA, T0);
    known().opened(CONTOSO, bob, T0.plusSeconds(1));

    assertThat(known().all())
        .extracting(Known::store)
        .containsExactly(StoreName.of("global", bob), StoreName.of("global", ADA));
    assertThat(known().shared()).as("until it was written down").containsExactly(CONTOSO);
  }

  @Test
  void aNameThatIsLearntLaterChangesNothingElse() throws IOException {
    known().opened(CONTOSO, ADA, T0);
    known().opened(FABRIKAM, BEN, T0);
    known().signedOut(ADA);
    Account named = ADA.in(new Organization(CONTOSO.tenantId(), "Contoso Ltd", null));

    known().named(CONTOSO, named);

    assertThat(known().all())
        .containsExactlyInAnyOrder(new Known(CONTOSO, named, T0, true), new Known(FABRIKAM, BEN, T0, false));
  }

  @Test
  void withoutItsKeyNobodyIsKnownAndItIsWrittenAnew() throws IOException {
    known().opened(CONTOSO, ADA, T0);
    Files.delete(folder.resolve("owner.key"));

    assertThat(known().all()).isEmpty();

    known().opened(FABRIKAM, BEN, T0);
    assertThat(known().all()).extracting(Known::account).containsExactly(BEN);
  }

  @Test
  void nobodysNameIsInTheFile() throws IOException {
    known().opened(CONTOSO, ADA, T0);

    String bytes =
        new String(Files.readAllBytes(folder.resolve("store").resolve("tenants.sealed")), StandardCharsets.ISO_8859_1);
    assertThat(bytes).doesNotContainIgnoringCase("ada").doesNotContainIgnoringCase("contoso");
  }
}
