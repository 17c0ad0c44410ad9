package org.cloudpcdesk.app.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.cloudpcdesk.model.Account;
import org.cloudpcdesk.model.Cloud;
import org.cloudpcdesk.platform.SimulatedTime;
import org.cloudpcdesk.store.KnownTenants.Known;
import org.cloudpcdesk.store.OfflineStore;
import org.cloudpcdesk.store.StoreException;
import org.cloudpcdesk.store.StoreName;
import org.cloudpcdesk.store.StorePlace;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is kept of several tenants, clouds and accounts lies apart, and goes when it is to go. */
class OfflineDataTest {
  private static final String CONTOSO = "0f5c6f3e-8f5a-4c8e-9a5b-7a4f6a1d2c3b";
  private static final String FABRIKAM = "11111111-2222-4333-8444-555555555555";
  private static final Account ALEX = new Account("1." + CONTOSO, "alex@contoso.com", "Alex", CONTOSO);
  private static final Account ALEX_AT_FABRIKAM = new Account("1." + CONTOSO, "alex@contoso.com", "Alex", FABRIKAM);
  private static final Account BO = new Account("2." + CONTOSO, "bo@contoso.com", "Bo", CONTOSO);
  private static final Roots MICROSOFT = Roots.MICROSOFT;
  private static final Roots TEST =
      new Roots(URI.create("http://127.0.0.1:1"), URI.create("http://127.0.0.1:1/login"));

  @TempDir private Path folder;
  private OfflineData data;

  @BeforeEach
  void begin() {
    data = new OfflineData(folder, SimulatedTime.start());
  }

  private void open(StoreName name, Account account) throws StoreException {
    data.open(name).store().close();
    data.opened(name, account);
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("store"))) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void noTwoServicesShareAStore() {
    List<StoreName> names =
        Stream.of(MICROSOFT, TEST)
            .flatMap(roots -> Arrays.stream(Cloud.values()).map(roots::in))
            .map(roots -> OfflineData.of(roots, CONTOSO))
            .toList();

    assertThat(names).doesNotHaveDuplicates().doesNotContain(StoreName.sample(CONTOSO));
    for (Cloud cloud : Cloud.values()) {
      assertThat(OfflineData.cloudOf(MICROSOFT, OfflineData.of(MICROSOFT.in(cloud), CONTOSO))).contains(cloud);
      assertThat(OfflineData.cloudOf(TEST, OfflineData.of(TEST.in(cloud), CONTOSO))).contains(cloud);
      assertThat(OfflineData.cloudOf(TEST, OfflineData.of(MICROSOFT.in(cloud), CONTOSO))).isEmpty();
    }
    assertThat(OfflineData.cloudOf(MICROSOFT, StoreName.sample(CONTOSO))).isEmpty();
  }

  @Test
  void whatOfAGovernmentTenantWasCalledGlobalIsNotKept() throws Exception {
    StoreName misnamed = new StoreName("global", CONTOSO);
    StoreName other = new StoreName("global", FABRIKAM);
    open(misnamed, ALEX);
    open(other, BO);

    open(OfflineData.of(Roots.of(Cloud.US_GOVERNMENT_L4), CONTOSO), ALEX);

    assertThat(new StorePlace(folder, misnamed).exists()).isFalse();
    assertThat(new StorePlace(folder, other).exists()).isTrue();
    assertThat(data.known()).extracting(known -> known.store().cloud()).containsExactlyInAnyOrder("us-government-l4", "global");
  }

  @Test
  void forgettingAnAccountLeavesTheDataUnlessItIsToGo() throws Exception {
    open(OfflineData.of(MICROSOFT, CONTOSO), ALEX);
    open(OfflineData.of(MICROSOFT, FABRIKAM), ALEX_AT_FABRIKAM);
    open(OfflineData.of(MICROSOFT, "33333333-2222-4333-8444-555555555555"), BO);

    data.forget(ALEX, false);

    assertThat(data.known()).extracting(Known::account).containsExactly(BO);
    assertThat(files()).filteredOn(name -> name.endsWith(".db")).hasSize(3);
  }

  @Test
  void withItsDataNothingOfItsTenantsIsLeft() throws Exception {
    open(OfflineData.of(MICROSOFT, CONTOSO), ALEX);
    open(OfflineData.of(MICROSOFT, FABRIKAM), ALEX_AT_FABRIKAM);
    Files.writeString(folder.resolve("store").resolve("global_" + CONTOSO + ".db.damaged"), "set aside");
    Files.writeString(folder.resolve("journal.db"), "the journal stays");
    open(OfflineData.of(MICROSOFT, "33333333-2222-4333-8444-555555555555"), BO);

    data.forget(ALEX, true);

    assertThat(files()).noneMatch(name -> name.contains(CONTOSO) || name.contains(FABRIKAM));
    assertThat(files()).anyMatch(name -> name.equals("global_33333333-2222-4333-8444-555555555555.db"));
    assertThat(folder.resolve("journal.db")).exists();
  }

  @Test
  void dataThatAnotherProgramHasOpenIsLeftAloneAndThatIsSaid() throws Exception {
    StoreName name = OfflineData.of(MICROSOFT, CONTOSO);
    open(name, ALEX);
    StoreName free = OfflineData.of(MICROSOFT, FABRIKAM);
    open(free, ALEX_AT_FABRIKAM);
    data.opened(name, ALEX);
    OfflineStore elsewhere = data.open(name).store();

    assertThatThrownBy(() -> data.forget(ALEX, true))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("another Cloud PC Desk has it open");

    elsewhere.close();
    assertThat(new StorePlace(folder, name).exists()).isTrue();
    assertThat(new StorePlace(folder, free).exists()).isFalse();
    // So that it can be forgotten once more, as the administrator is told.
    assertThat(data.known()).hasSize(2).allMatch(Known::signedOut);
    data.forget(ALEX, true);
    assertThat(new StorePlace(folder, name).exists()).isFalse();
    assertThat(data.known()).isEmpty();
  }
}
