package org.cloudpcdesk.secrecy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What every token, code and claim of the tests can be told by, as it is and within Base64. */
final class Marks {

  /** Beginnings of what the sample tenant and the tests' own services hand out, and what every test's claims hold. */
  private static final List<String> PLAIN =
      List.of(
          "sample-token-",
          "sample-refresh-",
          "sample-code-",
          "sample-device-",
          "secret-token-",
          "secret-access-",
          "1604106651");

  /** The header of the sample tenant's ID tokens. */
  private static final String ID_TOKEN = "eyJ0eXAiOiJKV1QiLCJhbGciOiJub25lIn0";

  private static final Set<String> ALL = all();
  private static final int AROUND = 60;

  private Marks() {}

  /** The first mark in a text with what stands around it, or nothing. */
  static Optional<String> in(String text) {
    for (String mark : ALL) {
      int at = text.indexOf(mark);
      if (at >= 0) {
        return Optional.of(text.substring(Math.max(0, at - AROUND), Math.min(text.length(), at + AROUND)));
      }
    }
    return Optional.empty();
  }

  private static Set<String> all() {
    Set<String> all = new LinkedHashSet<>(PLAIN);
    all.add(ID_TOKEN);
    for (String mark : PLAIN) {
      for (int before = 0; before < 3; before++) {
        String encoded = inBase64(mark, before);
        all.add(encoded);
        all.add(encoded.replace('+', '-').replace('/', '_'));
      }
    }
    return Set.copyOf(all);
  }

  /** The characters that the mark alone decides, when so many bytes of a group of three stand before it. */
  private static String inBase64(String mark, int before) {
    byte[] bytes = ("\0".repeat(before) + mark).getBytes(StandardCharsets.US_ASCII);
    String encoded = Base64.getEncoder().encodeToString(bytes);
    return encoded.substring((before * 8 + 5) / 6, bytes.length * 8 / 6);
  }
}
