package org.cloudpcdesk.platform;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Seals bytes with AES-256-GCM under one key (NIST SP 800-38D): nobody without the key reads them or changes them unseen.
 * Each is bound to the place it belongs to, so that it does not open anywhere else. Thread-safe.
 *
 * <p>A sealed text is 12 random bytes, then the ciphertext with its tag of 16 bytes. One key stays safe for 2^32 of them.
 */
public final class Sealer {
  private static final String CIPHER = "AES/GCM/NoPadding";
  private static final int NONCE = 12;
  private static final int TAG_BITS = 128;

  /** So many bytes more has a sealed text than a plain one. */
  public static final int OVERHEAD = NONCE + TAG_BITS / 8;

  private final SecretKey key;

  /** Made when something is first sealed: who only opens would wait for it in vain. */
  private static final class Randomness {
    static final SecureRandom SOURCE = new SecureRandom();
  }

  /** @param key an AES key of 256 bits */
  public Sealer(SecretKey key) {
    this.key = key;
  }

  /** @param place where it belongs to; it opens only with the same text */
  public byte[] seal(byte[] plain, String place) {
    return seal(plain, 0, plain.length, place);
  }

  /** Seals a part of an array. */
  public byte[] seal(byte[] plain, int offset, int length, String place) {
    byte[] nonce = new byte[NONCE];
    Randomness.SOURCE.nextBytes(nonce);
    byte[] sealed = Arrays.copyOf(nonce, length + OVERHEAD);
    try {
      Cipher cipher = cipher(Cipher.ENCRYPT_MODE, nonce, place);
      cipher.doFinal(plain, offset, length, sealed, NONCE);
      return sealed;
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java platform has " + CIPHER, impossible);
    }
  }

  /** @throws GeneralSecurityException when it was not sealed under this key for this place, or was changed since */
  public byte[] open(byte[] sealed, String place) throws GeneralSecurityException {
    if (sealed.length < OVERHEAD) {
      throw new GeneralSecurityException("too short to be sealed");
    }
    Cipher cipher = cipher(Cipher.DECRYPT_MODE, Arrays.copyOf(sealed, NONCE), place);
    return cipher.doFinal(sealed, NONCE, sealed.length - NONCE);
  }

  /** Seals text as Base64. */
  public String sealText(String plain, String place) {
    return Base64.getEncoder().encodeToString(seal(plain.getBytes(StandardCharsets.UTF_8), place));
  }

  /** Opens what {@link #sealText} sealed. */
  public String openText(String sealed, String place) throws GeneralSecurityException {
    byte[] bytes;
    try {
      bytes = Base64.getDecoder().decode(sealed);
    } catch (IllegalArgumentException notSealed) {
      throw new GeneralSecurityException("not a sealed text", notSealed);
    }
    return new String(open(bytes, place), StandardCharsets.UTF_8);
  }

  private Cipher cipher(int mode, byte[] nonce, String place) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance(CIPHER);
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(place.getBytes(StandardCharsets.UTF_8));
    return cipher;
  }
}
