package org.cloudpcdesk.deprovision;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.cloudpcdesk.deprovision.TargetList.Match;
import org.cloudpcdesk.inventory.Inventory;
import org.cloudpcdesk.model.CloudPc;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TargetListTest {

  private static final CloudPc ANNA = pc("id-anna", "CPC-anna-01", "anna@sample.example");
  private static final CloudPc BEN_ONE = pc("id-ben-1", "CPC-ben-01", "ben@sample.example");
  private static final CloudPc BEN_TWO = pc("id-ben-2", "CPC-ben-02", "ben@sample.example");

  private final Inventory inventory = new Inventory();

  private static CloudPc pc(String id, String device, String person) {
    return CloudPc.builder(id).managedDeviceName(device).userPrincipalName(person).build();
  }

  @BeforeEach
  void fill() {
    inventory.replaceAll(List.of(ANNA, BEN_ONE, BEN_TWO), Instant.EPOCH);
  }

  private Match only(String text) {
    TargetList list = TargetList.read(text, inventory.snapshot());
    assertThat(list.lines()).hasSize(1);
    return list.lines().getFirst().match();
  }

  @Test
  void findsByIdDeviceAndPersonInAnyCase() {
    assertThat(only("ID-ANNA")).isEqualTo(new Match.Found(ANNA));
    assertThat(only("cpc-Anna-01")).isEqualTo(new Match.Found(ANNA));
    assertThat(only("  Anna@Sample.example ")).isEqualTo(new Match.Found(ANNA));
  }

  @Test
  void guessesNothingFromAPart() {
    assertThat(only("anna")).isEqualTo(new Match.Unmatched());
  }

  @Test
  void aPersonWithSeveralCloudPcsIsAmbiguous() {
    assertThat(only("ben@sample.example")).isEqualTo(new Match.Ambiguous(List.of(BEN_ONE, BEN_TWO)));
  }

  @Test
  void anotherCellOnTheLineDecidesBetweenThem() {
    assertThat(only("ben@sample.example,CPC-ben-02")).isEqualTo(new Match.Found(BEN_TWO));
    assertThat(only("\"Ben, the second\";ben@sample.example;\"CPC-ben-02\"")).isEqualTo(new Match.Found(BEN_TWO));
  }

  @Test
  void cellsThatNameDifferentCloudPcsAreAmbiguous() {
    assertThat(only("anna@sample.example\tCPC-ben-02")).isEqualTo(new Match.Ambiguous(List.of(ANNA, BEN_TWO)));
  }

  @Test
  void aRepeatedTargetCountsOnce() {
    TargetList list = TargetList.read("\uFEFFid-anna\n\n anna@sample.example\r\nnobody", inventory.snapshot());

    assertThat(list.found()).containsExactly(ANNA);
    assertThat(list.lines()).extracting(TargetList.Line::number).containsExactly(1, 3, 4);
    assertThat(list.lines().get(1).match()).isEqualTo(new Match.Repeated(ANNA, 1));
    assertThat(list.open()).extracting(TargetList.Line::text).containsExactly("nobody");
  }


  @Test
  void aPersonIsNotEnoughWhereTheLineNamesAMachineThatIsNotHere() {
    assertThat(only("anna@sample.example,CPC-anna-00")).isEqualTo(new Match.Ambiguous(List.of(ANNA)));
    assertThat(only("cpc-anna-00;anna@sample.example;id-anna")).isEqualTo(new Match.Found(ANNA));
    assertThat(only("Anna,Sales,anna@sample.example,IN_GRACE")).isEqualTo(new Match.Found(ANNA));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u00a0anna@sample.example\u00a0", "anna@\u200bsample.example", "\ufeffCPC-anna-01\u3000,x", "CPC\u00ad-anna-01"})
  void whatCannotBeSeenInAPastedNameChangesNothing(String text) {
    assertThat(only(text)).isEqualTo(new Match.Found(ANNA));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ANNA@SAMPLE.EXAMPLE", "CPC-ANNA-01"})
  void namesThatOnlyLookAlikeNameNobody(String name) {
    assertThat(only(name)).isEqualTo(new Match.Found(ANNA));
    assertThat(only(name.replace('A', '\u0410'))).as("Cyrillic").isEqualTo(new Match.Unmatched());
    assertThat(only(name.replace('A', '\uff21'))).as("full width").isEqualTo(new Match.Unmatched());
    assertThat(only(name.replace("E", "\u0130").replace("CPC", "CP\u0421"))).isEqualTo(new Match.Unmatched());
  }
}
