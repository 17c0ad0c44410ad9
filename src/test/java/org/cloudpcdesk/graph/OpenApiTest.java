package org.cloudpcdesk.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cloudpcdesk.graph.ScriptedGraph.json;
import static org.cloudpcdesk.graph.ScriptedGraph.noContent;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every request the client makes exists, with its query options, in the OpenAPI description of its version. */
class OpenApiTest extends GraphTest {
  private Path reference;

  @BeforeEach
  void findReference() {
    String folder = System.getProperty("graph.reference", "");
    assumeTrue(!folder.isEmpty(), "skipped: the property graph.reference names no folder of Graph's OpenAPI files");
    reference = Path.of(folder);
  }

  @Test
  void everyRequestIsInTheOpenApiOfItsVersion() throws IOException {
    askForEverything();
    List<RequestLog.Entry> made = graph.requests().recent();
    assertThat(made).hasSize(11).allMatch(entry -> entry.failure() == null);
    Map<String, JsonObject> paths = Map.of("v1.0", paths("v1.0"), "beta", paths("beta"));

    for (RequestLog.Entry entry : made) {
      URI uri = URI.create(entry.url());
      String version = uri.getRawPath().split("/")[1];
      String path = uri.getRawPath().substring(version.length() + 1);
      JsonObject operation = operation(paths.get(version), path, entry.method());

      assertThat(operation).as("%s %s", entry.method(), uri).isNotNull();
      assertThat(options(operation)).as("%s", uri).containsAll(asked(uri));
    }
  }

  @Test
  void everyPropertyThatIsNamedExists() throws IOException {
    askForEverything();
    JsonObject schemas =
        body("openapi-virtual-endpoint-beta.json").getAsJsonObject("components").getAsJsonObject("schemas");
    Set<String> known = properties(schemas.getAsJsonObject("cloudPC"));
    known.add("id");

    List<String> selects =
        server.requests().stream()
            .map(ScriptedGraph.Request::target)
            .filter(target -> target.startsWith("/beta/") && target.contains("$select="))
            .map(target -> target.replaceAll(".*\\$select=([^&]*).*", "$1"))
            .toList();

    assertThat(selects).hasSize(3);
    assertThat(selects).allSatisfy(select -> assertThat(known).contains(select.split(",")));
  }

  private void askForEverything() throws IOException {
    server.play(json("{\"value\":[]}"));
    graph.cloudPcs().list("status eq 'inGracePeriod'", page -> {});
    graph.cloudPcs().countByStatus();
    graph.cloudPcs().remoteActionResults(ID);
    graph.cloudPcs().auditEvents(ID);
    graph.directory().licenses("adele@contoso.com");
    graph.directory().licenses("$adele@contoso.com");
    graph.directory().subscribedSkus();
    server.play(json("{\"id\":\"" + ID + "\"}"));
    graph.cloudPcs().get(ID);
    graph.cloudPcs().raw(ID);
    graph.directory().person("adele@contoso.com");
    server.play(noContent());
    graph.actions().endGracePeriod(ID);
  }

  private static JsonObject operation(JsonObject paths, String path, String method) {
    for (Map.Entry<String, JsonElement> entry : paths.entrySet()) {
      // Parentheses of functions without parameters may be left out (section "Request rules" of the docs).
      String template = entry.getKey().replaceAll("\\(\\)$", "");
      if (path.replaceAll("users\\('.*?'\\)", "users/x").matches(pattern(template))) {
        return entry.getValue().getAsJsonObject().getAsJsonObject(method.toLowerCase(Locale.ROOT));
      }
    }
    return null;
  }

  private static String pattern(String template) {
    return Arrays.stream(template.split("/"))
        .map(segment -> segment.startsWith("{") ? "[^/]+" : Pattern.quote(segment))
        .collect(Collectors.joining("/"));
  }

  private static List<String> asked(URI uri) {
    return uri.getRawQuery() == null
        ? List.of()
        : Arrays.stream(uri.getRawQuery().split("&")).map(option -> option.split("=")[0]).toList();
  }

  private static Set<String> options(JsonObject operation) {
    JsonArray parameters =
        operation.has("parameters") ? operation.getAsJsonArray("parameters") : new JsonArray();
    return parameters.asList().stream()
        .map(parameter -> parameter.getAsJsonObject().get("name"))
        .filter(name -> name != null)
        .map(JsonElement::getAsString)
        .collect(Collectors.toSet());
  }

  private static Set<String> properties(JsonObject schema) {
    return schema.getAsJsonArray("allOf").asList().stream()
        .map(JsonElement::getAsJsonObject)
        .filter(part -> part.has("properties"))
        .flatMap(part -> part.getAsJsonObject("properties").keySet().stream())
        .collect(Collectors.toSet());
  }

  private JsonObject paths(String version) throws IOException {
    return body("openapi-virtual-endpoint-" + version + ".json").getAsJsonObject("paths");
  }

  private JsonObject body(String file) throws IOException {
    return JsonParser.parseString(Files.readString(reference.resolve(file))).getAsJsonObject();
  }
}
