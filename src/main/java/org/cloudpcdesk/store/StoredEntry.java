package org.cloudpcdesk.store;

import java.time.Instant;
import java.util.Optional;
import org.cloudpcdesk.store.JournalEntry.Draft;

/**
 * An entry as it is on the disk, its texts sealed.
 *
 * @param draft with sealed texts; with clear ones in a file of version 1 that is being brought forward
 * @param key the name of the key they are sealed under
 * @param form what the hash is over
 */
record StoredEntry(long number, Instant at, Draft draft, String previousHash, String hash, String key, int form) {

  /** The hash is over the clear texts: written by a version that did not seal. */
  static final int CLEAR = 1;

  /** The hash is over the sealed texts and the key's name: it can be checked without the key. */
  static final int SEALED = 2;

  static StoredEntry chain(long number, Instant at, Draft plain, String previousHash, JournalSeal seal) {
    Draft sealed = seal.seal(number, plain);
    String hash = JournalEntry.hash(number, at, sealed, previousHash, seal.key());
    return new StoredEntry(number, at, sealed, previousHash, hash, seal.key(), SEALED);
  }

  /** What checking an entry against its hash found. */
  enum Check {
    INTACT,
    CHANGED,
    /** It was written before texts were sealed, and its key is lost. */
    UNPROVEN
  }

  Check check(JournalSeal seal) {
    if (form == SEALED) {
      return intact(hash.equals(JournalEntry.hash(number, at, draft, previousHash, key)));
    }
    Optional<Draft> plain = seal.open(number, draft);
    if (form != CLEAR || (plain.isEmpty() && key.equals(seal.key()))) {
      return Check.CHANGED;
    }
    return plain
        .map(texts -> intact(hash.equals(JournalEntry.hash(number, at, texts, previousHash, ""))))
        .orElse(Check.UNPROVEN);
  }

  private static Check intact(boolean holds) {
    return holds ? Check.INTACT : Check.CHANGED;
  }

  /** The entry as it was written; with {@link JournalEntry#UNREADABLE} for its texts where the key is lost. */
  JournalEntry open(JournalSeal seal) {
    String none = JournalEntry.UNREADABLE;
    Draft plain =
        seal.open(number, draft).orElseGet(() -> JournalSeal.with(draft, none, none, none, none, none));
    return new JournalEntry(number, at, plain, previousHash, hash);
  }
}
