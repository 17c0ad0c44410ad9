package org.cloudpcdesk.platform;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/** The policy that group policy and Intune write into Windows' registry. */
public final class RegistryPolicy implements PolicySource {
  /** Below HKEY_LOCAL_MACHINE; only administrators of the computer can write there. */
  public static final String KEY = "Software\\Policies\\Cloud PC Desk";

  /** The machine-wide part of the registry. Thread-safe. */
  @FunctionalInterface
  public interface Registry {

    /**
     * The values of a key below HKEY_LOCAL_MACHINE: Integer, Long, String, String[] or byte[] by name.
     *
     * @return nothing when there is no such key
     * @throws IOException when it cannot be read
     */
    Optional<Map<String, Object>> values(String key) throws IOException;
  }

  private final Registry registry;

  public RegistryPolicy(Registry registry) {
    this.registry = registry;
  }

  @Override
  public String place() {
    return "HKLM\\" + KEY;
  }

  @Override
  public Optional<JsonObject> read() throws IOException {
    return registry.values(KEY).map(RegistryPolicy::json);
  }

  private static JsonObject json(Map<String, Object> values) {
    JsonObject document = new JsonObject();
    values.forEach(
        (name, value) -> {
          // The key's own default value is no setting.
          if (!name.isEmpty()) {
            document.add(name, json(value));
          }
        });
    return document;
  }

  private static JsonElement json(Object value) {
    return switch (value) {
      case Integer number -> new JsonPrimitive(number);
      case Long number -> new JsonPrimitive(number);
      case String text -> new JsonPrimitive(text);
      case String[] lines -> lines(lines);
      // Of a type that no setting has: judged like any other wrong value.
      default -> JsonNull.INSTANCE;
    };
  }

  private static JsonArray lines(String[] lines) {
    JsonArray array = new JsonArray();
    for (String line : lines) {
      if (!line.isBlank()) {
        array.add(line);
      }
    }
    return array;
  }
}
