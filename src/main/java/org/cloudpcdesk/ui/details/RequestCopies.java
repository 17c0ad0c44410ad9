package org.cloudpcdesk.ui.details;

import java.net.URI;
import java.util.Objects;
import org.cloudpcdesk.graph.RequestLog;
import org.cloudpcdesk.ui.common.Messages;

/** A request to Graph as text to paste elsewhere. Holds no header: a log entry has none. */
final class RequestCopies {
  private final Messages messages = Messages.of(RequestCopies.class);

  /** For Graph Explorer and the like: method and address. */
  String asRequest(RequestLog.Entry request) {
    return messages.text("copy.request", request.method(), request.url());
  }

  /**
   * For the Microsoft Graph PowerShell SDK: {@code Invoke-MgGraphRequest}. Single quotes keep PowerShell from reading
   * {@code $select} as a variable; a quote inside is doubled.
   */
  String asPowerShell(RequestLog.Entry request) {
    return messages.text("copy.powershell", request.method(), request.url().replace("'", "''"));
  }

  /** For a ticket: what was asked, when, and what the service needs to find it. */
  String asTicket(RequestLog.Entry request) {
    String none = messages.text("unknown");
    return messages.text(
        "copy.ticket",
        request.method(),
        request.url(),
        request.at().toString(),
        request.status() == 0 ? none : Integer.toString(request.status()),
        request.took().toMillis(),
        Objects.requireNonNullElse(request.requestId(), none),
        request.clientRequestId(),
        Objects.requireNonNullElse(request.failure(), none));
  }

  /** An address without scheme and host. */
  static String pathAndQuery(String url) {
    try {
      URI address = URI.create(url);
      String query = address.getRawQuery();
      String path = Objects.requireNonNullElse(address.getRawPath(), url);
      return query == null ? path : path + "?" + query;
    } catch (IllegalArgumentException notAnAddress) {
      return url;
    }
  }
}
