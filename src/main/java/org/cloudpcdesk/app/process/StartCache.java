package org.cloudpcdesk.app.process;

import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What became of the AOT cache (JEP 514) that the installed program brings. The JVM itself says nothing when the cache does
 * not fit, because that would stand in the output of {@code find}; the log does.
 */
public final class StartCache {

  /** Names the cache's file; set by the installed program's launchers only. */
  static final String PROPERTY = "desk.start.cache";

  private StartCache() {}

  /**
   * One sentence about a cache that the JVM could not use, or nothing when it is used or there is none.
   *
   * @param properties the system's properties
   */
  public static Optional<String> complaint(Function<String, @Nullable String> properties) {
    String file = properties.apply(PROPERTY);
    String machine = properties.apply("java.vm.info");
    // HotSpot adds "sharing" only while it uses an archive of classes, and without our cache it has none.
    if (file == null || (machine != null && machine.contains("sharing"))) {
      return Optional.empty();
    }
    return Optional.of(
        "The start cache %s does not fit the installed files, so this start was slower; nothing else changes. Installing the program anew mends it."
            .formatted(file));
  }
}
