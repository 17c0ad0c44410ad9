package org.cloudpcdesk.store;

import java.util.Optional;
import org.cloudpcdesk.store.Journal.Verification;

/** Looks through a chain of entries, from the first to the last. Not thread-safe; used once. */
final class JournalCheck {
  private final JournalSeal seal;
  private final Optional<JournalHead.Head> noted;
  private String previous = JournalEntry.START;
  private long number;
  private long unreadable;
  private long unproven;

  /** @param noted the end mark, when there is one */
  JournalCheck(JournalSeal seal, Optional<JournalHead.Head> noted) {
    this.seal = seal;
    this.noted = noted;
  }

  /** Empty when the entry is what must come next. */
  Optional<Verification.Broken> next(StoredEntry entry) {
    number++;
    if (entry.number() != number) {
      return broken("it is missing");
    }
    if (!entry.previousHash().equals(previous)) {
      return broken("it does not follow on the entry before it");
    }
    StoredEntry.Check check = entry.check(seal);
    if (check == StoredEntry.Check.CHANGED) {
      return broken("it was changed after it was written");
    }
    if (noted.isPresent() && noted.get().number() == number && !noted.get().hash().equals(entry.hash())) {
      return broken("it is not the entry that was written");
    }
    previous = entry.hash();
    unreadable += entry.key().equals(seal.key()) ? 0 : 1;
    unproven += check == StoredEntry.Check.UNPROVEN ? 1 : 0;
    return Optional.empty();
  }

  private Optional<Verification.Broken> broken(String why) {
    return Optional.of(new Verification.Broken(number, why));
  }

  /** No entry comes any more. */
  Verification end() {
    if (noted.isPresent() && noted.get().number() > number) {
      return new Verification.Broken(number + 1, "it is missing, and all after it");
    }
    return unreadable == 0
        ? new Verification.Holds(number)
        : new Verification.HoldsUnread(number, unreadable, unproven);
  }
}
