package org.cloudpcdesk.sample;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Checks bodies against one version's JSON Schema bundle, and finds members that the bundle does not declare. */
final class GraphSchemas {
  private final JsonObject bundle;
  private final JsonObject definitions;
  private final SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
  private final Map<String, Schema> schemas = new HashMap<>();

  GraphSchemas(Path file) throws IOException {
    bundle = JsonParser.parseString(Files.readString(file)).getAsJsonObject();
    // Each definition becomes a document of its own; they must not share an id.
    bundle.remove("$id");
    definitions = bundle.getAsJsonObject("$defs");
  }

  /** What is wrong with a body of a type; empty when nothing is. */
  List<String> problems(String definition, String body) {
    List<String> problems = new ArrayList<>();
    schema(definition)
        .validate(
            body, InputFormat.JSON, context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
        .forEach(error -> problems.add(error.getInstanceLocation() + ": " + error.getMessage()));
    undeclared(JsonParser.parseString(body), List.of(definitions.getAsJsonObject(definition)), "", problems);
    return problems;
  }

  private Schema schema(String definition) {
    return schemas.computeIfAbsent(
        definition,
        name -> {
          JsonObject document = bundle.deepCopy();
          document.addProperty("$ref", "#/$defs/" + name);
          return registry.getSchema(document.toString());
        });
  }

  private void undeclared(JsonElement value, List<JsonObject> schemas, String path, List<String> problems) {
    List<JsonObject> flat = new ArrayList<>();
    schemas.forEach(schema -> flatten(schema, flat));
    if (value instanceof JsonArray items) {
      List<JsonObject> ofItems =
          flat.stream().filter(s -> s.has("items")).map(s -> s.getAsJsonObject("items")).toList();
      for (JsonElement item : items) {
        undeclared(item, ofItems, path + "[]", problems);
      }
    } else if (value instanceof JsonObject object) {
      for (Map.Entry<String, JsonElement> member : object.entrySet()) {
        List<JsonObject> declared =
            flat.stream()
                .filter(s -> s.has("properties") && s.getAsJsonObject("properties").has(member.getKey()))
                .map(s -> s.getAsJsonObject("properties").getAsJsonObject(member.getKey()))
                .toList();
        String place = path + "." + member.getKey();
        if (!declared.isEmpty()) {
          undeclared(member.getValue(), declared, place, problems);
        } else if (!member.getKey().startsWith("@odata.")) {
          problems.add(place + " is not declared");
        }
      }
    }
  }

  private void flatten(JsonObject schema, List<JsonObject> into) {
    into.add(schema);
    if (schema.has("$ref")) {
      String reference = schema.get("$ref").getAsString();
      flatten(definitions.getAsJsonObject(reference.substring("#/$defs/".length())), into);
    }
    for (String keyword : List.of("allOf", "anyOf")) {
      if (schema.has(keyword)) {
        schema.getAsJsonArray(keyword).forEach(part -> flatten(part.getAsJsonObject(), into));
      }
    }
  }
}
