package org.cloudpcdesk.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.cloudpcdesk.graph.GraphException;
import org.cloudpcdesk.inventory.Inventory.ChangeSet;
import org.cloudpcdesk.inventory.RefreshState.Phase;
import org.cloudpcdesk.model.CloudPc;
import org.cloudpcdesk.model.CloudPcChange;
import org.cloudpcdesk.model.CloudPcFixtures;
import org.cloudpcdesk.model.CloudPcStatus.Kind;
import org.cloudpcdesk.platform.DataKey;
import org.cloudpcdesk.platform.Time;
import org.cloudpcdesk.store.Note;
import org.cloudpcdesk.store.OfflineStore;
import org.cloudpcdesk.store.StoreException;
import org.cloudpcdesk.store.StoreLook;
import org.cloudpcdesk.store.StoreName;
import org.cloudpcdesk.store.StorePlace;
import org.cloudpcdesk.store.StoredRow;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class OfflineCopyTest {
  private static final StoreName NAME = new StoreName("global", "5d0a9a1e-0000-4000-8000-000000000001");
  private static final CloudPc A = CloudPcFixtures.one("a", Kind.PROVISIONED);
  private static final CloudPc B = CloudPcFixtures.one("b", Kind.IN_GRACE_PERIOD);
  private static final CloudPc C = CloudPcFixtures.one("c", Kind.PROVISIONED);
  private static final CloudPc B_FAILED = CloudPcFixtures.one("b", Kind.FAILED);

  @TempDir private Path folder;
  private final StillTime time = new StillTime();
  private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
  private DataKey key;

  @BeforeEach
  void makeKey() throws IOException {
    key = DataKey.of(folder);
  }

  @AfterEach
  void end() {
    executor.shutdownNow();
  }

  /** Moves when the test says so; whoever sleeps, sleeps until he is interrupted. */
  private static final class StillTime implements Time {
    private volatile Instant now = CloudPcFixtures.NOW;

    @Override
    public Instant now() {
      return now;
    }

    void advance(Duration by) {
      now = now.plus(by);
    }

    @Override
    public void sleep(Duration duration) throws InterruptedException {
      new CountDownLatch(1).await();
    }
  }

  /** One run of the program, as far as the inventory is concerned. */
  private final class Desk implements AutoCloseable {
    final FakeCloudPcs service = new FakeCloudPcs(time);
    final Inventory inventory = new Inventory();
    final List<ChangeSet> news = new ArrayList<>();
    final Refresher refresher = new Refresher(service, inventory, time, executor);
    final OfflineCopy copy = new OfflineCopy(inventory, refresher, Duration.ofDays(90), time, Runnable::run);

    Desk() throws StoreException {
      inventory.listen((snapshot, changes) -> news.add(changes));
      copy.fill(OfflineStore.open(folder, NAME, key));
    }

    /** Lets the refresher do its first work and waits until it has done so. */
    RefreshState refresh() throws InterruptedException {
      CountDownLatch done = new CountDownLatch(1);
      refresher.listen(
          state -> {
            if (state.phase() != Phase.LOADING && state.phase() != Phase.NEW) {
              done.countDown();
            }
          });
      refresher.start();
      assertThat(done.await(20, TimeUnit.SECONDS)).isTrue();
      return refresher.state();
    }

    @Override
    public void close() {
      refresher.close();
      copy.close();
    }
  }

  private void damage(String sql) throws SQLException {
    Path file = folder.resolve("store").resolve(NAME.cloud() + "_" + NAME.tenantId() + ".db");
    try (Connection raw = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = raw.createStatement()) {
      statement.executeUpdate(sql);
    }
  }

  private List<CloudPc> stored() throws StoreException {
    OfflineStore.Opened opened = OfflineStore.openToRead(folder, NAME, key);
    opened.store().close();
    return opened.rows().stream().map(StoredRow::pc).toList();
  }

  @Test
  void theNextStartBeginsWithTheListOfTheLast() throws Exception {
    Instant first = time.now();
    try (Desk desk = new Desk()) {
      assertThat(desk.refresher.state()).isEqualTo(RefreshState.INITIAL);
      desk.service.put(A, B);
      desk.refresh();
      assertThat(stored()).as("kept as soon as it is read").containsExactly(A, B);
    }
    time.advance(Duration.ofHours(3));

    try (Desk desk = new Desk()) {
      assertThat(desk.inventory.snapshot().rows()).extracting(Inventory.Row::pc).containsExactly(A, B);
      assertThat(desk.inventory.snapshot().rows()).extracting(Inventory.Row::seen).containsOnly(first);
      assertThat(desk.news).as("nothing new").allMatch(ChangeSet::isEmpty);
      assertThat(desk.refresher.state().completedAt()).isEqualTo(first);
      assertThat(desk.refresher.state().phase()).isEqualTo(Phase.NEW);
    }
  }

  @Test
  void theFirstRowsCountAsAPartUntilTheOthersAreThere() throws Exception {
    try (Desk desk = new Desk()) {
      desk.service.put(A, B);
      desk.refresh();
    }
    Inventory inventory = new Inventory();
    Refresher refresher = new Refresher(new FakeCloudPcs(time), inventory, time, executor);
    List<OfflineStore.Front> fronts = new ArrayList<>();
    try (OfflineCopy copy = new OfflineCopy(inventory, refresher, Duration.ofDays(90), time, Runnable::run)) {
      OfflineStore.Opened opened = OfflineStore.open(folder, NAME, key, fronts::add);
      OfflineStore.Front front = fronts.getFirst();

      copy.begin(new OfflineStore.Front(front.rows().subList(0, 1), front.total(), front.listed()));
      assertThat(inventory.snapshot().rows()).hasSize(1);
      assertThat(refresher.state().phase()).isEqualTo(Phase.OPENING);
      assertThat(refresher.state().loaded()).isEqualTo(1);
      assertThat(refresher.state().expected()).isEqualTo(2);
      assertThat(copy.begun()).isDone();
      assertThat(copy.filled()).isNotDone();

      copy.fill(opened);
      assertThat(inventory.snapshot().rows()).hasSize(2);
      assertThat(refresher.state().phase()).isEqualTo(Phase.NEW);
      assertThat(copy.filled()).isDone();
    }
  }

  @Test
  void firstRowsOfAStoreThatIsDamagedFurtherOnAreReadAnewLikeTheOthers() throws Exception {
    CloudPc[] pcs = CloudPcFixtures.rows(300, 7).toArray(CloudPc[]::new);
    try (Desk desk = new Desk()) {
      desk.service.put(pcs);
      desk.refresh();
    }
    damage("update piece set sealed = zeroblob(length(sealed)) where field = 'REST'");

    FakeCloudPcs service = new FakeCloudPcs(time);
    service.put(pcs);
    Inventory inventory = new Inventory();
    Refresher refresher = new Refresher(service, inventory, time, executor);
    try (OfflineCopy copy = new OfflineCopy(inventory, refresher, Duration.ofDays(90), time, Runnable::run)) {
      copy.fill(OfflineStore.open(folder, NAME, key, copy::begin));
      assertThat(inventory.snapshot().rows()).isEmpty();
      inventory.merge(List.of(pcs), time.now());
      assertThat(inventory.snapshot().rows()).extracting(Inventory.Row::changed).as("no news").containsOnlyNulls();
    }
    assertThat(stored()).containsExactly(pcs);
  }

  @Test
  void theNetworkImprovesWhatWasStoredAndTheStoreFollows() throws Exception {
    try (Desk desk = new Desk()) {
      desk.service.put(A, B);
      desk.refresh();
    }
    time.advance(Duration.ofHours(3));
    Instant later = time.now();
    try (Desk desk = new Desk()) {
      desk.service.put(B_FAILED, C);
      desk.refresh();

      assertThat(stored()).containsExactlyInAnyOrder(B_FAILED, C);
      desk.copy.readGone();
      assertThat(desk.copy.gone().snapshot().rows())
          .containsExactly(new Inventory.Row(A, later.minus(Duration.ofHours(3)), later, null, later));
      assertThat(desk.copy.historyOf("b")).extracting(CloudPcChange::kind).containsExactly(CloudPcChange.Kind.CHANGED);
      assertThat(desk.copy.historySince(later)).extracting(CloudPcChange::id).containsExactlyInAnyOrder("a", "b", "c");
    }
  }

  @Test
  void offlineEverythingStaysAsItWas() throws Exception {
    try (Desk desk = new Desk()) {
      desk.service.put(A, B);
      desk.refresh();
    }
    time.advance(Duration.ofHours(3));
    try (Desk desk = new Desk()) {
      desk.service.fail("", GraphException.Kind.NO_NETWORK);
      RefreshState state = desk.refresh();

      assertThat(state.phase()).isEqualTo(Phase.OFFLINE);
      assertThat(state.completedAt()).isEqualTo(time.now().minus(Duration.ofHours(3)));
      assertThat(desk.inventory.snapshot().rows()).hasSize(2);
    }
    assertThat(stored()).containsExactly(A, B);
  }

  @Test
  void aListThatBreaksOffIsNotTakenForWhole() throws Exception {
    try (Desk desk = new Desk()) {
      desk.service.put(A, B, C);
      desk.service.fail("page 2", GraphException.Kind.SERVICE_DOWN);
      desk.refresh();
    }
    OfflineStore.Opened opened = OfflineStore.openToRead(folder, NAME, key);
    opened.store().close();
    assertThat(opened.rows()).extracting(StoredRow::pc).containsExactly(A, B);
    assertThat(opened.listed()).isNull();
  }

  @Test
  void aListIsWrittenAtItsEndInOne() throws Exception {
    List<List<CloudPc>> between = new ArrayList<>();
    try (Desk desk = new Desk()) {
      desk.service.put(A, B, C);
      desk.service.afterPage(
          page -> {
            try {
              between.add(stored());
            } catch (StoreException failed) {
              throw new AssertionError(failed);
            }
          });
      desk.refresh();
    }
    assertThat(between).containsExactly(List.of(), List.of());
    assertThat(stored()).containsExactly(A, B, C);
  }

  @Test
  void whatIsSeenBetweenListsIsKept() throws Exception {
    try (Desk desk = new Desk()) {
      desk.service.put(A, B);
      desk.refresh();
      desk.inventory.merge(List.of(B_FAILED), time.now().plusSeconds(1));
      desk.inventory.remove(Set.of("a"), time.now().plusSeconds(2));

      assertThat(stored()).containsExactly(B_FAILED);
    }
  }

  @Test
  void whatGoesIsAmongTheGoneAtOnceAndWhatComesBackIsNot() throws Exception {
    try (Desk desk = new Desk()) {
      desk.service.put(A, B);
      desk.refresh();
      AtomicInteger told = new AtomicInteger();
      desk.copy.readGone();
      desk.copy.gone().listen(told::incrementAndGet);

      desk.inventory.remove(Set.of("a"), time.now().plusSeconds(1));
      assertThat(desk.copy.gone().snapshot().rows()).extracting(Inventory.Row::pc).containsExactly(A);
      assertThat(told).hasValue(1);

      desk.inventory.merge(List.of(A), time.now().plusSeconds(2));
      assertThat(desk.copy.gone().snapshot().rows()).isEmpty();
    }
  }

  @Test
  void whoAsksForTheGoneBeforeTheStoreIsOpenGetsThemThen() throws Exception {
    try (Desk desk = new Desk()) {
      desk.service.put(A, B);
      desk.refresh();
      desk.inventory.remove(Set.of("a"), time.now().plusSeconds(1));
    }
    Inventory inventory = new Inventory();
    Refresher refresher = new Refresher(new FakeCloudPcs(time), inventory, time, executor);
    try (OfflineCopy copy = new OfflineCopy(inventory, refresher, Duration.ofDays(90), time, Runnable::run)) {
      copy.readGone();
      assertThat(copy.gone().snapshot().rows()).isEmpty();

      copy.fill(OfflineStore.open(folder, NAME, key));

      assertThat(copy.gone().snapshot().rows()).extracting(Inventory.Row::pc).containsExactly(A);
    }
  }

  @Test
  void marksOutliveTheProgramAndGoWithTheirCloudPc() throws Exception {
    Instant marked = time.now().plusSeconds(1);
    try (Desk desk = new Desk()) {
      desk.service.put(A, B, C);
      desk.refresh();
      desk.inventory.mark(List.of("a", "b", "c"), marked);
      desk.inventory.mark(List.of("c"), null);
      assertThat(Marks.of(new StoreLook(new StorePlace(folder, NAME), key).notes(Note.MARK)))
          .as("kept at once")
          .isEqualTo(Map.of("a", marked, "b", marked));
    }
    time.advance(Duration.ofHours(3));
    try (Desk desk = new Desk()) {
      assertThat(desk.inventory.snapshot().find("a").marked()).isEqualTo(marked);
      assertThat(desk.inventory.snapshot().find("c").marked()).isNull();
      desk.service.put(B_FAILED, C);
      desk.refresh();
      assertThat(desk.inventory.snapshot().find("b").marked()).as("it changed, and stays marked").isEqualTo(marked);
    }
    try (Desk desk = new Desk()) {
      assertThat(desk.inventory.marks()).isEqualTo(Map.of("b", marked));
    }
  }

  @Test
  void marksWaitForTheirRowsWhereTheseWereLost() throws Exception {
    Instant marked = time.now().minusSeconds(60);
    OfflineStore.Opened opened = OfflineStore.open(folder, NAME, key);
    opened.store().saveNotes(Note.MARK, List.of("b " + marked, "no mark", "gone " + marked));
    opened.store().close();
    try (Desk desk = new Desk()) {
      desk.service.put(A, B);
      desk.refresh();
      assertThat(desk.inventory.snapshot().find("b").marked()).isEqualTo(marked);
      assertThat(desk.inventory.marks()).isEqualTo(Map.of("b", marked));
    }
  }

  @Test
  void withoutAStoreEverythingWorksAndNothingIsKept() throws Exception {
    Inventory inventory = new Inventory();
    FakeCloudPcs service = new FakeCloudPcs(time);
    try (Refresher refresher = new Refresher(service, inventory, time, executor);
        OfflineCopy copy = new OfflineCopy(inventory, refresher, Duration.ofDays(90), time, Runnable::run)) {
      StoreException why = new StoreException("No.", new IOException("told to fail"));
      copy.begin(new OfflineStore.Front(List.of(new StoredRow(B, time.now(), null)), 2, time.now()));
      copy.doWithout(why);
      assertThat(inventory.snapshot().rows()).isEmpty();

      inventory.merge(List.of(A), time.now());

      assertThat(copy.filled()).isCompleted();
      assertThat(copy.trouble()).contains(new OfflineCopy.Trouble.Unusable(why));
      assertThat(copy.historyOf("a")).isEmpty();
      copy.readGone();
      assertThat(copy.gone().snapshot().rows()).isEmpty();
      assertThat(copy.notes(Note.VIEW)).isEmpty();
    }
  }

  @Test
  void aStoreThatComesTooLateIsClosedAgain() throws Exception {
    Inventory inventory = new Inventory();
    Refresher refresher = new Refresher(new FakeCloudPcs(time), inventory, time, executor);
    OfflineCopy copy = new OfflineCopy(inventory, refresher, Duration.ofDays(90), time, Runnable::run);
    copy.close();

    copy.fill(OfflineStore.open(folder, NAME, key));

    OfflineStore.Opened next = OfflineStore.open(folder, NAME, key);
    assertThat(next.store().isWritable()).as("the lock is free").isTrue();
    next.store().close();
  }

  @Test
  void marksAreNotWrittenOverThoseThatWereNotReadYet() throws Exception {
    Instant before = time.now().minusSeconds(60);
    Instant now = time.now();
    Inventory inventory = new Inventory();
    inventory.merge(List.of(A), now);
    inventory.mark(List.of("a"), now);
    try (OfflineStore store = OfflineStore.open(folder, NAME, key).store()) {
      store.saveNotes(Note.MARK, List.of("b " + before));
      KeptMarks marks = new KeptMarks(store, inventory);

      marks.write();
      assertThat(Marks.of(store.notes(Note.MARK))).isEqualTo(Map.of("b", before));

      marks.restore();
      marks.write();
      assertThat(Marks.of(store.notes(Note.MARK))).isEqualTo(Map.of("a", now, "b", before));
    }
  }
}
