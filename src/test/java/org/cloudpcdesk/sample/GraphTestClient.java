package org.cloudpcdesk.sample;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Asks a sample tenant over real HTTP, as a plain client does. */
final class GraphTestClient implements AutoCloseable {
  static final String CLOUD_PCS = "/deviceManagement/virtualEndpoint/cloudPCs";

  private final HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
  private final SampleTenant tenant;

  GraphTestClient(SampleTenant tenant) {
    this.tenant = tenant;
  }

  /** GET with a good token and the Prefer header, unless the extra headers say otherwise. */
  HttpResponse<String> get(String pathAndQuery, String... headers) throws IOException, InterruptedException {
    return send(request(pathAndQuery, headers).GET());
  }

  HttpResponse<String> post(String path, String body, String... headers) throws IOException, InterruptedException {
    return send(request(path, headers).POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  HttpResponse<byte[]> bytes(String path, String... headers) throws IOException, InterruptedException {
    return http.send(request(path, headers).GET().build(), HttpResponse.BodyHandlers.ofByteArray());
  }

  /** A request; of two headers of the same name the last counts. */
  HttpRequest.Builder request(String pathAndQuery, String... headers) {
    URI uri =
        pathAndQuery.startsWith("http") ? URI.create(pathAndQuery) : URI.create(tenant.graphRoot() + pathAndQuery);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri)
            .timeout(Duration.ofSeconds(30))
            .setHeader("Authorization", "Bearer " + tenant.accessToken())
            .setHeader("User-Agent", "test")
            .setHeader("Prefer", "include-unknown-enum-members");
    for (int i = 0; i < headers.length; i += 2) {
      request.setHeader(headers[i], headers[i + 1]);
    }
    return request;
  }

  JsonObject object(String pathAndQuery, String... headers) throws IOException, InterruptedException {
    return json(get(pathAndQuery, headers));
  }

  /** The rows of all pages. */
  List<JsonObject> all(String pathAndQuery, String... headers) throws IOException, InterruptedException {
    List<JsonObject> rows = new ArrayList<>();
    for (JsonObject page : pages(pathAndQuery, headers)) {
      rows.addAll(rows(page));
    }
    return rows;
  }

  List<JsonObject> pages(String pathAndQuery, String... headers) throws IOException, InterruptedException {
    List<JsonObject> pages = new ArrayList<>();
    String next = pathAndQuery;
    while (next != null) {
      JsonObject page = object(next, headers);
      pages.add(page);
      JsonElement link = page.get("@odata.nextLink");
      next = link == null ? null : link.getAsString();
    }
    return pages;
  }

  static JsonObject json(HttpResponse<String> response) {
    return JsonParser.parseString(response.body()).getAsJsonObject();
  }

  static List<JsonObject> rows(JsonObject page) {
    JsonArray value = page.getAsJsonArray("value");
    return value.asList().stream().map(JsonElement::getAsJsonObject).toList();
  }

  static List<String> texts(List<JsonObject> rows, String member) {
    return rows.stream().map(row -> row.get(member).getAsString()).toList();
  }

  static String errorCode(HttpResponse<String> response) {
    return json(response).getAsJsonObject("error").get("code").getAsString();
  }

  static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    http.close();
  }
}
