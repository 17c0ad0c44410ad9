package org.cloudpcdesk.platform;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.MalformedJsonException;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** A policy in a JSON file. It is read strictly: what is nearly JSON is refused, so that no typing mistake passes. */
public record PolicyFile(Path file) implements PolicySource {
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  @Override
  public String place() {
    return file.toString();
  }

  @Override
  public Optional<JsonObject> read() throws IOException {
    String text;
    try {
      text = Files.readString(file, StandardCharsets.UTF_8);
    } catch (NoSuchFileException none) {
      return Optional.empty();
    }
    // Windows' editors and PowerShell 5 begin UTF-8 files with it.
    JsonReader reader = new JsonReader(new StringReader(text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text));
    reader.setStrictness(Strictness.STRICT);
    try {
      JsonElement element = JsonParser.parseReader(reader);
      if (!element.isJsonObject() || reader.peek() != JsonToken.END_DOCUMENT) {
        throw new IOException(file + " is not one JSON object");
      }
      return Optional.of(element.getAsJsonObject());
    } catch (JsonParseException | MalformedJsonException notJson) {
      throw new IOException(file + " is not JSON", notJson);
    }
  }
}
