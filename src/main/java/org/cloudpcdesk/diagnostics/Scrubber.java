package org.cloudpcdesk.diagnostics;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Takes secrets out of texts, and puts stable pseudonyms in place of people, devices and ids: the same one always gets the
 * same pseudonym from one scrubber, and nobody without this computer's data knows who it is. Not thread-safe, but for
 * {@link #ofLogs}.
 */
public final class Scrubber {
  private static final int SHORTEST = 3;

  /** What is never needed: headers, web tokens and codes (RFC 6750, RFC 7519). */
  private static final List<Pattern> SECRETS =
      List.of(
          Pattern.compile("(?i)\\b(?:proxy-)?authorization\\b\\s*[:=][^\\r\\n]*"),
          Pattern.compile("(?i)\\b(?:bearer|basic)\\s+[A-Za-z0-9._~+/=-]{8,}"),
          Pattern.compile("\\beyJ[A-Za-z0-9_-]{5,}(?:\\.[A-Za-z0-9_-]*){0,4}"),
          Pattern.compile(
              "(?i)\\b(?:access_token|refresh_token|id_token|code|client_info|claims|password|device_code|code_verifier)"
                  + "\\b[\"']?\\s*[=:]\\s*(?:\"[^\"]*\"|'[^']*'|[^\\s&,;]+)"));

  /** What may be one: long strings without a space. A slash is taken for one of Base64 only beside a plus: addresses have many. */
  private static final Pattern LONG =
      Pattern.compile(
          "\\b(?=[A-Za-z0-9_+-]*\\d)(?=[A-Za-z0-9_+-]*[A-Za-z])[A-Za-z0-9_+-]{40,}={0,2}"
              + "|\\b(?=[A-Za-z0-9/]*\\+)(?=[A-Za-z0-9+]*/)(?=[A-Za-z+/]*\\d)[A-Za-z0-9+/]{40,}={0,2}");

  /** As user principal names are written, in addresses too (Microsoft Entra, "userPrincipalName policies"). */
  private static final Pattern ADDRESS = Pattern.compile("[\\p{L}\\p{N}._%+'#!^~-]+(?:@|%40)[\\p{L}\\p{N}.-]+\\p{L}");
  private static final Pattern GUID =
      Pattern.compile("(?i)(?<![0-9a-f])[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?![0-9a-f])");
  private static final Pattern IP = Pattern.compile("(?<![\\d.])(?:\\d{1,3}\\.){3}\\d{1,3}(?![\\d.])");

  /** A folder of somebody's own; {@code /users/} within an address is Graph's. */
  private static final Pattern HOME =
      Pattern.compile("(?i)((?:(?<=\\b[a-z]:)|(?<![\\w.]))[\\\\/](?:Users|home)[\\\\/])([^\\\\/\\s:\"']+)");

  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");

  /** By the name in small letters, from its first word to its last. */
  private final Map<String, PersonalText> known = new HashMap<>();

  private final Set<String> firstWords = new HashSet<>();
  private int mostWords;
  private final Set<String> harmless;
  private final boolean keepsIds;
  private final Pseudonyms pseudonyms;

  /**
   * @param personal every name, device and the like that is known; shorter than three letters they are passed over
   * @param harmless ids that may stay, because support asks for them, such as those of requests
   */
  public Scrubber(Collection<PersonalText> personal, Collection<String> harmless) {
    this(personal, harmless, false, new NumberedPseudonyms());
  }

  private Scrubber(
      Collection<PersonalText> personal, Collection<String> harmless, boolean keepsIds, Pseudonyms pseudonyms) {
    this.keepsIds = keepsIds;
    this.pseudonyms = pseudonyms;
    this.harmless = harmless.stream().map(Scrubber::folded).collect(Collectors.toUnmodifiableSet());
    for (PersonalText one : personal) {
      List<MatchResult> words = WORD.matcher(one.text()).results().toList();
      if (one.text().length() >= SHORTEST && !words.isEmpty()) {
        String name = one.text().substring(words.getFirst().start(), words.getLast().end());
        known.putIfAbsent(folded(name), new PersonalText(one.kind(), name));
        firstWords.add(folded(words.getFirst().group()));
        mostWords = Math.max(mostWords, words.size());
      }
    }
  }

  /**
   * For what is logged: knows people by the form of their names alone, and leaves the ids of Cloud PCs and tenants, by
   * which the log tells what happened to which. Thread-safe.
   */
  public static Scrubber ofLogs() {
    return new Scrubber(List.of(), List.of(), true, new KeyedPseudonyms());
  }

  /** The text without anything that must not leave this computer, or be in its log. */
  public String scrub(String text) {
    String clean = text;
    for (Pattern secret : SECRETS) {
      clean = replace(clean, secret, found -> isGuid(found) ? found : "[removed]");
    }
    return home(keepsIds ? addresses(clean) : withoutIds(clean));
  }

  private String withoutIds(String text) {
    String clean = replace(text, LONG, found -> isGuid(found) ? found : "[removed]");
    clean = addresses(clean);
    clean = replace(clean, GUID, found -> harmless.contains(folded(found)) ? found : pseudonym("id", found));
    clean = names(clean);
    return replace(clean, IP, found -> isOwn(found) ? found : pseudonym("ip", found));
  }

  private String addresses(String text) {
    return replace(text, ADDRESS, found -> pseudonym("user", found.replace("%40", "@")));
  }

  private String home(String text) {
    return HOME.matcher(text).replaceAll(found -> quoted(found.group(1)) + pseudonym("account", found.group(2)));
  }

  private String pseudonym(String kind, String text) {
    return pseudonyms.of(kind, folded(text));
  }

  /** Word by word, the longest name first: a tenant may have a hundred thousand names. */
  private String names(String text) {
    StringBuilder out = new StringBuilder(text.length());
    List<MatchResult> words = WORD.matcher(text).results().toList();
    int done = 0;
    for (int i = 0; i < words.size(); i++) {
      if (firstWords.contains(folded(words.get(i).group()))) {
        int start = words.get(i).start();
        for (int last = Math.min(i + mostWords, words.size()) - 1; last >= i; last--) {
          PersonalText found = known.get(folded(text.substring(start, words.get(last).end())));
          if (found != null) {
            out.append(text, done, start).append(pseudonym(found.kind(), found.text()));
            done = words.get(last).end();
            i = last;
            break;
          }
        }
      }
    }
    return out.append(text, done, text.length()).toString();
  }

  private static boolean isGuid(String text) {
    return GUID.matcher(text).matches();
  }

  private static boolean isOwn(String ip) {
    return ip.startsWith("127.") || ip.equals("0.0.0.0");
  }

  private static String replace(String text, Pattern pattern, UnaryOperator<String> by) {
    return pattern.matcher(text).replaceAll((MatchResult found) -> quoted(by.apply(found.group())));
  }

  private static String quoted(String text) {
    return Matcher.quoteReplacement(text);
  }

  private static String folded(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
