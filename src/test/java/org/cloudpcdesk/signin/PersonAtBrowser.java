package org.cloudpcdesk.signin;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cloudpcdesk.platform.Browser;

/** A browser with somebody before it, who presses one button of the sample tenant's page. */
final class PersonAtBrowser implements Browser {
  private static final Pattern FORM = Pattern.compile("<form[^>]* action=\"([^\"]*)\">");
  private static final Pattern FIELD = Pattern.compile("<input type=\"hidden\" name=\"([^\"]*)\" value=\"([^\"]*)\">");

  /** Pages that were opened, in order. */
  final List<URI> opened = new CopyOnWriteArrayList<>();

  /** The HTML of the pages that were seen, in order. */
  final List<String> seen = new CopyOnWriteArrayList<>();

  private final HttpClient http = HttpClient.newHttpClient();
  private volatile String button;

  private PersonAtBrowser(String button) {
    this.button = button;
  }

  static PersonAtBrowser choosing(String account) {
    return new PersonAtBrowser("account=" + URLEncoder.encode(account, StandardCharsets.UTF_8));
  }

  static PersonAtBrowser refusing() {
    return new PersonAtBrowser("refuse=1");
  }

  /** From now on another account is chosen. */
  void chooses(String account) {
    button = "account=" + URLEncoder.encode(account, StandardCharsets.UTF_8);
  }

  void refuses() {
    button = "refuse=1";
  }

  @Override
  public void open(URI page) throws IOException {
    opened.add(page);
    String html = send(HttpRequest.newBuilder(page).GET());
    if (!html.contains("id=\"answer\"")) {
      html = submit(page, html, button);
    }
    submit(page, html, "");
  }

  /** Opens the page that a program names and types the code it shows. */
  void type(DeviceCode code) throws IOException {
    String html = send(HttpRequest.newBuilder(code.page()).GET());
    submit(code.page(), html, "code=" + code.userCode() + "&" + button);
  }

  private String submit(URI page, String html, String pressed) throws IOException {
    seen.add(html);
    Matcher form = FORM.matcher(html);
    if (!form.find()) {
      throw new IOException("no form on the page");
    }
    List<String> values = new ArrayList<>();
    FIELD
        .matcher(html)
        .results()
        .forEach(
            field -> values.add(field.group(1) + "="
                + URLEncoder.encode(unescape(field.group(2)), StandardCharsets.UTF_8)));
    values.add(pressed);
    return send(
        HttpRequest.newBuilder(page.resolve(unescape(form.group(1))))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(String.join("&", values))));
  }

  private String send(HttpRequest.Builder request) throws IOException {
    try {
      return http.send(request.build(), HttpResponse.BodyHandlers.ofString()).body();
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
      throw new IOException(ended);
    }
  }

  private static String unescape(String text) {
    return text.replace("&#39;", "'").replace("&quot;", "\"").replace("&amp;", "&");
  }
}
