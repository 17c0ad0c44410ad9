package org.cloudpcdesk.inventory.changes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.cloudpcdesk.inventory.Inventory;
import org.cloudpcdesk.inventory.OfflineCopy;
import org.cloudpcdesk.inventory.Refresher;
import org.cloudpcdesk.inventory.changes.Change.Kind;
import org.cloudpcdesk.model.CloudPc;
import org.cloudpcdesk.model.CloudPcFixtures;
import org.cloudpcdesk.model.CloudPcStatus;
import org.cloudpcdesk.platform.DataKey;
import org.cloudpcdesk.platform.SteppedTime;
import org.cloudpcdesk.store.OfflineStore;
import org.cloudpcdesk.store.StoreException;
import org.cloudpcdesk.store.StoreName;
import org.cloudpcdesk.store.StoredRow;
import org.cloudpcdesk.ui.TenantInMemory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptNewsTest {
  private static final StoreName NAME = new StoreName("global", "5d0a9a1e-0000-4000-8000-000000000001");
  private static final CloudPc A = CloudPcFixtures.one("a", CloudPcStatus.Kind.PROVISIONED);
  private static final CloudPc B = CloudPcFixtures.one("b", CloudPcStatus.Kind.IN_GRACE_PERIOD);
  private static final CloudPc C = CloudPcFixtures.one("c", CloudPcStatus.Kind.PROVISIONED);

  @TempDir private Path folder;
  private final SteppedTime time = new SteppedTime(CloudPcFixtures.NOW);
  private DataKey key;

  @BeforeEach
  void theTenantIsKnown() throws IOException {
    key = DataKey.of(folder);
    try (OfflineStore store = OfflineStore.open(folder, NAME, key).store()) {
      store.sync(
          List.of(A, B).stream().map(pc -> new StoredRow(pc, time.now(), null)).toList(),
          Set.of(),
          time.now(),
          time.now());
    }
  }

  /** One run of the program. */
  private final class Run implements AutoCloseable {
    final Inventory inventory = new Inventory();
    final Refresher refresher = new Refresher(new TenantInMemory(time), inventory, time, Runnable::run);
    final OfflineCopy offline = new OfflineCopy(inventory, refresher, Duration.ofDays(90), time, Runnable::run);
    final Unseen unseen = new Unseen(inventory, time);
    final KeptNews kept = new KeptNews(offline, unseen, Runnable::run);

    Run() throws StoreException {
      offline.fill(OfflineStore.open(folder, NAME, key));
    }

    void restore() {
      kept.restore(inventory.snapshot(), time.now());
    }

    void sees(CloudPc... pcs) {
      time.advance(Duration.ofSeconds(1));
      inventory.merge(List.of(pcs), time.now());
    }

    void misses(String id) {
      time.advance(Duration.ofSeconds(1));
      inventory.remove(Set.of(id), time.now());
    }

    void looks() {
      time.advance(Duration.ofSeconds(1));
      unseen.seen();
      kept.seen(time.now());
    }

    @Override
    public void close() {
      unseen.close();
      offline.close();
    }
  }

  private static CloudPc in(CloudPc pc, CloudPcStatus.Kind kind) {
    return pc.toBuilder().status(CloudPcStatus.of(kind)).build();
  }

  @Test
  void whatWasNotSeenIsNewsAtTheNextStart() throws StoreException {
    CloudPc failed = in(B, CloudPcStatus.Kind.FAILED);
    List<Change> told;
    try (Run run = new Run()) {
      run.sees(C);
      run.sees(in(B, CloudPcStatus.Kind.DEPROVISIONING));
      run.sees(failed);
      run.misses("a");
      told = run.unseen.news().latestFirst();
    }
    try (Run run = new Run()) {
      run.restore();
      assertThat(run.unseen.news().latestFirst()).isEqualTo(told);
      assertThat(told).extracting(Change::kind).containsExactly(Kind.GONE, Kind.CHANGED, Kind.NEW);
      assertThat(told.get(1).before()).isEqualTo(B);
    }
  }

  @Test
  void whatWasSeenIsNoNewsAndWhatFollowsIs() throws StoreException {
    try (Run run = new Run()) {
      run.misses("a");
      run.looks();
      run.sees(in(B, CloudPcStatus.Kind.FAILED));
    }
    try (Run run = new Run()) {
      run.restore();
      assertThat(run.unseen.news().latestFirst()).extracting(change -> change.pc().id()).containsExactly("b");
      run.looks();
    }
    try (Run run = new Run()) {
      run.restore();
      assertThat(run.unseen.news().size()).isZero();
    }
  }

  @Test
  void whatCameAndWentAndWhatIsAsItWasIsNoNews() throws StoreException {
    try (Run run = new Run()) {
      run.sees(C);
      run.misses("c");
      run.sees(in(B, CloudPcStatus.Kind.FAILED));
      run.sees(B);
    }
    try (Run run = new Run()) {
      run.restore();
      assertThat(run.unseen.news().size()).isZero();
    }
  }

  @Test
  void whatTheNetworkTellsMeanwhileIsToldAgainstTheLastLook() throws StoreException {
    try (Run run = new Run()) {
      run.sees(in(B, CloudPcStatus.Kind.DEPROVISIONING), C);
    }
    try (Run run = new Run()) {
      Inventory.Snapshot stored = run.inventory.snapshot();
      Instant at = time.now();
      run.sees(in(B, CloudPcStatus.Kind.FAILED), in(A, CloudPcStatus.Kind.FAILED));
      run.misses("c");

      run.kept.restore(stored, at);

      assertThat(run.unseen.news().of("b").before()).isEqualTo(B);
      assertThat(run.unseen.news().of("b").pc().status().is(CloudPcStatus.Kind.FAILED)).isTrue();
      assertThat(run.unseen.news().of("a").before()).isEqualTo(A);
      assertThat(run.unseen.news().of("c")).as("it came and went").isNull();
    }
  }
}
