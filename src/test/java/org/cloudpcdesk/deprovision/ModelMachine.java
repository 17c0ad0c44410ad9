package org.cloudpcdesk.deprovision;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.cloudpcdesk.model.CloudPc;
import org.cloudpcdesk.model.CloudPcStatus;
import org.cloudpcdesk.model.GraphTime;
import org.jspecify.annotations.Nullable;

/**
 * The truth about one Cloud PC of {@link ModelTenant}: how it lives, drawn from a seed, as a function of time. What it
 * does when its grace period is ended is decided in advance, so that the same seed tells the same story.
 */
final class ModelMachine {

  /** How the id goes on once its Cloud PC is deleted. */
  private enum Afterlife {
    GONE,
    NOT_PROVISIONED,
    PENDING,
    NEW_DEVICE,
    NEW_PERSON,
    SAME_PERSON
  }

  final String id;
  private final Random random;
  private final Instant start;
  private final Afterlife afterlife;
  private final Duration untilShown;
  private final Duration untilDeleted;
  private final boolean flips;
  private final boolean empties;
  private final boolean hangs;

  /** It has no device name and does not say when it was provisioned, or says so only while it is being deleted. */
  private final boolean unmarked;

  private final Duration clockAhead;
  private final @Nullable Instant licenceBack;
  private final @Nullable Instant renamed;
  private final @Nullable Instant relabelled;
  private final @Nullable Instant prolonged;
  private @Nullable Instant ended;

  /** @param clockAhead how much later it is by the service's clock, by which it tells when something was provisioned */
  ModelMachine(String id, Random random, Instant start, Duration clockAhead) {
    this.id = id;
    this.clockAhead = clockAhead;
    this.random = random;
    this.start = start;
    this.afterlife = Afterlife.values()[random.nextInt(Afterlife.values().length)];
    this.untilShown = Duration.ofSeconds(random.nextInt(1800));
    this.untilDeleted = untilShown.plusSeconds(random.nextInt(1500));
    this.flips = random.nextInt(3) == 0;
    this.empties = random.nextInt(4) == 0;
    this.hangs = random.nextInt(12) == 0;
    this.unmarked = random.nextInt(6) == 0;
    this.licenceBack = sometimes(15, 300);
    Instant renaming = sometimes(15, 3000);
    // Without marks, somebody renamed whose licence was given back as well cannot be told from a successor.
    this.renamed = unmarked && licenceBack != null ? null : renaming;
    // Intune gives the machine another name at its next check-in.
    Instant relabelling = sometimes(15, 3000);
    this.relabelled = unmarked ? null : relabelling;
    this.prolonged = sometimes(15, 300);
    this.ended = sometimes(12, 300);
  }

  private @Nullable Instant sometimes(int oneIn, int seconds) {
    int draw = random.nextInt(oneIn);
    int at = random.nextInt(seconds);
    return draw == 0 ? start.plusSeconds(at) : null;
  }

  /** Whether {@code endGracePeriod} would be taken now. */
  boolean isInGrace(Instant now) {
    return !isEnded(now) && !hasLicenceBack(now);
  }

  /** The request took effect. */
  void end(Instant now) {
    ended = now;
  }

  /** Whether the Cloud PC that was chosen is deleted by now: the one thing that may be called an end. */
  boolean isDeleted(Instant now) {
    return isEnded(now) && !hangs && !now.isBefore(ended.plus(untilDeleted));
  }

  private boolean isEnded(Instant now) {
    return ended != null && !now.isBefore(ended);
  }

  private boolean hasLicenceBack(Instant now) {
    return licenceBack != null && !now.isBefore(licenceBack);
  }

  /** It as the administrator chose it. */
  CloudPc chosen() {
    CloudPc pc = ScriptedTenant.inGrace(id);
    return unmarked ? pc.toBuilder().managedDeviceName(null).provisioned(null).build() : pc;
  }

  /** Whether only a provisioning moment tells what comes under its id from itself. */
  boolean isOnlyToldByItsMoment() {
    return unmarked && afterlife == Afterlife.SAME_PERSON;
  }

  /** What the service shows now, or null when there is nothing under the id. */
  @Nullable CloudPc show(Instant now) {
    CloudPc.Builder pc = chosen().toBuilder();
    if (renamed != null && !now.isBefore(renamed)) {
      pc.userPrincipalName("renamed-" + id + "@contoso.example");
    }
    if (relabelled != null && !now.isBefore(relabelled)) {
      pc.managedDeviceName("SALES-" + id);
    }
    if (prolonged != null && !now.isBefore(prolonged)) {
      // Somebody gave the licence back and took it away again.
      pc.gracePeriodEnd(GraphTime.of("2026-03-11T17:45:00Z"));
    }
    if (!isEnded(now)) {
      return pc.status(CloudPcStatus.of(hasLicenceBack(now) ? "provisioned" : "inGracePeriod")).build();
    }
    if (isDeleted(now)) {
      return after(pc, now);
    }
    Duration since = Duration.between(ended, now);
    boolean shown = since.compareTo(untilShown) >= 0;
    if (shown && empties) {
      pc.managedDeviceName(null).userPrincipalName(null).provisioned(unmarked ? ScriptedTenant.PROVISIONED : null);
    }
    boolean flipped = flips && since.minus(untilShown).toSeconds() % 240 > 120;
    return pc.status(CloudPcStatus.of(shown && !flipped ? "deprovisioning" : "inGracePeriod")).build();
  }

  private @Nullable CloudPc after(CloudPc.Builder pc, Instant now) {
    Instant deleted = ended.plus(untilDeleted);
    boolean ready = Duration.between(deleted, now).compareTo(Duration.ofMinutes(1)) > 0;
    GraphTime again = GraphTime.of(deleted.plus(clockAhead).plusSeconds(60));
    return switch (afterlife) {
      case GONE -> null;
      case NOT_PROVISIONED -> pc.status(CloudPcStatus.of("notProvisioned")).build();
      case PENDING -> pc.status(CloudPcStatus.of("pendingProvision")).build();
      case NEW_DEVICE ->
          ready
              ? pc.status(CloudPcStatus.of("provisioned")).managedDeviceName("CPC-2-" + id).provisioned(again).build()
              : pc.status(CloudPcStatus.of("provisioning")).managedDeviceName(null).build();
      // Back in grace already, for the same person or for somebody else: its provisioning moment tells it from the old one.
      case SAME_PERSON -> pc.managedDeviceName(null).provisioned(again).build();
      case NEW_PERSON ->
          pc.userPrincipalName("other-" + id + "@contoso.example")
              .managedDeviceName(null)
              .provisioned(again)
              .build();
    };
  }
}
