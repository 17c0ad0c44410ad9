package org.cloudpcdesk.diagnostics;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Computes: {@code person-} and ten digits that only a key could tie to the person (HMAC-SHA-256). Remembers nobody, so it
 * serves a program that runs for weeks. The key is made anew at each start and kept nowhere. Thread-safe.
 */
final class KeyedPseudonyms implements Pseudonyms {
  private static final int BYTES = 5;
  private static final String HMAC = "HmacSHA256";

  private final SecretKeySpec key;

  KeyedPseudonyms() {
    byte[] random = new byte[32];
    new SecureRandom().nextBytes(random);
    key = new SecretKeySpec(random, HMAC);
  }

  @Override
  public String of(String kind, String text) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(key);
      byte[] digest = mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
      return kind + "-" + HexFormat.of().formatHex(Arrays.copyOf(digest, BYTES));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java platform has " + HMAC, impossible);
    }
  }
}
