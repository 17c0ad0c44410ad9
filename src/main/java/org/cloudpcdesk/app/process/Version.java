package org.cloudpcdesk.app.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The program's version, as the build wrote it. */
public final class Version {

  private Version() {}

  /** Such as {@code 0.1.0-SNAPSHOT}. */
  public static String current() {
    return property("version");
  }

  /** The public key of version files, in base64; empty when the build has none. */
  public static String updateKey() {
    return property("update.key");
  }

  private static String property(String name) {
    try (InputStream file = Version.class.getResourceAsStream("version.properties")) {
      Properties properties = new Properties();
      properties.load(java.util.Objects.requireNonNull(file, "version.properties"));
      return properties.getProperty(name, "");
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
