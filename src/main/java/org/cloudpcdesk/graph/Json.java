package org.cloudpcdesk.graph;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Small helpers on gson for bodies that may hold anything. */
final class Json {
  private static final TypeAdapter<JsonElement> ELEMENTS = new Gson().getAdapter(JsonElement.class);

  private Json() {}

  /** Reads part of a document. */
  @FunctionalInterface
  interface Part<T> {
    T read(JsonReader in) throws IOException;
  }

  /**
   * Reads one document to its end.
   *
   * @throws BadBodyException when it is JSON of another shape
   * @throws com.google.gson.stream.MalformedJsonException when it is no JSON
   */
  static <T> T document(InputStream body, Part<T> part) throws IOException {
    JsonReader in = new JsonReader(new InputStreamReader(body, StandardCharsets.UTF_8));
    try {
      T value = part.read(in);
      if (in.peek() != JsonToken.END_DOCUMENT) {
        throw new BadBodyException("something follows after its end");
      }
      return value;
    } catch (IllegalStateException | NumberFormatException otherShape) {
      // gson's way to say that an object stands where an array should, and the like.
      throw new BadBodyException("it has another shape", otherShape);
    } catch (JsonParseException otherShape) {
      if (otherShape.getCause() instanceof IOException cause) {
        throw cause;
      }
      throw new BadBodyException("it has another shape", otherShape);
    }
  }

  /** Reads whatever comes next, numbers with their digits as they came. */
  static JsonElement element(JsonReader in) throws IOException {
    return ELEMENTS.read(in);
  }

  /** Copies whatever comes next, numbers and nulls as they came. */
  static void copy(JsonReader in, JsonWriter out) throws IOException {
    switch (in.peek()) {
      case BEGIN_OBJECT -> {
        in.beginObject();
        out.beginObject();
        while (in.hasNext()) {
          out.name(in.nextName());
          copy(in, out);
        }
        in.endObject();
        out.endObject();
      }
      case BEGIN_ARRAY -> {
        in.beginArray();
        out.beginArray();
        while (in.hasNext()) {
          copy(in, out);
        }
        in.endArray();
        out.endArray();
      }
      case STRING -> out.value(in.nextString());
      case NUMBER -> out.jsonValue(in.nextString());
      case BOOLEAN -> out.value(in.nextBoolean());
      case NULL -> {
        in.nextNull();
        out.nullValue();
      }
      default -> throw new BadBodyException("it has another shape");
    }
  }

  static JsonWriter writer(Writer out) {
    JsonWriter writer = new JsonWriter(out);
    writer.setSerializeNulls(true);
    return writer;
  }

  /** A member that is text; null for every other type and when it is missing. */
  static @Nullable String text(JsonObject object, String member) {
    JsonElement element = object.get(member);
    return element != null && element.isJsonPrimitive() && element.getAsJsonPrimitive().isString()
        ? element.getAsString()
        : null;
  }

  /** A member that is a whole number; 0 for everything else. */
  static int number(JsonObject object, String member) {
    JsonElement element = object.get(member);
    if (element == null || !element.isJsonPrimitive() || !element.getAsJsonPrimitive().isNumber()) {
      return 0;
    }
    return (int) Math.clamp(element.getAsDouble(), 0, Integer.MAX_VALUE);
  }

  /** A member that is true or false; null for everything else. */
  static @Nullable Boolean flag(JsonObject object, String member) {
    JsonElement element = object.get(member);
    if (element == null || !element.isJsonPrimitive() || !element.getAsJsonPrimitive().isBoolean()) {
      return null;
    }
    return element.getAsBoolean();
  }

  /** The objects of a member that is an array; other elements are passed over. */
  static List<JsonObject> objects(JsonObject object, String member) {
    if (object.get(member) instanceof JsonArray array) {
      return array.asList().stream().filter(JsonObject.class::isInstance).map(JsonObject.class::cast).toList();
    }
    return List.of();
  }
}
