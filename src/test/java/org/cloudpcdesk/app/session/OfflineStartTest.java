package org.cloudpcdesk.app.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.cloudpcdesk.inventory.search.FirstOrder;
import org.cloudpcdesk.model.Account;
import org.cloudpcdesk.model.CloudPc;
import org.cloudpcdesk.model.CloudPcFixtures;
import org.cloudpcdesk.platform.Time;
import org.cloudpcdesk.store.OfflineStore;
import org.cloudpcdesk.store.StoreName;
import org.cloudpcdesk.store.StoredRow;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class OfflineStartTest {
  private static final String TENANT = "5d0a9a1e-0000-4000-8000-000000000001";

  private final List<CloudPc> pcs = CloudPcFixtures.rows(3_000, 7);
  private final ExecutorService executor = Executors.newSingleThreadExecutor();
  @TempDir private Path folder;
  private OfflineData data;

  @BeforeEach
  void store() throws Exception {
    data = new OfflineData(folder, Time.system());
    Account admin = new Account("0.1", "admin@contoso.com", "Admin", TENANT);
    StoreName name = OfflineData.of(Roots.MICROSOFT, admin);
    try (OfflineStore store = data.open(name).store()) {
      store.sync(
          pcs.stream().map(pc -> new StoredRow(pc, CloudPcFixtures.NOW, null)).toList(),
          Set.of(),
          CloudPcFixtures.NOW,
          CloudPcFixtures.NOW);
    }
    data.opened(name, admin);
  }

  @AfterEach
  void end() {
    executor.shutdownNow();
  }

  private OfflineStart begin() {
    return OfflineStart.begin(data, new DeskOptions(false, Roots.MICROSOFT, folder, true), executor);
  }

  @Test
  void theGridsFirstRowsComeFirstAndTheOthersWhenTheyAreDrawn() throws Exception {
    OfflineStart start = begin();

    OfflineStore.Front front = start.front().get(30, TimeUnit.SECONDS);
    List<CloudPc> first = pcs.stream().sorted(FirstOrder.comparator()).limit(front.rows().size()).toList();
    assertThat(front.rows()).hasSizeGreaterThan(100).extracting(StoredRow::pc).containsExactlyElementsOf(first);
    assertThat(front.total()).isEqualTo(pcs.size());
    assertThat(start.store()).isNotDone();

    start.drawn().complete(null);
    OfflineStore.Opened opened = start.store().get(30, TimeUnit.SECONDS);
    opened.store().close();
    assertThat(opened.rows()).hasSize(pcs.size());
  }

  @Test
  void aStartThatNobodyWantsWaitsForNothing() throws Exception {
    OfflineStart start = begin();
    start.front().get(30, TimeUnit.SECONDS);

    start.drop();

    start.store().get(10, TimeUnit.SECONDS);
  }
}
