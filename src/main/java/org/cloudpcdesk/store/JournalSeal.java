package org.cloudpcdesk.store;

import java.security.GeneralSecurityException;
import java.util.Optional;
import org.cloudpcdesk.platform.DataKey;
import org.cloudpcdesk.platform.Sealer;

/**
 * Seals what an entry says about people, machines and reasons. Ids of runs, Cloud PCs, tenants and requests stay in clear:
 * they are looked for, and name nobody. Thread-safe.
 */
final class JournalSeal {
  private final Sealer sealer;
  private final String key;

  JournalSeal(DataKey key) {
    this.sealer = key.sealer("journal");
    this.key = key.name();
  }

  /** The name of the key. */
  String key() {
    return key;
  }

  /** @param number of the entry that it belongs to; it opens in no other */
  JournalEntry.Draft seal(long number, JournalEntry.Draft plain) {
    return with(
        plain,
        seal(number, "account", plain.account()),
        seal(number, "reason", plain.reason()),
        seal(number, "ticket", plain.ticket()),
        seal(number, "target", plain.target()),
        seal(number, "detail", plain.detail()));
  }

  /** Empty when it was sealed under another key, or is not what was sealed. */
  Optional<JournalEntry.Draft> open(long number, JournalEntry.Draft sealed) {
    try {
      return Optional.of(
          with(
              sealed,
              open(number, "account", sealed.account()),
              open(number, "reason", sealed.reason()),
              open(number, "ticket", sealed.ticket()),
              open(number, "target", sealed.target()),
              open(number, "detail", sealed.detail())));
    } catch (GeneralSecurityException otherKey) {
      return Optional.empty();
    }
  }

  /** The same entry with these texts. */
  static JournalEntry.Draft with(
      JournalEntry.Draft draft, String account, String reason, String ticket, String target, String detail) {
    return new JournalEntry.Draft(
        draft.runId(),
        draft.cloudPcId(),
        draft.event(),
        draft.tenantId(),
        account,
        reason,
        ticket,
        target,
        draft.requestId(),
        draft.clientRequestId(),
        detail);
  }

  /** That there is no text is no secret. */
  private String seal(long number, String column, String plain) {
    return plain.isEmpty() ? "" : sealer.sealText(plain, place(number, column));
  }

  private String open(long number, String column, String sealed) throws GeneralSecurityException {
    return sealed.isEmpty() ? "" : sealer.openText(sealed, place(number, column));
  }

  private static String place(long number, String column) {
    return "entry " + number + " " + column;
  }
}
