package org.cloudpcdesk.inventory.search;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.cloudpcdesk.inventory.Inventory;
import org.cloudpcdesk.inventory.Inventory.Row;
import org.cloudpcdesk.inventory.query.Field;
import org.cloudpcdesk.inventory.query.FieldTimes;
import org.cloudpcdesk.model.CloudPc;
import org.jspecify.annotations.Nullable;

/**
 * A snapshot's rows as they are searched: what they share, their own texts, their times; the latter two prepared when
 * first asked for. Of rows whose Cloud PC is the same object as in the snapshot before, everything is taken over. Not
 * thread-safe.
 */
final class Keys {
  /** A tenant's combinations have more rows each; those that no row has any more pile up when policies change for weeks. */
  private static final int ROWS_PER_COMBINATION = 4;

  /** In a small tenant each row may have one of its own. */
  private static final int SMALL = 1_000;

  final Inventory.Snapshot snapshot;
  private final List<Row> rows;
  private final int[] origins;
  private final int[] shared;
  private final SharedValues values;
  private final Map<Part, OwnTexts> texts = new EnumMap<>(Part.class);
  private final Map<Field, long[]> times = new EnumMap<>(Field.class);

  /** Prepares a snapshot. {@code before} may be any other, or null; the nearer it is, the less is left to do. */
  Keys(Inventory.Snapshot snapshot, @Nullable Keys before) {
    this.snapshot = snapshot;
    rows = snapshot.rows();
    origins = new int[rows.size()];
    shared = new int[rows.size()];
    locate(before);
    Keys sharing = before == null || before.isOvergrown() ? null : before;
    values = sharing == null ? new SharedValues() : sharing.values;
    for (int row = 0; row < shared.length; row++) {
      int origin = origins[row];
      shared[row] = sharing != null && origin >= 0 ? sharing.shared[origin] : values.number(rows.get(row).pc());
    }
    if (before != null) {
      before.texts.forEach((part, old) -> texts.put(part, OwnTexts.of(part, rows, old, origins)));
      before.times.forEach(this::takeOver);
    }
  }

  private void locate(@Nullable Keys before) {
    if (before == null) {
      Arrays.fill(origins, -1);
      return;
    }
    int expected = 0;
    for (int row = 0; row < origins.length; row++) {
      origins[row] = before.locate(rows.get(row).pc(), expected);
      expected = origins[row] >= 0 ? origins[row] + 1 : expected;
    }
  }

  /** Where exactly this object stands, or -1; {@code guess} spares the look-up, because order is mostly kept. */
  @SuppressWarnings("ReferenceEquality") // The inventory keeps the object while nothing in it changed.
  private int locate(CloudPc pc, int guess) {
    if (guess < rows.size() && rows.get(guess).pc() == pc) {
      return guess;
    }
    int number = snapshot.numberOf(pc.id());
    return number >= 0 && rows.get(number).pc() == pc ? number : -1;
  }

  private boolean isOvergrown() {
    return values.all().size() > (SMALL + rows.size()) / ROWS_PER_COMBINATION;
  }

  /** Times that are no part of the Cloud PC itself change without it, and are read anew when they are asked for. */
  private void takeOver(Field field, long[] old) {
    if (field != Field.SEEN && field != Field.CHANGED) {
      times.put(field, IntStream.range(0, size()).mapToLong(row -> takenOver(field, old, row)).toArray());
    }
  }

  private long takenOver(Field field, long[] old, int row) {
    return origins[row] >= 0 ? old[origins[row]] : time(field, row);
  }

  private long time(Field field, int number) {
    return FieldTimes.of(field, rows.get(number));
  }

  int size() {
    return rows.size();
  }

  Row row(int number) {
    return rows.get(number);
  }

  /** The {@link Shared#number} of what a row shares with others. */
  int sharedNumber(int number) {
    return shared[number];
  }

  /** What rows share or once shared. */
  SharedValues sharedValues() {
    return values;
  }

  OwnTexts texts(Part part) {
    return texts.computeIfAbsent(part, missing -> OwnTexts.of(missing, rows, null, origins));
  }

  /** A field's times of all rows, as {@link FieldTimes} has them. Not to be written to. */
  long[] times(Field field) {
    return times.computeIfAbsent(
        field, missing -> IntStream.range(0, size()).mapToLong(row -> time(missing, row)).toArray());
  }

  /** Where each row stood in the snapshot these keys were prepared from, or -1. Not to be written to. */
  int[] origins() {
    return origins;
  }
}
