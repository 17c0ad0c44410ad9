package org.cloudpcdesk.inventory.search;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cloudpcdesk.inventory.query.Fold;
import org.cloudpcdesk.inventory.Inventory;
import org.cloudpcdesk.inventory.Inventory.Row;
import org.cloudpcdesk.model.CloudPc;
import org.jspecify.annotations.Nullable;

/**
 * The prepared keys of a snapshot's rows: of each one text with what is its own, and a reference to what it shares.
 * Rows whose Cloud PC is the same object as in the snapshot before keep theirs. Not thread-safe.
 */
final class Keys {
  /** Stands between the parts of a text; folding leaves no such character, and it sorts before all others. */
  static final String SEPARATOR = "\n";

  /** The parts of a row's own text, in their order. */
  static final int DEVICE = 0;

  static final int PERSON = 1;
  static final int DISPLAY_NAME = 2;
  static final int ID = 3;

  /** Many more than a tenant has at a time; more pile up only when states and policies change for weeks. */
  private static final int MOST_SHARED = 10_000;

  final Inventory.Snapshot snapshot;
  private final String[] own;
  private final Shared[] shared;
  private final Map<Shared.Traits, Shared> allShared;
  private final int[] origins;

  /** Prepares a snapshot. {@code before} may be any other, or null; the nearer it is, the less is left to do. */
  Keys(Inventory.Snapshot snapshot, @Nullable Keys before) {
    this.snapshot = snapshot;
    List<Row> rows = snapshot.rows();
    own = new String[rows.size()];
    shared = new Shared[rows.size()];
    origins = new int[rows.size()];
    Keys reusable = before == null || before.allShared.size() > MOST_SHARED ? null : before;
    allShared = reusable == null ? new HashMap<>() : reusable.allShared;
    int expected = 0;
    for (int row = 0; row < own.length; row++) {
      CloudPc pc = rows.get(row).pc();
      int origin = reusable == null ? -1 : reusable.locate(pc, expected);
      origins[row] = origin;
      if (reusable != null && origin >= 0) {
        own[row] = reusable.own[origin];
        shared[row] = reusable.shared[origin];
        expected = origin + 1;
      } else {
        own[row] = ownText(pc);
        shared[row] = share(pc);
      }
    }
  }

  /** Where exactly this object stands, or -1; {@code guess} spares the look-up, because order is mostly kept. */
  @SuppressWarnings("ReferenceEquality") // The inventory keeps the object while nothing in it changed.
  private int locate(CloudPc pc, int guess) {
    if (guess < own.length && snapshot.rows().get(guess).pc() == pc) {
      return guess;
    }
    int number = snapshot.numberOf(pc.id());
    return number >= 0 && snapshot.rows().get(number).pc() == pc ? number : -1;
  }

  private static String ownText(CloudPc pc) {
    return String.join(
        SEPARATOR,
        Fold.fold(pc.deviceLabel()),
        Fold.fold(pc.personLabel()),
        Fold.fold(pc.displayName()),
        Fold.fold(pc.id()));
  }

  private Shared share(CloudPc pc) {
    return allShared.computeIfAbsent(Shared.Traits.of(pc), traits -> Shared.of(traits, allShared.size()));
  }

  int size() {
    return own.length;
  }

  Row row(int number) {
    return snapshot.rows().get(number);
  }

  String own(int number) {
    return own[number];
  }

  Shared shared(int number) {
    return shared[number];
  }

  /** Everything rows share, each once, in no order. */
  Iterable<Shared> everyShared() {
    return allShared.values();
  }

  /** Where the same Cloud PC object stood in the snapshot these keys were prepared from, or -1. */
  int origin(int number) {
    return origins[number];
  }
}
