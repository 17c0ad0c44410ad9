package org.cloudpcdesk.model;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import org.cloudpcdesk.model.CloudPcStatus.Kind;

/**
 * Believable Cloud PCs for tests, the same for the same seed: mostly provisioned, some in every other state, a few with
 * what the service sometimes leaves out or gets wrong. People are invented.
 */
public final class CloudPcFixtures {
  /** Monday morning, the moment the rows are told from; the same as the start of the simulated clock. */
  public static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");

  private static final List<String> FIRST =
      List.of("Ada", "Björn", "Chloé", "Dmitri", "Élise", "Farid", "Grace", "Håkon", "Inès", "João", "Łukasz", "Mia");
  private static final List<String> LAST =
      List.of("Almeida", "Brandt", "Çelik", "Dvořák", "Ekström", "Fournier", "Groß", "Hansen", "Ibáñez", "Jørgensen");
  private static final List<String> SIZES = List.of("2vCPU/4GB/64GB", "2vCPU/8GB/128GB", "4vCPU/16GB/256GB");
  private static final List<String> POLICIES = List.of("Finance EU", "Engineering", "Außendienst", "Call centre night");
  private static final List<String> REGIONS = List.of("westeurope", "northeurope", "eastus2", "japaneast");
  private static final List<String> IMAGES =
      List.of("Windows 11 Enterprise + Microsoft 365 Apps 24H2", "Windows 11 Enterprise 25H2", "Contoso gold 12");

  private final Random random;
  private int made;

  public CloudPcFixtures(long seed) {
    this.random = new Random(seed);
  }

  /** A list of rows with distinct ids. */
  public static List<CloudPc> rows(int count, long seed) {
    CloudPcFixtures fixtures = new CloudPcFixtures(seed);
    List<CloudPc> rows = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      rows.add(fixtures.next());
    }
    return rows;
  }

  /** One plain row in a state, with nothing left out. */
  public static CloudPc one(String id, Kind kind) {
    CloudPc.Builder row =
        CloudPc.builder(id)
            .displayName("Cloud PC Enterprise 2vCPU/8GB/128GB - Ada Almeida")
            .userPrincipalName("ada.almeida@contoso.com")
            .managedDeviceName("CPC-ada-" + id)
            .status(CloudPcStatus.of(kind))
            .servicePlanName("Cloud PC Enterprise 2vCPU/8GB/128GB")
            .servicePlanType("enterprise")
            .provisioningPolicyId("policy-1")
            .provisioningPolicyName("Engineering")
            .provisioningType("dedicated")
            .imageDisplayName("Windows 11 Enterprise 25H2")
            .deviceRegionName("westeurope")
            .provisioned(GraphTime.of(NOW.minus(Duration.ofDays(90))))
            .lastModified(GraphTime.of(NOW.minus(Duration.ofHours(2))));
    if (kind == Kind.IN_GRACE_PERIOD) {
      row.gracePeriodEnd(GraphTime.of(NOW.plus(Duration.ofDays(5))));
    }
    return row.build();
  }

  /** The next row, with an id of its own. */
  public CloudPc next() {
    made++;
    return row(new UUID(random.nextLong(), random.nextLong()).toString());
  }

  /** Another row for an id that exists: the same machine in another state, or a new one under the old id. */
  public CloudPc changed(CloudPc row) {
    if (random.nextInt(4) == 0) {
      return row(row.id());
    }
    CloudPcStatus status = status();
    return row.toBuilder()
        .status(status)
        .gracePeriodEnd(status.isInGracePeriod() ? graceEnd() : null)
        .lastModified(GraphTime.of(NOW.plusSeconds(random.nextInt(3600))))
        .build();
  }

  private CloudPc row(String id) {
    String first = pick(FIRST);
    String last = pick(LAST);
    String plan = "Cloud PC Enterprise " + pick(SIZES);
    CloudPcStatus status = status();
    String device = "CPC-" + first.substring(0, 2) + "-" + Integer.toHexString(random.nextInt(1 << 24));
    CloudPc.Builder row =
        CloudPc.builder(id)
            .displayName(often(plan + " - " + first + " " + last))
            .userPrincipalName(often((first + "." + last + made + "@contoso.com").toLowerCase(Locale.ROOT)))
            .managedDeviceName(often(device))
            .status(status)
            .servicePlanName(often(plan))
            .servicePlanType(often("enterprise"))
            .provisioningPolicyId(often("policy-" + random.nextInt(4)))
            .provisioningPolicyName(often(pick(POLICIES)))
            .provisioningType(random.nextInt(5) == 0 ? "sharedByEntraGroup" : "dedicated")
            .imageDisplayName(often(pick(IMAGES)))
            .deviceRegionName(often(pick(REGIONS)))
            .lastModified(GraphTime.of(NOW.minusSeconds(random.nextInt(1_000_000))))
            .provisioned(provisioned());
    if (status.isInGracePeriod()) {
      row.gracePeriodEnd(graceEnd());
    }
    return row.build();
  }

  private CloudPcStatus status() {
    int chance = random.nextInt(100);
    if (chance < 80) {
      return CloudPcStatus.of(Kind.PROVISIONED);
    }
    if (chance < 90) {
      return chance < 88 ? CloudPcStatus.of(Kind.IN_GRACE_PERIOD) : CloudPcStatus.of("InGracePeriod");
    }
    Kind kind = Kind.values()[random.nextInt(Kind.values().length)];
    return kind == Kind.UNRECOGNIZED ? CloudPcStatus.of("hibernating") : CloudPcStatus.of(kind);
  }

  private GraphTime provisioned() {
    return random.nextInt(50) == 0 ? impossible() : GraphTime.of(NOW.minusSeconds(random.nextInt(90_000_000)));
  }

  private GraphTime graceEnd() {
    return random.nextInt(20) == 0 ? impossible() : GraphTime.of(NOW.plusSeconds(random.nextInt(7 * 86_400)));
  }

  private static GraphTime impossible() {
    return GraphTime.of("2020-11-010T20:00:34Z");
  }

  private String often(String text) {
    return random.nextInt(25) == 0 ? null : text;
  }

  private String pick(List<String> texts) {
    return texts.get(random.nextInt(texts.size()));
  }
}
