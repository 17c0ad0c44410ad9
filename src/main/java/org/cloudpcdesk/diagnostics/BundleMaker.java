package org.cloudpcdesk.diagnostics;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.cloudpcdesk.graph.RequestLog;
import org.cloudpcdesk.settings.Policy;
import org.cloudpcdesk.settings.Setting;
import org.cloudpcdesk.settings.Settings;
import org.cloudpcdesk.settings.SettingsStore;

/** Makes bundles: gathers what support asks for, and scrubs all of it. */
public final class BundleMaker {
  private static final int LOGS = 3;
  private static final int LONGEST_LOG = 1024 * 1024;

  /** What was typed into a search or a filter. */
  private static final Pattern QUOTED = Pattern.compile("'[^']*'|\"[^\"]*\"");

  /**
   * What a bundle is made of.
   *
   * @param versions by name, such as Java's
   * @param logs folder of the log files
   * @param requests the latest, newest first
   * @param personal every name that is known, to be replaced
   */
  public record Sources(
      Map<String, String> versions,
      SettingsStore settings,
      Path logs,
      List<RequestLog.Entry> requests,
      Collection<PersonalText> personal) {}

  private BundleMaker() {}

  /** Gathers and scrubs. Blocks while it reads. */
  public static Bundle make(Sources sources) {
    List<String> ids = new ArrayList<>(List.of(Settings.DEFAULT_CLIENT_ID));
    for (RequestLog.Entry entry : sources.requests()) {
      ids.add(entry.clientRequestId());
      if (entry.requestId() != null) {
        ids.add(entry.requestId());
      }
    }
    Scrubber scrubber = new Scrubber(sources.personal(), ids);
    List<Bundle.File> files = new ArrayList<>();
    add(files, scrubber, "versions.txt", versions(sources.versions()));
    add(files, scrubber, "settings.txt", settings(sources.settings()));
    add(files, scrubber, "requests.txt", requests(sources.requests()));
    for (Path log : logs(sources.logs())) {
      add(files, scrubber, "logs/" + log.getFileName(), tail(log));
    }
    return new Bundle(files);
  }

  private static void add(List<Bundle.File> files, Scrubber scrubber, String name, String text) {
    files.add(new Bundle.File(name, scrubber.scrub(text)));
  }

  private static String versions(Map<String, String> versions) {
    StringBuilder text = new StringBuilder();
    versions.forEach((name, value) -> text.append(name).append(": ").append(value).append('\n'));
    return text.toString();
  }

  private static String settings(SettingsStore store) {
    StringBuilder text = new StringBuilder();
    Settings current = store.current();
    Policy policy = store.policy();
    for (Setting<?> setting : Setting.all()) {
      text.append(setting.name()).append(" = ").append(value(current, setting));
      policy.place(setting).ifPresent(place -> text.append(" (managed: ").append(place).append(')'));
      text.append('\n');
    }
    policy.problems().forEach(problem -> text.append("policy problem: ").append(problem).append('\n'));
    store.problem().ifPresent(problem -> text.append("settings problem: ").append(problem).append('\n'));
    return text.toString();
  }

  /** Names that a person gave are left out; whether there is one is enough. */
  private static <T> String value(Settings settings, Setting<T> setting) {
    boolean given = setting == Setting.PROXY_USER || setting == Setting.PROXY_ADDRESS || setting == Setting.TENANT;
    String written = setting.kind().write(settings.get(setting)).toString();
    return given && !written.equals("\"\"") ? "(given)" : written;
  }

  private static String requests(List<RequestLog.Entry> requests) {
    StringBuilder text = new StringBuilder();
    for (RequestLog.Entry entry : requests) {
      text.append(entry.at()).append(' ').append(entry.method()).append(' ').append(address(entry.url()));
      text.append(" -> ").append(entry.status() == 0 ? "no answer" : entry.status());
      text.append(" in ").append(entry.took().toMillis()).append(" ms, attempt ").append(entry.attempt());
      text.append(", client-request-id ").append(entry.clientRequestId());
      text.append(", request-id ").append(entry.requestId() == null ? "none" : entry.requestId()).append('\n');
      if (entry.failure() != null) {
        text.append("    ").append(entry.failure()).append('\n');
      }
    }
    return text.toString();
  }

  /** What was looked for may be part of a name: it is left out whatever it is. */
  private static String address(String url) {
    String plain = url;
    try {
      plain = URLDecoder.decode(url, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException notEncoded) {
      // As it is, then.
    }
    return QUOTED.matcher(plain).replaceAll("'...'");
  }

  private static List<Path> logs(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().endsWith(".log"))
          .sorted(Comparator.comparingLong(BundleMaker::changed).reversed())
          .limit(LOGS)
          .toList();
    } catch (IOException none) {
      return List.of();
    }
  }

  private static long changed(Path file) {
    try {
      return Files.getLastModifiedTime(file).toMillis();
    } catch (IOException gone) {
      return 0;
    }
  }

  /** The end of a log, from the beginning of a line. */
  private static String tail(Path log) {
    try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
      long skipped = Math.max(0, file.length() - LONGEST_LOG);
      byte[] bytes = new byte[(int) (file.length() - skipped)];
      file.seek(skipped);
      file.readFully(bytes);
      String text = new String(bytes, StandardCharsets.UTF_8);
      return skipped == 0 ? text : text.substring(text.indexOf('\n') + 1);
    } catch (IOException unreadable) {
      return "(could not be read: " + unreadable.getClass().getSimpleName() + ")\n";
    }
  }
}
