package org.cloudpcdesk.inventory.search;

import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import org.cloudpcdesk.inventory.query.Fold;
import org.cloudpcdesk.inventory.search.Search.Query;
import org.jspecify.annotations.Nullable;

/** The rows of a snapshot that a text and a view leave, whatever their order. */
final class Filter {
  private final Keys keys;
  private final BuiltInView view;
  private final Instant now;
  private final List<String> words;
  private final BitSet found;

  private Filter(Keys keys, BuiltInView view, Instant now, List<String> words, BitSet found) {
    this.keys = keys;
    this.view = view;
    this.now = now;
    this.words = words;
    this.found = found;
  }

  /** Applies a query; where it narrows the one before, only what that one found is looked at. */
  static Filter of(Keys keys, Query query, Instant now, @Nullable Filter before) {
    List<String> words = words(query.text());
    if (before != null && before.holdsAllFor(keys, query.view(), now, words)) {
      BitSet found = before.words.equals(words) ? before.found : match(keys, words, before.found);
      return new Filter(keys, query.view(), now, words, found);
    }
    return new Filter(keys, query.view(), now, words, match(keys, words, within(keys, query.view(), now)));
  }

  /** Longest first: of two words, that one is missing more often. */
  private static List<String> words(String text) {
    List<String> words = new ArrayList<>(List.of(Fold.fold(text).split(" +")));
    words.removeIf(String::isEmpty);
    words.sort(Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder()));
    return List.copyOf(words);
  }

  /**
   * Whether no row outside {@link #found} can answer to a query. Where each of the old words is within a new one,
   * whatever holds the new ones holds the old ones. In a view that moves with time rows may have come in since.
   */
  private boolean holdsAllFor(Keys otherKeys, BuiltInView otherView, Instant otherNow, List<String> newWords) {
    return keys == otherKeys
        && view == otherView
        && (!view.movesWithTime() || now.equals(otherNow))
        && words.stream().allMatch(old -> newWords.stream().anyMatch(word -> word.contains(old)));
  }

  private static BitSet within(Keys keys, BuiltInView view, Instant now) {
    BitSet within = new BitSet(keys.size());
    if (view == BuiltInView.ALL) {
      within.set(0, keys.size());
      return within;
    }
    for (int row = 0; row < keys.size(); row++) {
      if (view.holds(keys.row(row), now)) {
        within.set(row);
      }
    }
    return within;
  }

  /** Goes by row number, not in the order shown, because texts that were prepared together lie together in memory. */
  private static BitSet match(Keys keys, List<String> words, BitSet among) {
    if (words.isEmpty()) {
      return among;
    }
    BitSet[] shared = words.stream().map(word -> sharedWith(keys, word)).toArray(BitSet[]::new);
    BitSet found = new BitSet(keys.size());
    for (int row = among.nextSetBit(0); row >= 0; row = among.nextSetBit(row + 1)) {
      if (matches(keys, row, words, shared)) {
        found.set(row);
      }
    }
    return found;
  }

  private static boolean matches(Keys keys, int row, List<String> words, BitSet[] shared) {
    int number = keys.shared(row).number();
    for (int i = 0; i < shared.length; i++) {
      if (!shared[i].get(number) && !keys.own(row).contains(words.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static BitSet sharedWith(Keys keys, String word) {
    BitSet having = new BitSet();
    for (Shared one : keys.everyShared()) {
      if (one.text().contains(word)) {
        having.set(one.number());
      }
    }
    return having;
  }

  /** The rows' numbers. Not to be written to. */
  BitSet found() {
    return found;
  }
}
