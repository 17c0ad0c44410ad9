package org.cloudpcdesk.model;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The life-cycle state of a Cloud PC: beta {@code cloudPcStatus}. The enumeration is evolvable, so a name this version
 * does not know keeps its text and has the kind {@link Kind#UNRECOGNIZED}. Names compare without regard to case, because
 * live answers print both camelCase and PascalCase.
 *
 * @param kind what it means
 * @param text what came; empty only for {@link Kind#UNREPORTED}
 */
public record CloudPcStatus(Kind kind, String text) {

  /** What the service documents, and two states for what it does not say. */
  public enum Kind {
    NOT_PROVISIONED("notProvisioned"),
    PENDING_PROVISION("pendingProvision"),
    PROVISIONING("provisioning"),
    PROVISIONED("provisioned"),
    PROVISIONED_WITH_WARNINGS("provisionedWithWarnings"),
    FAILED("failed"),
    IN_GRACE_PERIOD("inGracePeriod"),
    DEPROVISIONING("deprovisioning"),
    RESIZING("resizing"),
    RESIZE_PENDING_LICENSE("resizePendingLicense"),
    RESTORING("restoring"),
    MOVING_REGION("movingRegion"),
    UPDATING_SINGLE_SIGN_ON("updatingSingleSignOn"),
    MODIFYING_SINGLE_SIGN_ON("modifyingSingleSignOn"),
    REFRESH_POLICY_CONFIGURATION("refreshPolicyConfiguration"),
    PREPARING("preparing"),
    FAILOVER_IN_PROGRESS("failoverInProgress"),
    FAILBACK_IN_PROGRESS("failbackInProgress"),
    /** A name this version does not know, {@code unknownFutureValue} included. */
    UNRECOGNIZED(""),
    /** No status came: v1.0 has none. */
    UNREPORTED("");

    private final String wireName;

    Kind(String wireName) {
      this.wireName = wireName;
    }

    /** The member's name in Graph, or empty for the two kinds that have none. */
    public String wireName() {
      return wireName;
    }
  }

  public static final CloudPcStatus UNREPORTED = new CloudPcStatus(Kind.UNREPORTED, "");

  private static final Map<String, CloudPcStatus> KNOWN = new HashMap<>();

  static {
    for (Kind kind : Kind.values()) {
      if (!kind.wireName.isEmpty()) {
        KNOWN.put(kind.wireName.toLowerCase(Locale.ROOT), new CloudPcStatus(kind, kind.wireName));
      }
    }
  }

  /** The state a text from the wire names; null or empty is {@link #UNREPORTED}. */
  public static CloudPcStatus of(@Nullable String text) {
    if (text == null || text.isEmpty()) {
      return UNREPORTED;
    }
    CloudPcStatus known = KNOWN.get(text.toLowerCase(Locale.ROOT));
    if (known == null) {
      return new CloudPcStatus(Kind.UNRECOGNIZED, text);
    }
    return known.text.equals(text) ? known : new CloudPcStatus(known.kind, text);
  }

  public static CloudPcStatus of(Kind kind) {
    CloudPcStatus known = KNOWN.get(kind.wireName.toLowerCase(Locale.ROOT));
    return known == null ? new CloudPcStatus(kind, "") : known;
  }

  public boolean is(Kind other) {
    return kind == other;
  }

  /** The only state in which {@code endGracePeriod} works. */
  public boolean isInGracePeriod() {
    return kind == Kind.IN_GRACE_PERIOD;
  }

  /** True while the service is changing the Cloud PC, so that it is worth looking again soon. */
  public boolean isInMotion() {
    return switch (kind) {
      case PROVISIONING,
          DEPROVISIONING,
          RESIZING,
          RESTORING,
          MOVING_REGION,
          UPDATING_SINGLE_SIGN_ON,
          MODIFYING_SINGLE_SIGN_ON,
          REFRESH_POLICY_CONFIGURATION,
          PREPARING,
          FAILOVER_IN_PROGRESS,
          FAILBACK_IN_PROGRESS ->
          true;
      case NOT_PROVISIONED,
          PENDING_PROVISION,
          PROVISIONED,
          PROVISIONED_WITH_WARNINGS,
          FAILED,
          IN_GRACE_PERIOD,
          RESIZE_PENDING_LICENSE,
          UNRECOGNIZED,
          UNREPORTED ->
          false;
    };
  }
}
