package org.cloudpcdesk.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every text that a screen asks for exists, and every text that exists is asked for. A key is used where FXML of the
 * same package says {@code %key}, or where a string literal of the package's sources is the key or its beginning up to
 * a dot ({@code text("status", kind)} uses {@code status.FAILED}).
 */
class MessageBundlesTest {
  private static final Path SOURCES = Path.of("src/main/java");
  private static final Path RESOURCES = Path.of("src/main/resources");
  private static final Pattern FXML_KEY = Pattern.compile("\"%([^\"]+)\"");
  private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");
  private static final Pattern ASKED = Pattern.compile("\\b(?:text|getString)\\(\\s*\"([^\"]+)\"\\s*(?:([,)])|\\+)");

  static List<Path> bundles() throws IOException {
    try (Stream<Path> files = Files.walk(RESOURCES)) {
      return files.filter(file -> file.endsWith("messages.properties")).sorted().toList();
    }
  }

  @Test
  void thereAreBundles() throws IOException {
    assertThat(bundles()).hasSizeGreaterThanOrEqualTo(3);
  }

  @ParameterizedTest
  @MethodSource("bundles")
  void everyKeyThatIsAskedForExists(Path bundle) {
    Set<String> keys = keys(bundle);
    Set<String> missing = new TreeSet<>(fxmlKeys(bundle));
    for (String source : sources(bundle)) {
      ASKED.matcher(source).results().map(found -> found.group(1)).forEach(missing::add);
    }
    missing.removeIf(key -> keys.contains(key) || keys.stream().anyMatch(any -> any.startsWith(prefix(key))));
    assertThat(missing).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("bundles")
  void everyKeyIsUsed(Path bundle) {
    Set<String> used = new TreeSet<>(fxmlKeys(bundle));
    for (String source : sources(bundle)) {
      Matcher literal = LITERAL.matcher(source);
      while (literal.find()) {
        used.add(literal.group(1));
      }
    }
    Set<String> unused = keys(bundle);
    unused.removeIf(key -> isUsed(key, used));
    assertThat(unused).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("bundles")
  void everyPatternCanBeRead(Path bundle) {
    Properties texts = read(bundle);
    for (String key : texts.stringPropertyNames()) {
      String text = texts.getProperty(key);
      assertThat(text).as(key).isNotBlank();
      if (text.contains("{")) {
        MessageFormat pattern = new MessageFormat(text, Locale.ROOT);
        assertThat(text.replace("''", ""))
            .as("%s: a plain apostrophe would be swallowed by the pattern", key)
            .doesNotContain("'");
        assertThat(pattern.getFormatsByArgumentIndex()).as(key).isNotEmpty();
      }
    }
  }

  private static String prefix(String key) {
    return key.endsWith(".") ? key : key + ".";
  }

  private static boolean isUsed(String key, Set<String> literals) {
    if (literals.contains(key)) {
      return true;
    }
    for (int dot = key.lastIndexOf('.'); dot > 0; dot = key.lastIndexOf('.', dot - 1)) {
      // Also "prefix." and ".suffix", as written where a key is put together from a constant's name.
      if (literals.contains(key.substring(0, dot)) || literals.contains(key.substring(0, dot + 1))) {
        return true;
      }
    }
    return false;
  }

  private static Set<String> keys(Path bundle) {
    return new TreeSet<>(read(bundle).stringPropertyNames());
  }

  private static Properties read(Path bundle) {
    Properties texts = new Properties();
    try (Reader reader = Files.newBufferedReader(bundle)) {
      texts.load(reader);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return texts;
  }

  private static Set<String> fxmlKeys(Path bundle) {
    Set<String> keys = new TreeSet<>();
    for (String fxml : contents(bundle.getParent(), ".fxml")) {
      FXML_KEY.matcher(fxml).results().map(found -> found.group(1)).forEach(keys::add);
    }
    return keys;
  }

  private static List<String> sources(Path bundle) {
    return contents(SOURCES.resolve(RESOURCES.relativize(bundle.getParent())), ".java");
  }

  private static List<String> contents(Path folder, String ending) {
    List<String> texts = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(one -> one.toString().endsWith(ending)).sorted().toList()) {
        texts.add(Files.readString(file));
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return texts;
  }
}
