package org.cloudpcdesk.store;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import org.cloudpcdesk.model.Account;

/**
 * Which store: there is one file for each account in a tenant of a cloud.
 *
 * @param cloud Microsoft's cloud, {@code sample}, or what a test service is called; letters, digits and dashes
 * @param tenantId GUID text
 * @param owner whose it is, by a number that names nobody; empty for the sample tenant's, and for one that was made before
 *     stores had owners
 */
public record StoreName(String cloud, String tenantId, String owner) {

  private static final String SAMPLE = "sample";

  /** Enough to tell the accounts of a computer apart. */
  private static final int OWNER_BYTES = 8;

  public StoreName {
    cloud = cloud.toLowerCase(Locale.ROOT);
    tenantId = tenantId.toLowerCase(Locale.ROOT);
  }

  /** That of nobody in particular. */
  public StoreName(String cloud, String tenantId) {
    this(cloud, tenantId, "");
  }

  /** That of an account in its tenant. */
  public static StoreName of(String cloud, Account account) {
    return new StoreName(cloud, account.tenantId(), owner(account));
  }

  private static String owner(Account account) {
    try {
      byte[] sum =
          MessageDigest.getInstance("SHA-256").digest(account.homeAccountId().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(sum, 0, OWNER_BYTES);
    } catch (NoSuchAlgorithmException never) {
      throw new IllegalStateException(never);
    }
  }

  /** The sample tenant's; its rows must never be taken for those of a cloud. */
  public static StoreName sample(String tenantId) {
    return new StoreName(SAMPLE, tenantId);
  }

  public boolean isSample() {
    return cloud.equals(SAMPLE);
  }

  /** Whether it is the store of an account, and not one that several may have used. */
  public boolean isOwned() {
    return !owner.isEmpty();
  }

  /** What a store of the tenant was called before stores had owners. */
  public StoreName unowned() {
    return new StoreName(cloud, tenantId);
  }

  /** The name of the file. A tenant's id names no person, and its owner's number does not either. */
  String file() {
    String name = isOwned() ? cloud + "_" + tenantId + "_" + owner : cloud + "_" + tenantId;
    return name.replaceAll("[^a-z0-9_.-]", "-") + ".db";
  }
}
