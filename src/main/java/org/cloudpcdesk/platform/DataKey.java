package org.cloudpcdesk.platform;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The random key of a data directory, from which each purpose gets a key of its own (HKDF, RFC 5869). It lies in {@code
 * data.key}, protected by the operating system. Immutable.
 */
public final class DataKey {
  private static final Logger LOG = LoggerFactory.getLogger(DataKey.class);
  private static final String FILE = "data.key";
  private static final int BYTES = 32;

  private final SecretKey key;
  private final @Nullable Path lost;

  private DataKey(byte[] key, @Nullable Path lost) {
    this.key = new SecretKeySpec(key, "HKDF-SHA256");
    this.lost = lost;
  }

  /**
   * Reads the key of a data directory, making it when it is missing. One that cannot be read is set aside, and another is
   * made: {@link #lost} tells.
   *
   * @throws IOException when none can be read or written
   */
  public static DataKey of(Path dataDirectory) throws IOException {
    return of(dataDirectory, SecretProtectors.ofThisSystem(dataDirectory));
  }

  /** The same with a protector of one's own. */
  public static DataKey of(Path dataDirectory, SecretProtector protector) throws IOException {
    Path file = dataDirectory.resolve(FILE);
    try {
      if (Files.exists(file)) {
        return new DataKey(read(file, protector), null);
      }
    } catch (GeneralSecurityException unreadable) {
      Path aside = OwnerOnly.setAside(file, ".unreadable");
      LOG.warn("the data key cannot be read; it was kept as {} and another is made", aside, unreadable);
      return new DataKey(make(file, protector), aside);
    }
    return new DataKey(make(file, protector), null);
  }

  /**
   * Reads the key of a data directory and leaves everything there as it is.
   *
   * @return empty when there is none
   * @throws IOException when it cannot be read; the message is a sentence for the administrator
   */
  public static Optional<DataKey> existing(Path dataDirectory) throws IOException {
    Path file = dataDirectory.resolve(FILE);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(new DataKey(read(file, SecretProtectors.ofThisSystem(dataDirectory)), null));
    } catch (GeneralSecurityException unreadable) {
      throw new IOException(
          "The data key %s is not this account's, or is damaged. It was not touched.".formatted(file), unreadable);
    }
  }

  /** A key that is nowhere on the disk. */
  public static DataKey unsaved() {
    return new DataKey(random(), null);
  }

  private static byte[] read(Path file, SecretProtector protector) throws IOException, GeneralSecurityException {
    byte[] key = protector.unprotect(OwnerOnly.read(file));
    if (key.length != BYTES) {
      throw new GeneralSecurityException("the data key is damaged");
    }
    return key;
  }

  private static byte[] make(Path file, SecretProtector protector) throws IOException {
    byte[] key = random();
    try {
      OwnerOnly.create(file, protector.protect(key));
      return key;
    } catch (FileAlreadyExistsException madeMeanwhile) {
      try {
        return read(file, protector);
      } catch (GeneralSecurityException unreadable) {
        throw new IOException("the data key " + file + " cannot be read", unreadable);
      }
    } catch (GeneralSecurityException refused) {
      throw new IOException("the data key " + file + " cannot be protected", refused);
    }
  }

  private static byte[] random() {
    byte[] key = new byte[BYTES];
    new SecureRandom().nextBytes(key);
    return key;
  }

  /** The key file that could not be read and was set aside; what it had sealed stays sealed. */
  public Optional<Path> lost() {
    return Optional.ofNullable(lost);
  }

  /** Names the key without telling it: what was sealed under another is known by its name. */
  public String name() {
    return HexFormat.of().formatHex(Arrays.copyOf(derive("name").getEncoded(), 8));
  }

  /** Seals for one purpose; what is sealed for another does not open. */
  public Sealer sealer(String purpose) {
    return new Sealer(derive("seal " + purpose));
  }

  /** Names texts for one purpose so that equal ones have equal names, and nobody without the key knows of what. */
  public Tagger tagger(String purpose) {
    return new Tagger(derive("tag " + purpose));
  }

  private SecretKey derive(String purpose) {
    try {
      return KDF.getInstance("HKDF-SHA256")
          .deriveKey("AES", HKDFParameterSpec.expandOnly(key, purpose.getBytes(StandardCharsets.UTF_8), BYTES));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("Java 25 has HKDF", impossible);
    }
  }
}
