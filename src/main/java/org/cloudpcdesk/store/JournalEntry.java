package org.cloudpcdesk.store;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;

/**
 * One line of the journal: what was about to be done, or what was seen. No component is null; what does not apply is empty.
 *
 * @param number counted from 1, without gaps
 * @param at the moment, in UTC, to the millisecond
 * @param draft what is said
 * @param previousHash the hash of the entry before, or {@link #START} for the first
 * @param hash SHA-256 over {@code previousHash} and every other component as it is on the disk, in hexadecimal
 */
public record JournalEntry(long number, Instant at, Draft draft, String previousHash, String hash) {

  /** What the first entry follows on. */
  public static final String START = "0".repeat(64);

  /** Stands for each text of an entry whose key is lost. */
  public static final String UNREADABLE = "(unreadable: the key is lost)";

  /**
   * What is to be written.
   *
   * @param runId the run it belongs to
   * @param cloudPcId the target, or empty when the entry is about the whole run
   * @param event the run's or item's state
   * @param tenantId the tenant it happens in
   * @param account the user principal name of who does it
   * @param reason why, in the administrator's words
   * @param ticket the ticket it is done for
   * @param target the target as it was when it was chosen, as JSON
   * @param requestId the service's id of the request
   * @param clientRequestId our own id of the request
   * @param detail what else there is to say, such as differences or an error
   */
  public record Draft(
      String runId,
      String cloudPcId,
      String event,
      String tenantId,
      String account,
      String reason,
      String ticket,
      String target,
      String requestId,
      String clientRequestId,
      String detail) {}

  /** Whether its texts could be opened. */
  public boolean isReadable() {
    return !draft.account().equals(UNREADABLE);
  }

  /** @param key the name of the key that the texts are sealed under; empty when they are clear */
  static String hash(long number, Instant at, Draft draft, String previousHash, String key) {
    MessageDigest digest = sha256();
    add(digest, previousHash);
    add(digest, Long.toString(number));
    add(digest, Long.toString(at.toEpochMilli()));
    add(digest, draft.runId());
    add(digest, draft.cloudPcId());
    add(digest, draft.event());
    add(digest, draft.tenantId());
    add(digest, draft.account());
    add(digest, draft.reason());
    add(digest, draft.ticket());
    add(digest, draft.target());
    add(digest, draft.requestId());
    add(digest, draft.clientRequestId());
    add(digest, draft.detail());
    if (!key.isEmpty()) {
      add(digest, key);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /** Each text is preceded by its length, so that moving a boundary between two texts changes the hash. */
  private static void add(MessageDigest digest, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
    digest.update(bytes);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}
