package org.cloudpcdesk.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.cloudpcdesk.model.CloudPcStatus.Kind;
import org.junit.jupiter.api.Test;

class CloudPcStatusTest {

  @Test
  void comparesNamesWithoutRegardToCaseAndKeepsTheText() {
    CloudPcStatus pascal = CloudPcStatus.of("InGracePeriod");

    assertThat(pascal.kind()).isEqualTo(Kind.IN_GRACE_PERIOD);
    assertThat(pascal.text()).isEqualTo("InGracePeriod");
    assertThat(pascal.isInGracePeriod()).isTrue();
  }

  @Test
  void keepsANameItDoesNotKnow() {
    CloudPcStatus later = CloudPcStatus.of("hibernating");

    assertThat(later.kind()).isEqualTo(Kind.UNRECOGNIZED);
    assertThat(later.text()).isEqualTo("hibernating");
    assertThat(later.isInMotion()).isFalse();
  }

  @Test
  void tellsNothingFromSomethingUnknown() {
    assertThat(CloudPcStatus.of((String) null)).isSameAs(CloudPcStatus.UNREPORTED);
    assertThat(CloudPcStatus.of("")).isSameAs(CloudPcStatus.UNREPORTED);
  }

  @Test
  void everyKnownKindComesBackFromItsWireName() {
    for (Kind kind : Kind.values()) {
      if (!kind.wireName().isEmpty()) {
        assertThat(CloudPcStatus.of(kind.wireName())).isSameAs(CloudPcStatus.of(kind));
      }
    }
  }
}
