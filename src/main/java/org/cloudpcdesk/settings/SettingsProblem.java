package org.cloudpcdesk.settings;

import java.nio.file.Path;
import java.util.List;

/** What the administrator should know about the settings file. */
public sealed interface SettingsProblem {

  /** The file of the settings. */
  Path file();

  /**
   * The file could not be read: the settings begin anew, and the old file was kept.
   *
   * @param kept where it is now
   */
  record Unreadable(Path file, Path kept) implements SettingsProblem {}

  /** The file could neither be read nor be put aside. It is left alone: changes last until the program ends. */
  record LeftAlone(Path file) implements SettingsProblem {}

  /**
   * Some values cannot be used: of another type, or out of range. The standard holds for them, and the file keeps them
   * until another is chosen.
   *
   * @param names of the settings, as they are written in the file
   */
  record ValuesIgnored(Path file, List<String> names) implements SettingsProblem {}

  /** The last change could not be saved; it is tried again with the next change and at the end. */
  record NotSaved(Path file) implements SettingsProblem {}
}
