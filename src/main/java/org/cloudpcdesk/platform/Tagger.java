package org.cloudpcdesk.platform;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/** Gives texts names of 16 bytes by which they can be looked up, but not be told (HMAC-SHA-256). Thread-safe. */
public final class Tagger {
  private static final int BYTES = 16;
  private final SecretKey key;

  Tagger(SecretKey key) {
    this.key = key;
  }

  public byte[] tag(String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      return Arrays.copyOf(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)), BYTES);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java platform has HmacSHA256", impossible);
    }
  }
}
