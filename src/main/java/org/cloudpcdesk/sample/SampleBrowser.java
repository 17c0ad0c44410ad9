package org.cloudpcdesk.sample;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Stands in for a person's browser when the sample tenant signs in without a click: fetches the authorize page and
 * sends the form on it to the program's loopback address, as the script on the page would.
 */
public final class SampleBrowser {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Pattern ANSWER = Pattern.compile("<form id=\"answer\" method=\"post\" action=\"([^\"]*)\">");
  private static final Pattern FIELD = Pattern.compile("<input type=\"hidden\" name=\"([^\"]*)\" value=\"([^\"]*)\">");

  private final HttpClient http =
      HttpClient.newBuilder().proxy(HttpClient.Builder.NO_PROXY).connectTimeout(PATIENCE).build();

  /**
   * Follows an authorize page to its end. Blocks until the program has its answer.
   *
   * @throws IOException when the page cannot be had, waits for a person, or the program no longer listens
   */
  public void open(URI page) throws IOException {
    HttpResponse<String> shown = send(HttpRequest.newBuilder(page).GET());
    Matcher form = ANSWER.matcher(shown.body());
    if (!form.find()) {
      throw new IOException("the sample tenant's sign-in page waits for a person (HTTP " + shown.statusCode() + ")");
    }
    Map<String, String> values = new LinkedHashMap<>();
    FIELD.matcher(shown.body()).results()
        .forEach(field -> values.put(unescape(field.group(1)), unescape(field.group(2))));
    send(
        HttpRequest.newBuilder(URI.create(unescape(form.group(1))))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(FormData.write(values))));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws IOException {
    try {
      return http.send(request.timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofString());
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", ended);
    }
  }

  private static String unescape(String text) {
    return text.replace("&#39;", "'").replace("&quot;", "\"").replace("&gt;", ">").replace("&lt;", "<")
        .replace("&amp;", "&");
  }
}
