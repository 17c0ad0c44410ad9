package org.cloudpcdesk.app;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A link that opens the window on a search, such as {@code cloudpcdesk:find?q=status%3Afailed}. Anybody may write one into a
 * web page or a ticket, so a link can search and nothing else.
 */
final class DeskLink {
  static final String SCHEME = "cloudpcdesk:";

  private static final Pattern FIND = Pattern.compile("cloudpcdesk:(?://)?find/?\\?q=([^&#]*)", Pattern.CASE_INSENSITIVE);
  private static final int LONGEST = 1_000;

  private DeskLink() {}

  /**
   * The query a link asks for.
   *
   * @throws IllegalArgumentException when it asks for anything else; the message is a sentence for the user
   */
  static String query(String link) {
    Matcher find = FIND.matcher(link);
    if (!find.matches()) {
      throw refused();
    }
    String query = decoded(find.group(1));
    if (query.length() > LONGEST || query.chars().anyMatch(Character::isISOControl)) {
      throw refused();
    }
    return query;
  }

  private static String decoded(String text) {
    try {
      // Takes + for a blank, which is what a form in a web page sends.
      return URLDecoder.decode(text, StandardCharsets.UTF_8).strip();
    } catch (IllegalArgumentException noPercentCode) {
      throw refused();
    }
  }

  private static IllegalArgumentException refused() {
    return new IllegalArgumentException(
        "This link is not understood. A link looks like cloudpcdesk:find?q=QUERY, and can only search.");
  }
}
