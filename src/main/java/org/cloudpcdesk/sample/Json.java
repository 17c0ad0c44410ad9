package org.cloudpcdesk.sample;

import com.google.gson.stream.JsonWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes JSON from maps, lists, texts, numbers, booleans, instants and null. */
final class Json {
  private static final DateTimeFormatter ERROR_DATE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss").withZone(ZoneOffset.UTC);

  /** Something that writes itself. */
  @FunctionalInterface
  interface Content {
    void write(JsonWriter out) throws IOException;
  }

  private Json() {}

  /** An object whose members keep their order, unlike {@code Map.of}, whose order changes from run to run. */
  static Map<String, @Nullable Object> object(@Nullable Object... namesAndValues) {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      members.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
    }
    return members;
  }

  static byte[] bytes(Content content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(16_384);
    try (JsonWriter out = new JsonWriter(new OutputStreamWriter(bytes, StandardCharsets.UTF_8))) {
      out.setSerializeNulls(true);
      out.setHtmlSafe(false);
      content.write(out);
    } catch (IOException e) {
      throw new UncheckedIOException("Writing to memory cannot fail", e);
    }
    return bytes.toByteArray();
  }

  static void write(JsonWriter out, @Nullable Object value) throws IOException {
    switch (value) {
      case null -> out.nullValue();
      case Map<?, ?> members -> {
        out.beginObject();
        for (Map.Entry<?, ?> member : members.entrySet()) {
          out.name(String.valueOf(member.getKey()));
          write(out, member.getValue());
        }
        out.endObject();
      }
      case List<?> items -> {
        out.beginArray();
        for (Object item : items) {
          write(out, item);
        }
        out.endArray();
      }
      case Boolean truth -> out.value(truth);
      case Number number -> out.value(number);
      case Instant instant -> out.value(instant.truncatedTo(ChronoUnit.SECONDS).toString());
      default -> out.value(value.toString());
    }
  }

  /** The reply that says a refusal. */
  static Reply error(GraphError error, Call call, Instant now) {
    Map<String, @Nullable Object> inner =
        object(
            "date", ERROR_DATE.format(now), "request-id", call.requestId(), "client-request-id",
                call.clientRequestId());
    byte[] body =
        bytes(
            out -> {
              out.beginObject().name("error").beginObject();
              out.name("code").value(error.code()).name("message").value(error.text()).name("innerError");
              write(out, inner);
              out.endObject().endObject();
            });
    Reply reply = Reply.json(error.status(), body);
    for (Map.Entry<String, String> header : error.headers().entrySet()) {
      reply = reply.with(header.getKey(), header.getValue());
    }
    return reply;
  }
}
