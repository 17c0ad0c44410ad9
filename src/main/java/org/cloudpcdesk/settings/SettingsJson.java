package org.cloudpcdesk.settings;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * How {@link Settings} look in their file. Members this version does not know are kept as they are, so that going back
 * a version and forth again loses nothing.
 */
final class SettingsJson {
  private static final Gson GSON = new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

  private SettingsJson() {}

  /** @throws JsonParseException when the text is no JSON object */
  static JsonObject parse(String text) {
    JsonElement element = JsonParser.parseString(text);
    if (!element.isJsonObject()) {
      throw new JsonParseException("not an object");
    }
    return element.getAsJsonObject();
  }

  /** @throws JsonParseException when a member is of another kind than expected */
  static Settings read(JsonObject document) {
    return new Settings(theme(text(document, "theme")), text(document, "clientId"), text(document, "tenant"));
  }

  /** The document with these settings in it. */
  static JsonObject write(JsonObject document, Settings settings, String version) {
    JsonObject next = document.deepCopy();
    next.addProperty("writtenBy", version);
    // A theme that only a newer version knows stays, until another is chosen here.
    if (!next.has("theme") || theme(text(next, "theme")) != settings.theme()) {
      next.addProperty("theme", settings.theme().name());
    }
    put(next, "clientId", settings.clientId());
    put(next, "tenant", settings.tenant());
    return next;
  }

  static String print(JsonObject document) {
    return GSON.toJson(document) + "\n";
  }

  private static void put(JsonObject document, String name, @Nullable String value) {
    if (value == null) {
      document.remove(name);
    } else {
      document.addProperty(name, value);
    }
  }

  private static ThemeChoice theme(@Nullable String name) {
    return Arrays.stream(ThemeChoice.values())
        .filter(choice -> choice.name().equals(name))
        .findFirst()
        .orElse(ThemeChoice.SYSTEM);
  }

  private static @Nullable String text(JsonObject document, String name) {
    JsonElement value = document.get(name);
    if (value == null || value.isJsonNull()) {
      return null;
    }
    if (!value.isJsonPrimitive() || !value.getAsJsonPrimitive().isString()) {
      throw new JsonParseException(name + " is not a text");
    }
    return value.getAsString();
  }
}
