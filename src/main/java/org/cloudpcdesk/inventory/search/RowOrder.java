package org.cloudpcdesk.inventory.search;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.cloudpcdesk.inventory.Inventory.Row;
import org.cloudpcdesk.inventory.search.Search.Order;
import org.cloudpcdesk.model.GraphTime;
import org.jspecify.annotations.Nullable;

/** Compares two rows of a snapshot by their numbers. What a row lacks stands last in either direction. */
@FunctionalInterface
interface RowOrder {
  int compare(int a, int b);

  /** The order an administrator asked for, made total: ties are broken by device, then id. */
  static RowOrder of(Keys keys, List<Order> orders) {
    RowOrder[] columns = orders.stream().map(order -> column(keys, order)).toArray(RowOrder[]::new);
    return (a, b) -> {
      for (RowOrder column : columns) {
        int difference = column.compare(a, b);
        if (difference != 0) {
          return difference;
        }
      }
      int difference = compareParts(keys.own(a), keys.own(b), Keys.DEVICE, false);
      return difference != 0 ? difference : keys.row(a).pc().id().compareTo(keys.row(b).pc().id());
    };
  }

  private static RowOrder column(Keys keys, Order order) {
    boolean down = order.descending();
    return switch (order.column()) {
      case STATUS -> (a, b) -> compareStatus(keys.shared(a), keys.shared(b), down);
      case DEVICE -> part(keys, Keys.DEVICE, down);
      case PERSON -> part(keys, Keys.PERSON, down);
      case DISPLAY_NAME -> part(keys, Keys.DISPLAY_NAME, down);
      case ID -> part(keys, Keys.ID, down);
      case PLAN -> shared(keys, Shared::plan, down);
      case POLICY -> shared(keys, Shared::policy, down);
      case REGION -> shared(keys, Shared::region, down);
      case IMAGE -> shared(keys, Shared::image, down);
      case PROVISIONING_TYPE -> shared(keys, Shared::provisioningType, down);
      case PLAN_TYPE -> shared(keys, Shared::planType, down);
      case GRACE_END -> time(keys, row -> instant(row.pc().gracePeriodEnd()), down);
      case PROVISIONED -> time(keys, row -> instant(row.pc().provisioned()), down);
      case LAST_MODIFIED -> time(keys, row -> instant(row.pc().lastModified()), down);
      case LAST_SEEN -> time(keys, Row::seen, down);
    };
  }

  private static RowOrder part(Keys keys, int part, boolean down) {
    return (a, b) -> compareParts(keys.own(a), keys.own(b), part, down);
  }

  private static RowOrder shared(Keys keys, Function<Shared, String> member, boolean down) {
    return (a, b) -> compareTexts(member.apply(keys.shared(a)), member.apply(keys.shared(b)), down);
  }

  private static RowOrder time(Keys keys, Function<Row, @Nullable Instant> member, boolean down) {
    return (a, b) -> {
      Instant one = member.apply(keys.row(a));
      Instant other = member.apply(keys.row(b));
      if (one == null || other == null) {
        return Boolean.compare(one == null, other == null);
      }
      return down ? other.compareTo(one) : one.compareTo(other);
    };
  }

  private static @Nullable Instant instant(@Nullable GraphTime time) {
    return time == null ? null : time.parsed();
  }

  private static int compareStatus(Shared a, Shared b, boolean down) {
    if (a.urgency() != b.urgency() && !a.status().isEmpty() && !b.status().isEmpty()) {
      return down ? Integer.compare(b.urgency(), a.urgency()) : Integer.compare(a.urgency(), b.urgency());
    }
    return compareTexts(a.status(), b.status(), down);
  }

  private static int compareTexts(String a, String b, boolean down) {
    if (a.isEmpty() || b.isEmpty()) {
      return Boolean.compare(a.isEmpty(), b.isEmpty());
    }
    return down ? b.compareTo(a) : a.compareTo(b);
  }

  /** Compares one part of two separated texts where it stands, because cutting it out would cost a copy each time. */
  private static int compareParts(String a, String b, int part, boolean down) {
    int i = start(a, part);
    int j = start(b, part);
    char separator = Keys.SEPARATOR.charAt(0);
    boolean noA = i == a.length() || a.charAt(i) == separator;
    boolean noB = j == b.length() || b.charAt(j) == separator;
    if (noA || noB) {
      return Boolean.compare(noA, noB);
    }
    while (true) {
      char one = i < a.length() ? a.charAt(i++) : separator;
      char other = j < b.length() ? b.charAt(j++) : separator;
      if (one != other) {
        return down ? Character.compare(other, one) : Character.compare(one, other);
      }
      if (one == separator) {
        return 0;
      }
    }
  }

  private static int start(String text, int part) {
    int start = 0;
    for (int i = 0; i < part; i++) {
      start = text.indexOf(Keys.SEPARATOR, start) + 1;
    }
    return start;
  }
}
