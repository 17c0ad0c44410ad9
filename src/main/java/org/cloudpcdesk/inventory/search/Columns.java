package org.cloudpcdesk.inventory.search;

import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.cloudpcdesk.inventory.Inventory.Row;
import org.cloudpcdesk.model.GraphTime;
import org.jspecify.annotations.Nullable;

/** The ranks of a snapshot's rows in each column, found when they are first asked for. Not thread-safe. */
final class Columns {
  private final Keys keys;
  private final Map<Part, TextOrder> texts = new EnumMap<>(Part.class);
  private final Map<Column, Ranks> others = new EnumMap<>(Column.class);

  /** @param before those of the snapshot that the keys were prepared from, or null */
  Columns(Keys keys, @Nullable Columns before) {
    this.keys = keys;
    if (before != null) {
      before.texts.forEach((part, old) -> texts.put(part, old.carriedOn(keys.texts(part), keys.origins())));
    }
  }

  Ranks ranks(Column column) {
    return switch (column) {
      case DEVICE -> text(Part.DEVICE);
      case PERSON -> text(Part.USER);
      case DISPLAY_NAME -> text(Part.NAME);
      case ID -> text(Part.ID);
      case STATUS, PLAN, POLICY, REGION, IMAGE, PROVISIONING_TYPE, PLAN_TYPE, GRACE_END, PROVISIONED, LAST_MODIFIED,
          LAST_SEEN ->
          others.computeIfAbsent(column, this::other);
    };
  }

  private Ranks text(Part part) {
    return texts.computeIfAbsent(part, missing -> TextOrder.of(keys.texts(missing), keys.size())).ranks();
  }

  private Ranks other(Column column) {
    return switch (column) {
      case STATUS ->
          shared(Shared::status, Comparator.comparingInt(Shared::urgency).thenComparing(Shared::status));
      case PLAN -> shared(Shared::plan);
      case POLICY -> shared(Shared::policy);
      case REGION -> shared(Shared::region);
      case IMAGE -> shared(Shared::image);
      case PROVISIONING_TYPE -> shared(Shared::provisioningType);
      case PLAN_TYPE -> shared(Shared::planType);
      case GRACE_END -> time(row -> instant(row.pc().gracePeriodEnd()));
      case PROVISIONED -> time(row -> instant(row.pc().provisioned()));
      case LAST_MODIFIED -> time(row -> instant(row.pc().lastModified()));
      case LAST_SEEN -> time(Row::seen);
      case DEVICE, PERSON, DISPLAY_NAME, ID -> throw new IllegalArgumentException(column + " is a text of its own");
    };
  }

  private Ranks shared(Function<Shared, String> member) {
    return shared(member, Comparator.comparing(member));
  }

  /** Ranks what rows share, and gives each row its share's rank. */
  private Ranks shared(Function<Shared, String> member, Comparator<Shared> ascending) {
    List<Shared> known =
        keys.sharedValues().all().stream().filter(one -> !member.apply(one).isEmpty()).sorted(ascending).toList();
    int[] byNumber = new int[keys.sharedValues().all().size()];
    int rank = -1;
    for (int i = 0; i < known.size(); i++) {
      if (i == 0 || ascending.compare(known.get(i - 1), known.get(i)) != 0) {
        rank++;
      }
      byNumber[known.get(i).number()] = rank;
    }
    for (Shared one : keys.sharedValues().all()) {
      if (member.apply(one).isEmpty()) {
        byNumber[one.number()] = rank + 1;
      }
    }
    int[] ranks = new int[keys.size()];
    for (int row = 0; row < ranks.length; row++) {
      ranks[row] = byNumber[keys.sharedNumber(row)];
    }
    return new Ranks(ranks, rank + 1);
  }

  private Ranks time(Function<Row, @Nullable Instant> member) {
    @Nullable Instant[] times = new @Nullable Instant[keys.size()];
    for (int row = 0; row < times.length; row++) {
      times[row] = member.apply(keys.row(row));
    }
    return TimeOrder.rank(times);
  }

  private static @Nullable Instant instant(@Nullable GraphTime time) {
    return time == null ? null : time.parsed();
  }
}
