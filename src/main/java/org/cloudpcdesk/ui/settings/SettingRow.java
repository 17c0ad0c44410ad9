package org.cloudpcdesk.ui.settings;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.cloudpcdesk.settings.Setting;

/**
 * One row of the settings screen. A change that may be kept goes to the settings at once; one that may not stays in the row,
 * with what is wrong. Used on the UI thread.
 */
public sealed interface SettingRow {

  /** What a row says of itself. */
  record About(SettingsSection section, String id, String title, String help, Optional<String> managedBy) {

    /** Whether a policy lays the setting down. */
    public boolean isManaged() {
      return managedBy.isPresent();
    }
  }

  About about();

  /** Words a search finds the row by, besides its own. */
  default String more() {
    return "";
  }

  /** One of a few values. */
  record Choice<T>(About about, List<T> options, Function<T, String> names, ObjectProperty<T> value)
      implements SettingRow {

    static <T> Choice<T> of(
        About about, Setting<T> setting, List<T> options, Function<T, String> names, Edits edits) {
      ObjectProperty<T> value = new SimpleObjectProperty<>(edits.current(setting));
      value.subscribe((before, now) -> edits.change(setting, now));
      return new Choice<>(about, options, names, value);
    }

    @Override
    public String more() {
      return String.join(" ", options.stream().map(names).toList());
    }
  }

  /**
   * Something that is typed.
   *
   * @param prompt what stands in the empty field
   * @param unit what stands after it; may be empty
   * @param problem what is wrong with it, or empty
   * @param lines whether it has several
   */
  record Typed(
      About about,
      String prompt,
      String unit,
      boolean lines,
      StringProperty text,
      ReadOnlyStringProperty problem)
      implements SettingRow {

    static <T> Typed of(
        About about,
        Setting<T> setting,
        String prompt,
        String unit,
        String wrong,
        Words<T> words,
        Edits edits) {
      StringProperty text = new SimpleStringProperty(words.text(edits.current(setting)));
      ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
      text.subscribe(
          (before, now) -> {
            Optional<T> value = words.value(now).filter(setting.kind()::accepts);
            problem.set(value.isEmpty() ? wrong : "");
            value.ifPresent(good -> edits.change(setting, good));
          });
      return new Typed(about, prompt, unit, words.hasLines(), text, problem.getReadOnlyProperty());
    }
  }

  /** A sentence that cannot be changed. */
  record Statement(About about, String text) implements SettingRow {
    @Override
    public String more() {
      return text;
    }
  }

  /** Something to be done. */
  record Action(About about, String button, Runnable run) implements SettingRow {
    @Override
    public String more() {
      return button;
    }
  }

  /** Where rows read and write. */
  interface Edits {
    <T> T current(Setting<T> setting);

    <T> void change(Setting<T> setting, T value);
  }
}
