package org.cloudpcdesk.app.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.cloudpcdesk.model.Account;
import org.cloudpcdesk.model.Cloud;
import org.cloudpcdesk.model.CloudPcFixtures;
import org.cloudpcdesk.model.CloudPcStatus;
import org.cloudpcdesk.platform.DataKey;
import org.cloudpcdesk.platform.SimulatedTime;
import org.cloudpcdesk.store.KnownTenants;
import org.cloudpcdesk.store.KnownTenants.Known;
import org.cloudpcdesk.store.OfflineStore;
import org.cloudpcdesk.store.OfflineStore.Opened;
import org.cloudpcdesk.store.StoreException;
import org.cloudpcdesk.store.StoreName;
import org.cloudpcdesk.store.StorePlace;
import org.cloudpcdesk.store.StoredRow;
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
  private static final StoreName SHARED = new StoreName("global", CONTOSO);
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
            .map(roots -> OfflineData.of(roots, ALEX))
            .toList();

    assertThat(names).doesNotHaveDuplicates().doesNotContain(StoreName.sample(CONTOSO));
    for (Cloud cloud : Cloud.values()) {
      assertThat(OfflineData.cloudOf(MICROSOFT, OfflineData.of(MICROSOFT.in(cloud), ALEX))).contains(cloud);
      assertThat(OfflineData.cloudOf(TEST, OfflineData.of(TEST.in(cloud), ALEX))).contains(cloud);
      assertThat(OfflineData.cloudOf(TEST, OfflineData.of(MICROSOFT.in(cloud), ALEX))).isEmpty();
    }
    assertThat(OfflineData.cloudOf(MICROSOFT, StoreName.sample(CONTOSO))).isEmpty();
  }

  @Test
  void whatOfAGovernmentTenantWasCalledGlobalIsNotKept() throws Exception {
    StoreName misnamed = new StoreName("global", CONTOSO);
    StoreName other = new StoreName("global", FABRIKAM);
    open(misnamed, ALEX);
    open(other, BO);

    open(OfflineData.of(Roots.of(Cloud.US_GOVERNMENT_L4), ALEX), ALEX);

    assertThat(new StorePlace(folder, misnamed).exists()).isFalse();
    assertThat(new StorePlace(folder, other).exists()).isTrue();
    assertThat(data.known()).extracting(known -> known.store().cloud()).containsExactlyInAnyOrder("us-government-l4", "global");
  }

  @Test
  void forgettingAnAccountLeavesTheDataUnlessItIsToGo() throws Exception {
    open(OfflineData.of(MICROSOFT, ALEX), ALEX);
    open(OfflineData.of(MICROSOFT, ALEX_AT_FABRIKAM), ALEX_AT_FABRIKAM);
    open(OfflineData.of(MICROSOFT, BO), BO);

    data.forget(ALEX, false);

    assertThat(data.known()).extracting(Known::account).containsExactly(BO);
    assertThat(files()).filteredOn(name -> name.endsWith(".db")).hasSize(3);
  }

  @Test
  void withItsDataNothingOfItsTenantsIsLeft() throws Exception {
    open(OfflineData.of(MICROSOFT, ALEX), ALEX);
    open(OfflineData.of(MICROSOFT, ALEX_AT_FABRIKAM), ALEX_AT_FABRIKAM);
    String alexs = files().stream().filter(name -> name.contains(CONTOSO) && name.endsWith(".db")).findFirst().orElseThrow();
    Files.writeString(folder.resolve("store").resolve(alexs + ".damaged"), "set aside");
    Files.writeString(folder.resolve("journal.db"), "the journal stays");
    open(OfflineData.of(MICROSOFT, BO), BO);

    data.forget(ALEX, true);

    assertThat(files()).noneMatch(name -> name.startsWith(alexs) || name.contains(FABRIKAM));
    assertThat(new StorePlace(folder, OfflineData.of(MICROSOFT, BO)).exists()).as("another account's").isTrue();
    assertThat(folder.resolve("journal.db")).exists();
  }

  @Test
  void dataThatAnotherProgramHasOpenIsLeftAloneAndThatIsSaid() throws Exception {
    StoreName name = OfflineData.of(MICROSOFT, ALEX);
    open(name, ALEX);
    StoreName free = OfflineData.of(MICROSOFT, ALEX_AT_FABRIKAM);
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

  private void list(StoreName name, Account account, String id) throws StoreException {
    try (OfflineStore store = data.open(name).store()) {
      Instant at = Instant.parse("2026-03-02T09:00:00Z");
      StoredRow row = new StoredRow(CloudPcFixtures.one(id, CloudPcStatus.Kind.PROVISIONED), at, at);
      store.sync(List.of(row), Set.of(), at, at);
    }
    data.opened(name, account);
  }

  private List<String> seen(StoreName name) throws StoreException {
    Opened opened = data.open(name);
    opened.store().close();
    return opened.rows().stream().map(row -> row.pc().id()).toList();
  }

  @Test
  void anotherAccountOfATenantSeesNothingOfWhatTheFirstRead() throws Exception {
    list(OfflineData.of(MICROSOFT, ALEX), ALEX, "for-alex");

    assertThat(seen(OfflineData.of(MICROSOFT, BO))).isEmpty();
    assertThat(seen(OfflineData.of(MICROSOFT, ALEX))).containsExactly("for-alex");
    list(OfflineData.of(MICROSOFT, BO), BO, "for-bo");
    assertThat(seen(OfflineData.of(MICROSOFT, ALEX))).containsExactly("for-alex");
    assertThat(files()).noneMatch(name -> name.contains("alex") || name.contains("1." + CONTOSO));
  }

  @Test
  void whatOneAccountKeptBeforeStoresHadOwnersGoesOn() throws Exception {
    list(SHARED, ALEX, "for-alex");

    assertThat(seen(OfflineData.of(MICROSOFT, ALEX))).containsExactly("for-alex");
    data.opened(OfflineData.of(MICROSOFT, ALEX), ALEX);

    assertThat(data.known()).extracting(Known::store).containsExactly(SHARED);
    assertThat(seen(OfflineData.of(MICROSOFT, BO))).isEmpty();
  }

  @Test
  void whatSeveralAccountsKeptTogetherIsShownToNoneOfThem() throws Exception {
    list(SHARED, ALEX, "for-alex");
    KnownTenants.in(folder, DataKey.of(folder)).opened(SHARED, BO, Instant.parse("2026-03-02T10:00:00Z"));

    StoreName last = data.lastOpen(MICROSOFT).orElseThrow().store();

    assertThat(last).isEqualTo(OfflineData.of(MICROSOFT, BO));
    assertThat(seen(last)).isEmpty();
    assertThat(seen(OfflineData.of(MICROSOFT, ALEX))).isEmpty();
    assertThat(new StorePlace(folder, SHARED).exists()).isFalse();
    assertThat(data.known())
        .extracting(Known::store)
        .containsExactly(OfflineData.of(MICROSOFT, BO), OfflineData.of(MICROSOFT, ALEX));
  }

  @Test
  void whatSeveralKeptTogetherGoesLaterWhenItCannotGoAtOnce() throws Exception {
    list(SHARED, ALEX, "for-alex");
    OfflineStore elsewhere = data.open(SHARED).store();
    KnownTenants.in(folder, DataKey.of(folder)).opened(SHARED, BO, Instant.parse("2026-03-02T10:00:00Z"));
    data.known();
    assertThat(new StorePlace(folder, SHARED).exists()).as("another program has it open").isTrue();

    elsewhere.close();

    assertThat(data.known()).extracting(Known::account).containsExactly(BO, ALEX);
    assertThat(files()).noneMatch(name -> name.contains(CONTOSO));
  }

  @Test
  void withItsDataGoesWhatAnAccountKeptBeforeStoresHadOwnersAndWasForgottenWithout() throws Exception {
    list(SHARED, ALEX, "before");
    data.forget(ALEX, false);
    list(OfflineData.of(MICROSOFT, ALEX), ALEX, "again");

    data.forget(ALEX, true);

    assertThat(files()).noneMatch(name -> name.contains(CONTOSO));
  }

  @Test
  void whatAnotherAccountKeptBeforeStoresHadOwnersStaysWithIt() throws Exception {
    list(SHARED, BO, "for-bo");
    list(OfflineData.of(MICROSOFT, ALEX), ALEX, "for-alex");

    data.forget(ALEX, true);

    assertThat(seen(OfflineData.of(MICROSOFT, BO))).containsExactly("for-bo");
  }

  /** A tenant's name that arrives must not bring back what a sign-out has just written. */
  @Test
  void whatIsNotedAtTheSameTimeIsAllNoted() throws Exception {
    List<Account> accounts =
        IntStream.range(0, 40)
            .mapToObj(number -> new Account(number + "." + CONTOSO, number + "@contoso.com", null, CONTOSO))
            .toList();

    try (ExecutorService executor = Executors.newFixedThreadPool(4)) {
      accounts.forEach(account -> executor.execute(() -> data.opened(OfflineData.of(MICROSOFT, account), account)));
    }

    assertThat(data.known()).extracting(Known::account).containsExactlyInAnyOrderElementsOf(accounts);
  }
}
