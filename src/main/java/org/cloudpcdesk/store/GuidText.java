package org.cloudpcdesk.store;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** GUIDs as Graph spells them, in small letters, as the bytes that they stand for. */
final class GuidText {
  static final int BYTES = 16;

  private static final int LENGTH = 36;
  private static final byte[] DIGITS = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

  private GuidText() {}

  /** The bytes, or null when the text is otherwise spelled. */
  static byte @Nullable [] bytes(String text) {
    if (text.length() != LENGTH) {
      return null;
    }
    byte[] bytes = new byte[BYTES];
    int digits = 0;
    for (int i = 0; i < LENGTH; i++) {
      char c = text.charAt(i);
      if (isHyphen(i)) {
        if (c != '-') {
          return null;
        }
        continue;
      }
      int value = c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
      if (value < 0) {
        return null;
      }
      bytes[digits / 2] |= (byte) (digits % 2 == 0 ? value << 4 : value);
      digits++;
    }
    return bytes;
  }

  static String read(byte[] bytes, int from) {
    byte[] text = new byte[LENGTH];
    int at = 0;
    for (int i = from; i < from + BYTES; i++) {
      if (isHyphen(at)) {
        text[at++] = '-';
      }
      text[at++] = DIGITS[(bytes[i] >> 4) & 0xF];
      text[at++] = DIGITS[bytes[i] & 0xF];
    }
    return new String(text, StandardCharsets.ISO_8859_1);
  }

  private static boolean isHyphen(int at) {
    return at == 8 || at == 13 || at == 18 || at == 23;
  }
}
