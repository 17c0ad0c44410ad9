package org.cloudpcdesk.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.cloudpcdesk.model.CloudPc;
import org.cloudpcdesk.model.CloudPcChange;
import org.cloudpcdesk.model.CloudPcChange.Kind;
import org.cloudpcdesk.model.CloudPcFacts;
import org.cloudpcdesk.model.CloudPcFixtures;
import org.cloudpcdesk.model.CloudPcStatus;
import org.cloudpcdesk.model.RemovedCloudPc;
import org.cloudpcdesk.model.Sighting;
import org.cloudpcdesk.platform.DataKey;
import org.cloudpcdesk.store.OfflineStore.Opened;
import org.cloudpcdesk.store.OfflineStore.Written;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OfflineStoreTest {
  private static final StoreName NAME = new StoreName("global", "5d0a9a1e-0000-4000-8000-000000000001");
  private static final Duration HISTORY = Duration.ofDays(30);
  private static final Instant T0 = CloudPcFixtures.NOW;
  private static final Instant T1 = T0.plusSeconds(300);
  private static final Instant T2 = T0.plusSeconds(600);

  @TempDir private Path folder;
  private DataKey key;

  @BeforeEach
  void makeKey() throws IOException {
    key = DataKey.of(folder);
  }

  private Opened open() throws StoreException {
    return OfflineStore.open(folder, NAME, key);
  }

  private static List<StoredRow> seen(List<CloudPc> pcs, Instant at) {
    return pcs.stream().map(pc -> new StoredRow(pc, at, null)).toList();
  }

  private Written sync(List<CloudPc> seen, Set<String> removed, Instant at) throws StoreException {
    try (OfflineStore store = open().store()) {
      return store.sync(seen(seen, at), removed, at, at);
    }
  }

  private List<StoredRow> stored() throws StoreException {
    Opened opened = open();
    opened.store().close();
    assertThat(opened.problem()).isEmpty();
    return opened.rows();
  }

  private Path file() {
    return folder.resolve("store").resolve(NAME.file());
  }

  private void raw(String sql) throws SQLException {
    try (Connection raw = DriverManager.getConnection("jdbc:sqlite:" + file());
        Statement statement = raw.createStatement()) {
      statement.executeUpdate(sql);
    }
  }

  @Test
  void aNewStoreKnowsNothing() throws StoreException {
    Opened opened = open();

    assertThat(opened.rows()).isEmpty();
    assertThat(opened.listed()).isNull();
    assertThat(opened.problem()).isEmpty();
    opened.store().close();
  }

  @Test
  void everyMemberOfEveryRowComesBackInOrder() throws StoreException {
    List<CloudPc> pcs = new ArrayList<>(CloudPcFixtures.rows(1_000, 7));
    pcs.set(
        3,
        pcs.get(3).toBuilder()
            .statusDetail(new CloudPc.StatusDetail("internalServerError", null))
            .rest("{\"powerState\":\"running\",\"statusDetail\":{\"code\":\"internalServerError\"}}")
            .build());

    assertThat(sync(pcs, Set.of(), T0)).isEqualTo(new Written(1_000, 0));

    assertThat(stored()).isEqualTo(seen(pcs, T0));
  }

  @Test
  void whatIsWantedFirstIsToldBeforeTheRestIsRead() throws StoreException {
    Comparator<CloudPc> byDevice = Comparator.comparing(CloudPc::deviceLabel).thenComparing(CloudPc::id);
    List<CloudPc> pcs = new ArrayList<>(CloudPcFixtures.rows(3_000, 7));
    try (OfflineStore store = open().store()) {
      store.arrangeBy(byDevice);
      store.sync(seen(pcs, T0), Set.of(), T0, T0);
    }
    // Written singly: one that is in front already, one that comes there, one that leaves.
    List<CloudPc> sorted = pcs.stream().sorted(byDevice).toList();
    CloudPc other = sorted.get(5).toBuilder().servicePlanName("another plan").build();
    CloudPc comes = sorted.get(2_000).toBuilder().managedDeviceName(" first of all").build();
    CloudPc leaves = sorted.get(7);
    sync(List.of(other, comes), Set.of(leaves.id()), T1);

    List<OfflineStore.Front> fronts = new ArrayList<>();
    Opened opened = OfflineStore.open(folder, NAME, key, fronts::add);
    opened.store().close();

    List<CloudPc> expected = new ArrayList<>(sorted.subList(0, RowTable.FRONT));
    expected.set(5, other);
    expected.remove(leaves);
    expected.add(comes);
    assertThat(fronts).hasSize(1);
    assertThat(fronts.getFirst().rows()).containsExactlyInAnyOrderElementsOf(seen(expected, T1));
    assertThat(fronts.getFirst().total()).isEqualTo(2_999);
    assertThat(fronts.getFirst().listed()).isEqualTo(T1);
    assertThat(opened.rows()).hasSize(2_999).containsAll(fronts.getFirst().rows());
  }

  @Test
  void anOlderFileHasNoRowsThatAreToldFirst() throws Exception {
    sync(CloudPcFixtures.rows(20, 7), Set.of(), T0);
    raw("delete from meta where name = 'rows'");
    sync(CloudPcFixtures.rows(21, 7), Set.of(), T1);

    List<OfflineStore.Front> fronts = new ArrayList<>();
    OfflineStore.open(folder, NAME, key, fronts::add).store().close();

    assertThat(fronts).isEmpty();
  }

  @Test
  void aLookGoesThroughTheSameRows() throws StoreException {
    List<CloudPc> pcs = CloudPcFixtures.rows(3_000, 7);
    sync(pcs, Set.of(), T0);
    sync(List.of(pcs.get(2_999).toBuilder().rest("{}").build()), Set.of(pcs.get(3).id()), T1);

    looksAt(stored(), T1);
  }

  /** Each row keeps what is its own, whatever part it lies in and whatever is opened ahead of it. */
  @Test
  void rowsOfSeveralPartsAreReadAndLookedAtAsTheyWereWritten() throws IOException {
    List<CloudPc> pcs = new ArrayList<>(CloudPcFixtures.rows(RowTable.FRONT + 2 * PieceTable.ROWS + 5, 7));
    sync(pcs, Set.of(), T0);
    int inThird = RowTable.FRONT + 2 * PieceTable.ROWS + 1;
    pcs.set(inThird, pcs.get(inThird).toBuilder().servicePlanName("another plan").build());
    String gone = pcs.get(RowTable.FRONT + PieceTable.ROWS).id();
    sync(List.of(pcs.get(inThird)), Set.of(gone), T1);
    pcs.remove(RowTable.FRONT + PieceTable.ROWS);

    assertThat(stored()).extracting(StoredRow::pc).isEqualTo(pcs);
    looksAt(stored(), T1);
  }

  /** A look has the same rows, and each of them tells the same, whatever it is asked for. */
  private void looksAt(List<StoredRow> rows, Instant listed) throws StoreException {
    List<List<Object>> looked =
        new StoreLook(new StorePlace(folder, NAME), key)
            .rows(
                new StoreLook.Reader<List<List<Object>>>() {
                  private final List<Sighting> all = new ArrayList<>();

                  @Override
                  public void row(Sighting row) {
                    all.add(row);
                  }

                  @Override
                  public List<List<Object>> result(int number, Instant begun) {
                    assertThat(number).isEqualTo(rows.size());
                    assertThat(begun).isEqualTo(listed);
                    return all.stream().map(OfflineStoreTest::facts).toList();
                  }
                });

    assertThat(looked).isEqualTo(rows.stream().map(OfflineStoreTest::facts).toList());
  }

  private static List<Object> facts(Sighting row) {
    CloudPcFacts pc = row.pc();
    return Arrays.asList(
        row.changed(), row.seen(), pc.provisioned(), pc.lastModified(), pc.gracePeriodEnd(), pc.deviceRegionName(),
        pc.imageDisplayName(), pc.provisioningType(), pc.provisioningPolicyName(), pc.servicePlanType(),
        pc.servicePlanName(), pc.status(), pc.aadDeviceId(), pc.managedDeviceId(), pc.managedDeviceName(),
        pc.userPrincipalName(), pc.displayName(), pc.id(), pc.deviceLabel(), pc.personLabel());
  }

  @Test
  void aSecondSyncWithNothingChangedWritesNoRow() throws StoreException {
    List<CloudPc> pcs = CloudPcFixtures.rows(1_000, 7);
    sync(pcs, Set.of(), T0);

    assertThat(sync(CloudPcFixtures.rows(1_000, 7), Set.of(), T1)).isEqualTo(Written.NOTHING);

    assertThat(stored()).as("seen again, all the same").isEqualTo(seen(pcs, T1));
  }

  @Test
  void onlyWhatChangedIsWritten() throws StoreException {
    List<CloudPc> pcs = new ArrayList<>(CloudPcFixtures.rows(2_000, 7));
    sync(pcs, Set.of(), T0);
    pcs.set(500, other(pcs.get(500)));
    CloudPc gone = pcs.remove(501);
    CloudPc added = CloudPcFixtures.one("new", CloudPcStatus.Kind.PROVISIONED);
    pcs.add(added);

    assertThat(sync(pcs, Set.of(gone.id()), T1)).isEqualTo(new Written(3, 3));

    assertThat(stored()).isEqualTo(seen(pcs, T1));
  }

  private static CloudPc other(CloudPc pc) {
    return pc.toBuilder().status(CloudPcStatus.of(CloudPcStatus.Kind.RESIZING)).managedDeviceName("CPC-renamed").build();
  }

  @Test
  void whateverTheSyncsTheRowsAreThoseOfTheLast() throws StoreException {
    Random random = new Random(20260302);
    CloudPcFixtures fixtures = new CloudPcFixtures(11);
    List<CloudPc> pcs = new ArrayList<>();
    for (int round = 0; round < 60; round++) {
      Set<String> removed = new HashSet<>();
      for (int i = random.nextInt(40); i > 0 && !pcs.isEmpty(); i--) {
        removed.add(pcs.remove(random.nextInt(pcs.size())).id());
      }
      for (int i = random.nextInt(40); i > 0 && !pcs.isEmpty(); i--) {
        int place = random.nextInt(pcs.size());
        pcs.set(place, fixtures.changed(pcs.get(place)));
      }
      for (int i = random.nextInt(60); i > 0; i--) {
        pcs.add(fixtures.next());
      }
      Instant at = T0.plusSeconds(round);
      sync(pcs, removed, at);
      assertThat(stored().stream().map(StoredRow::pc)).as("round %d", round).containsExactlyElementsOf(pcs);
    }
  }

  @Test
  void aLookAtFewRowsKeepsTheTimeOfTheList() throws StoreException {
    List<CloudPc> pcs = CloudPcFixtures.rows(10, 7);
    sync(pcs, Set.of(), T0);
    try (OfflineStore store = open().store()) {
      assertThat(store.sync(List.of(new StoredRow(other(pcs.get(4)), T1, T1)), Set.of(), T1, null))
          .isEqualTo(new Written(1, 1));
    }

    List<StoredRow> stored = stored();

    assertThat(stored.get(4)).isEqualTo(new StoredRow(other(pcs.get(4)), T1, T1));
    assertThat(stored.get(5)).isEqualTo(new StoredRow(pcs.get(5), T0, null));
  }

  @Test
  void whatHappenedIsToldNewestFirst() throws StoreException {
    CloudPc pc = CloudPcFixtures.one("a", CloudPcStatus.Kind.PROVISIONED);
    sync(List.of(pc), Set.of(), T0);
    sync(List.of(other(pc)), Set.of(), T1);
    sync(List.of(), Set.of("a"), T2);

    try (OfflineStore store = open().store()) {
      assertThat(store.changesOf("a", 10))
          .containsExactly(
              new CloudPcChange("a", Kind.REMOVED, T2, "CPC-renamed", "ada.almeida@contoso.com", List.of()),
              new CloudPcChange(
                  "a",
                  Kind.CHANGED,
                  T1,
                  "CPC-renamed",
                  "ada.almeida@contoso.com",
                  List.of(
                      new CloudPcChange.Member("status", "provisioned", "resizing"),
                      new CloudPcChange.Member("managedDeviceName", "CPC-ada-a", "CPC-renamed"))));
      assertThat(store.changesOf("b", 10)).isEmpty();
      assertThat(store.changesSince(T2, 10)).extracting(CloudPcChange::kind).containsExactly(Kind.REMOVED);
      assertThat(store.changesSince(T0, 1)).extracting(CloudPcChange::kind).containsExactly(Kind.REMOVED);
    }
  }

  @Test
  void whatIsGoneIsRememberedForAWhileOnly() throws StoreException {
    List<CloudPc> pcs = CloudPcFixtures.rows(2, 7);
    sync(pcs, Set.of(), T0);
    sync(List.of(), Set.of(pcs.get(0).id()), T1);
    Instant later = T1.plus(HISTORY);
    try (OfflineStore store = open().store()) {
      store.rememberFor(HISTORY);
      assertThat(store.removed()).containsExactly(new RemovedCloudPc(pcs.get(0), T0, T1));
      store.sync(List.of(), Set.of(), later, later);
      assertThat(store.removed()).hasSize(1);
      store.sync(List.of(), Set.of(), later.plusSeconds(1), later.plusSeconds(1));
      assertThat(store.removed()).isEmpty();
      assertThat(store.changesSince(T0, 10)).isEmpty();
    }
  }

  @Test
  void whatCameBackIsNotGone() throws StoreException {
    CloudPc pc = CloudPcFixtures.one("a", CloudPcStatus.Kind.PROVISIONED);
    sync(List.of(pc), Set.of(), T0);
    sync(List.of(), Set.of("a"), T1);
    sync(List.of(pc), Set.of(), T2);

    try (OfflineStore store = open().store()) {
      assertThat(store.removed()).isEmpty();
      assertThat(store.changesOf("a", 10)).extracting(CloudPcChange::kind).containsExactly(Kind.ADDED, Kind.REMOVED);
    }
  }

  @Test
  void aTenantThatBeganAnewHasNoPast() throws StoreException {
    List<CloudPc> pcs = CloudPcFixtures.rows(20, 7);
    sync(pcs, Set.of(), T0);
    sync(List.of(other(pcs.get(0))), Set.of(pcs.get(1).id()), T1);
    try (OfflineStore store = open().store()) {
      store.saveNotes(Note.VIEW, List.of("mine"));
      store.saveNotes(Note.MARK, List.of("one"));
      store.beginAnew();
    }

    Opened opened = open();

    assertThat(opened.rows()).isEmpty();
    assertThat(opened.listed()).isNull();
    assertThat(opened.store().removed()).isEmpty();
    assertThat(opened.store().changesSince(Instant.EPOCH, 10)).isEmpty();
    assertThat(opened.store().notes(Note.VIEW)).containsExactly("mine");
    assertThat(opened.store().notes(Note.MARK)).as("of rows that are no more").isEmpty();
    assertThat(opened.store().sync(seen(pcs, T2), Set.of(), T2, T2)).isEqualTo(new Written(20, 0));
    opened.store().close();
    assertThat(stored()).isEqualTo(seen(pcs, T2));
  }

  @Test
  void viewsComeBackInTheirOrder() throws StoreException {
    try (OfflineStore store = open().store()) {
      store.saveNotes(Note.VIEW, List.of("b", "a", "Ünë"));
      store.saveNotes(Note.VIEW, List.of("c", "Ünë"));
    }
    try (OfflineStore store = open().store()) {
      assertThat(store.notes(Note.VIEW)).containsExactly("c", "Ünë");
    }
  }

  @Test
  void anOlderFileIsBroughtForwardWithItsRows() throws Exception {
    List<CloudPc> pcs = CloudPcFixtures.rows(20, 7);
    sync(pcs, Set.of(), T0);
    raw("drop table note");
    raw("drop table piece");
    raw("pragma user_version = 1");

    assertThat(stored()).isEqualTo(seen(pcs, T0));

    raw("insert into note values ('view', 1, x'00')");
  }

  /** The file was made by the program as it was when it wrote version 4: 600 rows, one changed, one new and one gone. */
  @Test
  void aFileOfVersion4IsReadAndWrittenAnewWithTheNextSync() throws Exception {
    Path made = Path.of(OfflineStoreTest.class.getResource("version4").toURI());
    for (String one : List.of("data.key", "owner.key", "store/" + NAME.file())) {
      Files.createDirectories(folder.resolve(one).getParent());
      Files.copy(made.resolve(one), folder.resolve(one), StandardCopyOption.REPLACE_EXISTING);
    }
    key = DataKey.of(folder);
    List<CloudPc> pcs = new ArrayList<>(CloudPcFixtures.rows(600, 7));
    pcs.set(10, pcs.get(10).toBuilder().servicePlanName("another plan").build());
    CloudPc gone = pcs.remove(11);
    pcs.add(CloudPcFixtures.one("new", CloudPcStatus.Kind.FAILED));

    Opened read = OfflineStore.openToRead(folder, NAME, key);
    List<StoredRow> rows = read.rows();
    try (OfflineStore reader = read.store()) {
      assertThat(reader.notes(Note.VIEW)).containsExactly("mine");
    }
    looksAt(rows, T1);
    assertThat(rows).extracting(StoredRow::pc).containsExactlyInAnyOrderElementsOf(pcs);
    assertThat(stored()).isEqualTo(rows);
    looksAt(rows, T1);

    sync(List.of(), Set.of(), T2);

    assertThat(number("select count(*) from block")).as("the one that is read first").isEqualTo(1);
    assertThat(number("select count(*) from piece")).isEqualTo(StoredColumn.values().length);
    assertThat(stored()).extracting(StoredRow::pc).containsExactlyElementsOf(rows.stream().map(StoredRow::pc).toList());
    looksAt(stored(), T2);
    try (OfflineStore store = open().store()) {
      assertThat(store.notes(Note.VIEW)).containsExactly("mine");
      assertThat(store.removed()).extracting(RemovedCloudPc::pc).containsExactly(gone);
    }
  }

  @Test
  void aTenantThatHasNoCloudPcsAnyMoreIsNoDamage() throws Exception {
    List<CloudPc> pcs = CloudPcFixtures.rows(2_000, 7);
    sync(pcs, Set.of(), T0);

    sync(List.of(), pcs.stream().map(CloudPc::id).collect(Collectors.toSet()), T1);

    assertThat(number("select count(*) from piece") + number("select count(*) from late")).isZero();
    assertThat(stored()).isEmpty();
    looksAt(List.of(), T1);
  }

  private int number(String sql) throws SQLException {
    try (Connection raw = DriverManager.getConnection("jdbc:sqlite:" + file());
        Statement statement = raw.createStatement();
        ResultSet found = statement.executeQuery(sql)) {
      return found.getInt(1);
    }
  }

  /** Puts the notes where version 3 had its views. */
  private void asInVersion3() throws SQLException {
    raw("create table view (number integer primary key, sealed blob not null) strict");
    raw("insert into view select number, sealed from note where kind = 'view'");
    raw("drop table note");
    raw("drop table piece");
    raw("pragma user_version = 3");
  }

  private void keep(Note kind, String... texts) throws StoreException {
    try (OfflineStore store = open().store()) {
      store.saveNotes(kind, List.of(texts));
    }
  }

  @Test
  void viewsOfAnOlderFileBecomeNotes() throws Exception {
    keep(Note.VIEW, "mine", "mine, too");
    asInVersion3();

    try (OfflineStore reader = OfflineStore.openToRead(folder, NAME, key).store()) {
      assertThat(reader.notes(Note.VIEW)).as("who only looks brings nothing forward").isEmpty();
    }
    try (OfflineStore store = open().store()) {
      assertThat(store.notes(Note.VIEW)).containsExactly("mine", "mine, too");
    }
  }

  @Test
  void whatNoNetworkBringsBackIsTakenOverFromADamagedFile() throws Exception {
    List<CloudPc> pcs = CloudPcFixtures.rows(300, 7);
    sync(pcs, Set.of(), T0);
    sync(List.of(other(pcs.get(0))), Set.of(pcs.get(1).id()), T1);
    keep(Note.VIEW, "mine", "mine, too");
    keep(Note.MARK, "one");
    raw("update block set sealed = zeroblob(length(sealed)) where number = 0");

    Opened opened = open();

    try (OfflineStore store = opened.store()) {
      assertThat(opened.problem()).get().matches(problem -> problem instanceof StoreProblem.Damaged(Path _, boolean all) && all);
      assertThat(opened.rows()).isEmpty();
      assertThat(store.notes(Note.VIEW)).containsExactly("mine", "mine, too");
      assertThat(store.notes(Note.MARK)).containsExactly("one");
      assertThat(store.removed()).extracting(RemovedCloudPc::pc).containsExactly(pcs.get(1));
      assertThat(store.changesSince(T0, 10)).extracting(CloudPcChange::kind).containsExactly(Kind.REMOVED, Kind.CHANGED);
    }
  }

  /** The process may be ended when the damaged file is set aside, when there is a new one, or with a part taken over. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void whatWasNotTakenOverToItsEndIsTakenOverByTheNextStart(int steps) throws Exception {
    List<CloudPc> pcs = CloudPcFixtures.rows(300, 7);
    sync(pcs, Set.of(), T0);
    sync(List.of(other(pcs.get(0))), Set.of(pcs.get(1).id()), T1);
    keep(Note.MARK, "one", "two");
    raw("update block set sealed = zeroblob(length(sealed)) where number = 0");
    byte[] damaged = Files.readAllBytes(file());
    new SetAside(file()).tear();
    if (steps > 0) {
      // Not through the store, which would go on with it.
      StoreFile.open(file(), NAME, key, true, front -> {}).close();
    }
    if (steps > 1) {
      raw("attach '" + file() + ".torn' as torn; insert into note select * from torn.note where number = 1");
    }

    Opened opened = open();

    Path aside = file().resolveSibling(NAME.file() + ".damaged");
    try (OfflineStore store = opened.store()) {
      assertThat(opened.problem()).contains(new StoreProblem.Damaged(aside, true));
      assertThat(store.notes(Note.MARK)).containsExactly("one", "two");
      assertThat(store.removed()).extracting(RemovedCloudPc::pc).containsExactly(pcs.get(1));
      assertThat(store.changesSince(T0, 10)).hasSize(2);
    }
    assertThat(Files.readAllBytes(aside)).isEqualTo(damaged);
    assertThat(stored()).as("said once").isEmpty();
  }

  @Test
  void whatCannotBeTakenOverIsToldAndTheRestIsThere() throws Exception {
    sync(CloudPcFixtures.rows(300, 7), Set.of(), T0);
    keep(Note.VIEW, "torn", "whole");
    raw("update block set sealed = zeroblob(length(sealed)) where number = 0");
    raw("update note set sealed = zeroblob(length(sealed)) where number = 1");

    Opened opened = open();

    try (OfflineStore store = opened.store()) {
      assertThat(opened.problem()).get().matches(problem -> problem instanceof StoreProblem.Damaged(Path _, boolean all) && !all);
      assertThat(store.notes(Note.VIEW)).containsExactly("whole");
    }
  }

  @Test
  void viewsAreTakenOverFromADamagedFileOfVersion3() throws Exception {
    sync(CloudPcFixtures.rows(300, 7), Set.of(), T0);
    keep(Note.VIEW, "mine");
    asInVersion3();
    raw("update block set sealed = zeroblob(length(sealed)) where number = 0");

    try (OfflineStore store = open().store()) {
      assertThat(store.notes(Note.VIEW)).containsExactly("mine");
    }
  }

  @Test
  void aNewerFileIsRefusedAndNotTouched() throws Exception {
    sync(CloudPcFixtures.rows(20, 7), Set.of(), T0);
    raw("pragma user_version = 999");
    byte[] before = Files.readAllBytes(file());

    assertThatThrownBy(this::open)
        .isInstanceOfSatisfying(
            StoreException.class,
            refused -> assertThat(refused.sentence()).contains("newer version", "not touched", "--data-dir"));
    assertThat(Files.readAllBytes(file())).isEqualTo(before);
    assertThatThrownBy(this::open).as("the lock was given back").hasMessageContaining("newer version");
  }

  @Test
  void aFileThatIsNoDatabaseIsSetAsideAndToldOf() throws Exception {
    sync(CloudPcFixtures.rows(20, 7), Set.of(), T0);
    byte[] garbage = "not a database at all, whatever its name says. ".repeat(200).getBytes(StandardCharsets.UTF_8);
    Files.write(file(), garbage);

    isRebuilt(garbage, false);
  }

  @Test
  void aFileWithABrokenBlockIsSetAsideAndToldOf() throws Exception {
    sync(CloudPcFixtures.rows(300, 7), Set.of(), T0);
    raw("update block set sealed = zeroblob(length(sealed)) where number = 0");

    isRebuilt(Files.readAllBytes(file()), true);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update piece set sealed = zeroblob(length(sealed)) where field = 'REST'",
        "delete from piece where field = 'CHANGED'",
        "delete from piece where part = 1",
        "update piece set field = case field when 'PLAN' then 'POLICY' when 'POLICY' then 'PLAN' else field end",
        "update piece set part = 1 - part",
        "update meta set value = 'another' where name = 'written'"
      })
  void piecesThatAreBrokenOrElsewhereAreSetAsideAndToldOf(String harm) throws Exception {
    sync(CloudPcFixtures.rows(RowTable.FRONT + 2 * PieceTable.ROWS, 7), Set.of(), T0);
    // A part cannot take a name that another still has.
    raw("create table shuffled as select * from piece");
    raw("delete from piece");
    raw(harm.replace("piece", "shuffled"));
    raw("insert into piece select * from shuffled");
    raw("drop table shuffled");

    isRebuilt(Files.readAllBytes(file()), true);
  }

  /** Otherwise a person of yesterday could stand beside a device of today. */
  @Test
  void piecesOfAnEarlierListDoNotFitIntoALaterOne() throws Exception {
    List<CloudPc> pcs = CloudPcFixtures.rows(400, 7);
    sync(pcs, Set.of(), T0);
    raw("create table earlier as select * from piece");
    try (OfflineStore store = open().store()) {
      store.beginAnew();
    }
    sync(pcs, Set.of(), T1);
    raw("delete from piece where field = 'USER'");
    raw("insert into piece select * from earlier where field = 'USER'");
    raw("drop table earlier");

    isRebuilt(Files.readAllBytes(file()), true);
  }

  @Test
  void aFaultOfTheProgramIsNotTakenForDamage() throws Exception {
    sync(CloudPcFixtures.rows(20, 7), Set.of(), T0);

    assertThatThrownBy(() -> StoreConnection.look(file(), key, connection -> asks(connection, "select nothing from meta")))
        .isInstanceOf(StoreException.class);

    raw("alter table late rename to later");
    assertThatThrownBy(() -> StoreConnection.look(file(), key, connection -> asks(connection, "select * from late")))
        .isInstanceOf(StoreFault.DamagedException.class);
  }

  private static boolean asks(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      return statement.execute(sql);
    }
  }

  private void isRebuilt(byte[] kept, boolean whole) throws IOException {
    Opened opened = open();
    assertThat(opened.rows()).isEmpty();
    assertThat(opened.listed()).isNull();
    Path aside = file().resolveSibling(NAME.file() + ".damaged");
    assertThat(opened.problem()).contains(new StoreProblem.Damaged(aside, whole));
    assertThat(Files.readAllBytes(aside)).isEqualTo(kept);
    List<CloudPc> pcs = CloudPcFixtures.rows(5, 8);
    opened.store().sync(seen(pcs, T1), Set.of(), T1, T1);
    opened.store().close();
    assertThat(stored()).isEqualTo(seen(pcs, T1));
  }

  @Test
  void aTornFileNeverGivesWrongRows() throws Exception {
    List<CloudPc> pcs = CloudPcFixtures.rows(600, 7);
    Random random = new Random(4);
    for (int round = 0; round < 40; round++) {
      sync(pcs, Set.of(), T0);
      byte[] bytes = Files.readAllBytes(file());
      int length = 1 + random.nextInt(600);
      int at = random.nextInt(bytes.length - length);
      byte[] noise = new byte[length];
      random.nextBytes(noise);
      System.arraycopy(noise, 0, bytes, at, length);
      Files.write(file(), bytes, StandardOpenOption.TRUNCATE_EXISTING);

      try {
        Opened opened = open();
        opened.store().close();
        assertThat(opened.rows()).as("round %d, at %d", round, at).isIn(List.of(), seen(pcs, T0));
      } catch (StoreException refused) {
        // The noise may have hit the version: then it is taken for a newer one.
        assertThat(refused.sentence()).contains("newer version");
      }
      Files.deleteIfExists(file());
    }
  }

  @Test
  void aLostKeyMeansAnEmptyStoreAndTheOldOneIsKept() throws Exception {
    sync(CloudPcFixtures.rows(20, 7), Set.of(), T0);
    Files.delete(folder.resolve("owner.key"));
    key = DataKey.of(folder);

    Opened opened = open();

    Path aside = file().resolveSibling(NAME.file() + ".unreadable");
    assertThat(opened.rows()).isEmpty();
    assertThat(opened.problem()).contains(new StoreProblem.KeyLost(aside));
    assertThat(aside).exists();
    opened.store().close();
  }

  @Test
  void oneWritesAndTheOthersLook() throws StoreException {
    List<CloudPc> pcs = CloudPcFixtures.rows(20, 7);
    try (OfflineStore first = open().store()) {
      first.sync(seen(pcs, T0), Set.of(), T0, T0);
      Opened second = open();

      assertThat(second.rows()).isEqualTo(seen(pcs, T0));
      assertThat(second.store().isWritable()).isFalse();
      assertThat(second.store().sync(List.of(), Set.of(pcs.get(0).id()), T1, T1)).isEqualTo(Written.NOTHING);
      second.store().close();
      assertThat(OfflineStore.openToRead(folder, NAME, key).rows()).hasSize(20);
    }
    assertThat(stored()).hasSize(20);
  }

  @Test
  void whoLooksIsToldWhenThereIsNothing() {
    assertThatThrownBy(() -> OfflineStore.openToRead(folder, NAME, key))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("no offline store");
    assertThat(new StorePlace(folder, NAME).exists()).isFalse();
  }
}
