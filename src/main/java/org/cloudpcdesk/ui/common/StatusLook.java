package org.cloudpcdesk.ui.common;

import org.cloudpcdesk.inventory.Inventory.Row;
import org.cloudpcdesk.model.CloudPcStatus;

/**
 * How a state is shown: an icon and a style class for its group, always beside its word, so that colour never carries
 * it alone.
 */
public enum StatusLook {
  READY("fltral-checkmark-circle-16", "status-ready"),
  ATTENTION("fltrmz-warning-16", "status-attention"),
  IN_GRACE("fltrmz-timer-16", "status-in-grace"),
  FAILED("fltral-error-circle-16", "status-failed"),
  WAITING("fltral-clock-16", "status-waiting"),
  IN_MOTION("fltral-arrow-sync-20", "status-in-motion"),
  ABSENT("fltrmz-presence-offline-16", "status-absent"),
  /** The service does not show it any more, whatever it showed last. */
  GONE("fltral-archive-16", "status-absent"),
  UNKNOWN("fltrmz-question-circle-16", "status-unknown");

  private static final Messages MESSAGES = Messages.of(StatusLook.class);

  private final String icon;
  private final String styleClass;

  StatusLook(String icon, String styleClass) {
    this.icon = icon;
    this.styleClass = styleClass;
  }

  /** The icon's name in Ikonli's Fluent pack. */
  public String icon() {
    return icon;
  }

  public String styleClass() {
    return styleClass;
  }

  /** The group a state belongs to. */
  public static StatusLook of(CloudPcStatus status) {
    return switch (status.kind()) {
      case PROVISIONED -> READY;
      case PROVISIONED_WITH_WARNINGS -> ATTENTION;
      case IN_GRACE_PERIOD -> IN_GRACE;
      case FAILED -> FAILED;
      case PENDING_PROVISION, RESIZE_PENDING_LICENSE -> WAITING;
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
          IN_MOTION;
      case NOT_PROVISIONED -> ABSENT;
      case UNRECOGNIZED, UNREPORTED -> UNKNOWN;
    };
  }

  /** The group that a row belongs to. */
  public static StatusLook of(Row row) {
    return row.gone() == null ? of(row.pc().status()) : GONE;
  }

  /** A row's state in words; of one that is gone, that it is, and what was last seen. */
  public static String words(Row row) {
    String last = words(row.pc().status());
    return row.gone() == null ? last : MESSAGES.text("status.gone", last);
  }

  /** The state in words; one this version does not know keeps the text that came. */
  public static String words(CloudPcStatus status) {
    return status.is(CloudPcStatus.Kind.UNRECOGNIZED) ? status.text() : MESSAGES.text("status", status.kind());
  }
}
