package org.cloudpcdesk.sample;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.Set;

/** The web pages of the sample tenant's sign-in. Everything that comes from a request is escaped. */
final class IdentityPages {
  private static final String FRAME = resource("identity.html");

  private IdentityPages() {}

  static ResourceBundle messages() {
    return ResourceBundle.getBundle("org.cloudpcdesk.sample.identity", IdentityPages.class.getModule());
  }

  /**
   * Asks who signs in. Choosing an account also accepts what is asked for, so that one click is enough.
   *
   * @param action where the answer is posted to
   * @param id the request that is answered
   * @param asked permissions that at least one of the accounts has not consented to yet
   */
  static String choose(String action, String id, List<SampleIdentity.User> users, Set<String> asked) {
    StringBuilder body = new StringBuilder();
    body.append("<h1>").append(text("choose.title")).append("</h1>");
    if (!asked.isEmpty()) {
      body.append("<h2>").append(text("choose.asks")).append("</h2><ul class=\"permissions\">");
      for (String scope : asked) {
        body.append("<li><strong>").append(text("scope." + scope)).append("</strong><br><code>");
        body.append(escape(scope)).append("</code></li>");
      }
      body.append("</ul>");
    }
    body.append("<form method=\"post\" action=\"").append(escape(action)).append("\">");
    body.append(hidden("request", id));
    body.append("<h2>").append(text(asked.isEmpty() ? "choose.account" : "choose.accept")).append("</h2>");
    body.append(accounts(users, "choose.refuse")).append("</form>");
    return page("choose.title", body.toString());
  }

  /**
   * Asks for the code that a program shows, and who signs in with it.
   *
   * @param wrong whether a code was typed that is none
   */
  static String device(String action, List<SampleIdentity.User> users, boolean wrong) {
    StringBuilder body = new StringBuilder();
    body.append("<h1>").append(text("device.title")).append("</h1>");
    if (wrong) {
      body.append("<p role=\"alert\">").append(text("device.wrong")).append("</p>");
    }
    body.append("<form method=\"post\" action=\"").append(escape(action)).append("\"><label>");
    body.append(text("device.code")).append(" <input name=\"code\" autocomplete=\"off\" required></label><h2>");
    body.append(text("device.accept")).append("</h2>").append(accounts(users, "device.refuse")).append("</form>");
    return page("device.title", body.toString());
  }

  static String deviceDone(boolean approved) {
    return page("device.title", "<h1>" + text(approved ? "device.done" : "device.refused") + "</h1>");
  }

  private static String accounts(List<SampleIdentity.User> users, String refuse) {
    StringBuilder body = new StringBuilder();
    for (SampleIdentity.User user : users) {
      body.append("<button class=\"account\" name=\"account\" value=\"").append(escape(user.userPrincipalName()));
      body.append("\"><strong>").append(escape(user.displayName())).append("</strong><span>");
      body.append(escape(user.userPrincipalName())).append("</span></button>");
    }
    body.append("<button class=\"refuse\" name=\"refuse\" value=\"1\">").append(text(refuse)).append("</button>");
    return body.toString();
  }

  /** Carries an answer back to the program: a form that sends itself, with a button for browsers without scripts. */
  static String answer(String redirectUri, Map<String, String> values) {
    StringBuilder body = new StringBuilder();
    body.append("<h1>").append(text("answer.title")).append("</h1>");
    body.append("<form id=\"answer\" method=\"post\" action=\"").append(escape(redirectUri)).append("\">");
    values.forEach((name, value) -> body.append(hidden(name, value)));
    body.append("<noscript><button class=\"account\">").append(text("answer.continue")).append("</button></noscript>");
    body.append("</form><script>document.getElementById('answer').submit()</script>");
    return page("answer.title", body.toString());
  }

  static String error(String description) {
    return page(
        "error.title",
        "<h1>" + text("error.title") + "</h1><p>" + text("error.text") + "</p><p><code>" + escape(description)
            + "</code></p>");
  }

  static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  private static String page(String title, String body) {
    return FRAME
        .replace("{{title}}", text(title))
        .replace("{{banner}}", text("banner"))
        .replace("{{why}}", text("banner.why"))
        .replace("{{body}}", body);
  }

  private static String hidden(String name, String value) {
    return "<input type=\"hidden\" name=\"" + escape(name) + "\" value=\"" + escape(value) + "\">";
  }

  private static String text(String key) {
    return escape(messages().getString(key));
  }

  private static String resource(String name) {
    try (InputStream file = IdentityPages.class.getResourceAsStream(name)) {
      if (file == null) {
        throw new IllegalStateException(name + " is missing");
      }
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
