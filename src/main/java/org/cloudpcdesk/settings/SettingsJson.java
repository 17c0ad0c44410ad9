package org.cloudpcdesk.settings;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cloudpcdesk.settings.Setting.By;

/**
 * How {@link Settings} look in their file. Members this version does not know are kept as they are, and so are values it
 * cannot use until another is chosen, so that going back a version and forth again loses nothing.
 */
final class SettingsJson {
  private static final Gson GSON = new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

  /**
   * What a document says.
   *
   * @param ignored names of settings whose value cannot be used; their standard holds
   */
  record Read(Settings settings, List<String> ignored) {}

  private SettingsJson() {}

  /** @throws JsonParseException when the text is no JSON object */
  static JsonObject parse(String text) {
    JsonElement element = JsonParser.parseString(text);
    if (!element.isJsonObject()) {
      throw new JsonParseException("not an object");
    }
    return element.getAsJsonObject();
  }

  static Read read(JsonObject document) {
    Settings settings = Settings.DEFAULTS;
    List<String> ignored = new ArrayList<>();
    for (Setting<?> setting : Setting.all()) {
      JsonElement element = document.get(setting.name());
      // What a policy alone may set has no say in this file.
      if (element != null && !element.isJsonNull() && setting.by() != By.POLICY) {
        Optional<Settings> taken = take(settings, setting, element);
        if (taken.isEmpty()) {
          ignored.add(setting.name());
        }
        settings = taken.orElse(settings);
      }
    }
    return new Read(settings, List.copyOf(ignored));
  }

  /** The settings with the value in them, or nothing when the setting cannot have it. */
  static <T> Optional<Settings> take(Settings settings, Setting<T> setting, JsonElement element) {
    return setting.kind().read(element).map(value -> settings.with(setting, value));
  }

  /** The document with these settings in it, as far as they differ from what it says already. */
  static JsonObject write(JsonObject document, Settings settings, String version) {
    JsonObject next = document.deepCopy();
    next.addProperty("writtenBy", version);
    Settings before = read(document).settings();
    for (Setting<?> setting : Setting.all()) {
      if (!before.get(setting).equals(settings.get(setting))) {
        put(next, settings, setting);
      }
    }
    return next;
  }

  private static <T> void put(JsonObject document, Settings settings, Setting<T> setting) {
    T value = settings.get(setting);
    if (value.equals(setting.standard())) {
      document.remove(setting.name());
    } else {
      document.add(setting.name(), setting.kind().write(value));
    }
  }

  static String print(JsonObject document) {
    return GSON.toJson(document) + "\n";
  }
}
