package org.cloudpcdesk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cloudpcdesk.settings.Setting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Keeps the manual true where a machine can: links lead somewhere, and texts, keys and policies are those of the program. */
class ManualTest {
  private static final Path PAGES = Path.of("src/site/markdown");
  private static final Path TROUBLESHOOTING = PAGES.resolve("troubleshooting.md");
  private static final Path BUNDLES = Path.of("src/main/resources");
  private static final int LONGEST_PAGE = 160;
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
  private static final Pattern HEADING = Pattern.compile("^#+ (.*)$", Pattern.MULTILINE);
  private static final Pattern SAID = Pattern.compile("^(?:\\* (.*)|\\| (.*) \\| (.*) \\|)$", Pattern.MULTILINE);

  static List<Path> pages() throws IOException {
    try (Stream<Path> files = Files.walk(PAGES)) {
      return Stream.concat(files.filter(file -> file.toString().endsWith(".md")), Stream.of(Path.of("README.md")))
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void everyLinkLeadsSomewhere(Path page) throws IOException {
    Path folder = page.toAbsolutePath().getParent();
    List<String> broken = new ArrayList<>();
    for (MatchResult link : LINK.matcher(Files.readString(page)).results().toList()) {
      String target = link.group(1);
      if (target.startsWith("https://")) {
        continue;
      }
      int hash = target.indexOf('#');
      String file = hash < 0 ? target : target.substring(0, hash);
      Path linked = file.isEmpty() ? page : folder.resolve(file).normalize();
      if (!Files.exists(linked) || (hash >= 0 && !anchors(linked).contains(target.substring(hash + 1)))) {
        broken.add(target);
      }
    }
    assertThat(broken).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void noPageIsTooLongToRead(Path page) throws IOException {
    assertThat(Files.readAllLines(page)).hasSizeLessThanOrEqualTo(LONGEST_PAGE);
  }

  @Test
  void troubleshootingHasTheTextsThatTheProgramShows() throws IOException {
    Set<String> shown = texts();
    String page = Files.readString(TROUBLESHOOTING);
    List<String> strange = new ArrayList<>();
    int told = 0;
    for (MatchResult entry : SAID.matcher(page.substring(0, page.indexOf("## At the start"))).results().toList()) {
      for (int group = 1; group <= 3; group++) {
        String text = entry.group(group);
        if (text != null && !Set.of("it says", "do this").contains(text)) {
          told++;
          if (!shown.contains(text)) {
            strange.add(text);
          }
        }
      }
    }
    assertThat(strange).as("src/site/make-troubleshooting.sh writes the page anew").isEmpty();
    assertThat(told).isGreaterThan(100);
  }

  @Test
  void everyPolicyIsDescribed() throws IOException {
    String page = Files.readString(PAGES.resolve("policy.md"));
    assertThat(Setting.all())
        .filteredOn(setting -> setting.by() != Setting.By.USER)
        .isNotEmpty()
        .allSatisfy(setting -> assertThat(page).contains("| `" + setting.name() + "` |"));
  }

  @Test
  void everyKeyIsDescribed() throws IOException {
    String manual = Files.readString(PAGES.resolve("manual.md"));
    Properties texts = bundle(BUNDLES.resolve("org/cloudpcdesk/ui/main/messages.properties"));
    Set<String> keys =
        texts.stringPropertyNames().stream()
            .filter(name -> name.matches("keys\\.[a-zA-Z]+") && texts.containsKey(name + ".what"))
            .flatMap(name -> Stream.of(texts.getProperty(name).split("\\s{2,}")))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(keys).contains("Ctrl+K").allSatisfy(key -> assertThat(manual).containsIgnoringCase(key));
  }

  /** As GitHub and the site's generator make them of headings. */
  private static Set<String> anchors(Path page) throws IOException {
    return HEADING
        .matcher(Files.readString(page))
        .results()
        .map(heading -> heading.group(1).toLowerCase(Locale.ROOT).replaceAll("[^\\w\\s-]", "").replace(' ', '-'))
        .collect(Collectors.toSet());
  }

  /** What all bundles say, with dots for what is filled in. */
  private static Set<String> texts() throws IOException {
    try (Stream<Path> files = Files.walk(BUNDLES)) {
      return files
          .filter(file -> file.endsWith("messages.properties"))
          .flatMap(file -> bundle(file).values().stream())
          .map(text -> text.toString().replaceAll("\\{[0-9](?:[^{}]|\\{[^{}]*\\})*\\}", "...").replace("''", "'").replace('|', '/'))
          .collect(Collectors.toSet());
    }
  }

  private static Properties bundle(Path file) {
    Properties texts = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      texts.load(reader);
      return texts;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
