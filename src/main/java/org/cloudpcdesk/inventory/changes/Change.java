package org.cloudpcdesk.inventory.changes;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.cloudpcdesk.inventory.search.Column;
import org.cloudpcdesk.model.CloudPc;
import org.jspecify.annotations.Nullable;

/**
 * What became of one Cloud PC since the administrator last looked, all steps together.
 *
 * @param pc as it is now; of one that is gone, as it was last seen
 * @param before as it was at the last look, or null when it was not there
 * @param at when the latest step was noticed
 * @param columns what became otherwise of what the grid can show; empty when it is other things, or for rows that are
 *     new or gone
 */
public record Change(Kind kind, CloudPc pc, @Nullable CloudPc before, Instant at, Set<Column> columns) {

  /** What became of it. */
  public enum Kind {
    NEW,
    CHANGED,
    GONE
  }

  public Change {
    columns = Set.copyOf(columns);
  }

  /** @return null when nothing of interest became otherwise: the service renews its date of change for nothing, too */
  static @Nullable Change between(@Nullable CloudPc before, @Nullable CloudPc now, @Nullable CloudPc last, Instant at) {
    if (now == null) {
      CloudPc gone = last == null ? before : last;
      return before == null || gone == null ? null : new Change(Kind.GONE, gone, before, at, Set.of());
    }
    if (before == null) {
      return new Change(Kind.NEW, now, null, at, Set.of());
    }
    if (before.toBuilder().lastModified(null).build().equals(now.toBuilder().lastModified(null).build())) {
      return null;
    }
    return new Change(Kind.CHANGED, now, before, at, columns(before, now));
  }

  private static Set<Column> columns(CloudPc before, CloudPc now) {
    Set<Column> columns = EnumSet.noneOf(Column.class);
    for (Column column : Column.values()) {
      Function<CloudPc, @Nullable Object> value = value(column);
      if (!Objects.equals(value.apply(before), value.apply(now))) {
        columns.add(column);
      }
    }
    return columns;
  }

  private static Function<CloudPc, @Nullable Object> value(Column column) {
    return switch (column) {
      case STATUS -> CloudPc::status;
      case DEVICE -> CloudPc::deviceLabel;
      case PERSON -> CloudPc::userPrincipalName;
      case PLAN -> CloudPc::servicePlanName;
      case POLICY -> CloudPc::provisioningPolicyName;
      case GRACE_END -> CloudPc::gracePeriodEnd;
      case REGION -> CloudPc::deviceRegionName;
      case DISPLAY_NAME -> CloudPc::displayName;
      case IMAGE -> CloudPc::imageDisplayName;
      case PROVISIONING_TYPE -> CloudPc::provisioningType;
      case PLAN_TYPE -> CloudPc::servicePlanType;
      case PROVISIONED -> CloudPc::provisioned;
      // That one changes with each of the others.
      case LAST_MODIFIED, LAST_SEEN, ID -> pc -> null;
    };
  }
}
