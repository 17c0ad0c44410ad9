package org.cloudpcdesk.inventory.changes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.cloudpcdesk.inventory.Inventory;
import org.cloudpcdesk.inventory.changes.Change.Kind;
import org.cloudpcdesk.inventory.search.Column;
import org.cloudpcdesk.model.CloudPc;
import org.cloudpcdesk.model.CloudPcFixtures;
import org.cloudpcdesk.model.CloudPcStatus;
import org.cloudpcdesk.model.GraphTime;
import org.cloudpcdesk.platform.SteppedTime;
import org.junit.jupiter.api.Test;

class UnseenTest {
  private static final CloudPc PC = CloudPcFixtures.one("1", CloudPcStatus.Kind.IN_GRACE_PERIOD);
  private static final CloudPc OTHER = CloudPcFixtures.one("2", CloudPcStatus.Kind.PROVISIONED);

  private final SteppedTime time = new SteppedTime(CloudPcFixtures.NOW);
  private final Inventory inventory = new Inventory();

  private Unseen watching(CloudPc... known) {
    inventory.replaceAll(List.of(known), time.now());
    return new Unseen(inventory, time);
  }

  private void sees(CloudPc... pcs) {
    time.advance(Duration.ofSeconds(1));
    inventory.merge(List.of(pcs), time.now());
  }

  private void misses(String id) {
    time.advance(Duration.ofSeconds(1));
    inventory.remove(Set.of(id), time.now());
  }

  private static CloudPc in(CloudPcStatus.Kind kind) {
    return PC.toBuilder().status(CloudPcStatus.of(kind)).build();
  }

  @Test
  void theFirstListIsNoNewsButWhatFollowsIs() {
    Unseen unseen = new Unseen(inventory, time);
    sees(PC);
    assertThat(unseen.news().size()).isZero();
    unseen.watch();
    sees(OTHER);
    assertThat(unseen.news().latestFirst()).extracting(Change::kind).containsExactly(Kind.NEW);
  }

  @Test
  void aLookInTheMiddleOfTheFirstListMakesTheRestOfItNoNews() {
    Unseen unseen = new Unseen(inventory, time);
    sees(PC);
    sees(PC);
    sees(OTHER);
    assertThat(unseen.news().size()).isZero();
  }

  @Test
  void whatWasKeptIsKnownUnlessItIsTakenBack() {
    Unseen unseen = new Unseen(inventory, time);
    inventory.prime(List.of(new Inventory.Row(PC, time.now(), null)));
    inventory.unprime();
    sees(PC);
    assertThat(unseen.news().size()).isZero();
  }

  @Test
  void aChangeTellsWhatItWasAtTheLastLook() {
    Unseen unseen = watching(PC);
    sees(in(CloudPcStatus.Kind.DEPROVISIONING));
    sees(in(CloudPcStatus.Kind.NOT_PROVISIONED));
    Change change = unseen.news().of("1");
    assertThat(change.kind()).isEqualTo(Kind.CHANGED);
    assertThat(change.before()).isEqualTo(PC);
    assertThat(change.pc().status().is(CloudPcStatus.Kind.NOT_PROVISIONED)).isTrue();
    assertThat(change.columns()).containsExactly(Column.STATUS);
    assertThat(change.at()).isEqualTo(time.now());
  }

  @Test
  void whatIsAsItWasIsNoNews() {
    Unseen unseen = watching(PC);
    sees(in(CloudPcStatus.Kind.DEPROVISIONING));
    sees(PC);
    assertThat(unseen.news().size()).isZero();
    sees(PC.toBuilder().lastModified(GraphTime.of(time.now())).build());
    assertThat(unseen.news().size()).as("only the date of change").isZero();
  }

  @Test
  void oneThatIsGoneIsToldAsItWasLastSeen() {
    Unseen unseen = watching(PC, OTHER);
    sees(in(CloudPcStatus.Kind.DEPROVISIONING));
    misses("1");
    Change change = unseen.news().of("1");
    assertThat(change.kind()).isEqualTo(Kind.GONE);
    assertThat(change.pc().status().is(CloudPcStatus.Kind.DEPROVISIONING)).isTrue();
    assertThat(change.before()).isEqualTo(PC);
    sees(PC);
    assertThat(unseen.news().size()).as("it came back as it was").isZero();
  }

  @Test
  void oneThatCameAndWentIsNoNews() {
    Unseen unseen = watching(OTHER);
    sees(PC);
    sees(in(CloudPcStatus.Kind.FAILED));
    assertThat(unseen.news().of("1").kind()).isEqualTo(Kind.NEW);
    misses("1");
    assertThat(unseen.news().size()).isZero();
  }

  @Test
  void theLatestStandsFirstAndListenersHearOfIt() {
    Unseen unseen = watching(PC, OTHER);
    List<Integer> heard = new ArrayList<>();
    unseen.listen(news -> heard.add(news.size()));
    sees(in(CloudPcStatus.Kind.FAILED));
    sees(OTHER.toBuilder().provisioningPolicyName("HR").build());
    sees(in(CloudPcStatus.Kind.PROVISIONING));
    assertThat(unseen.news().latestFirst()).extracting(change -> change.pc().id()).containsExactly("1", "2");
    unseen.seen();
    assertThat(heard).containsExactly(1, 2, 2, 0);
  }

  @Test
  void afterALookChangesAreToldAgainstWhatWasSeen() {
    Unseen unseen = watching(PC);
    sees(in(CloudPcStatus.Kind.DEPROVISIONING));
    unseen.seen();
    sees(PC);
    assertThat(unseen.news().of("1").before().status().is(CloudPcStatus.Kind.DEPROVISIONING)).isTrue();
  }

  @Test
  void closedItHearsOfNothing() {
    Unseen unseen = watching(PC);
    unseen.close();
    sees(in(CloudPcStatus.Kind.FAILED));
    assertThat(unseen.news().size()).isZero();
  }
}
