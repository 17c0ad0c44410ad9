package org.cloudpcdesk.sample;

import java.util.Map;

/** A refusal in Graph's error shape. */
final class GraphError extends Exception {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String code;
  private final String text;
  private final transient Map<String, String> headers;

  GraphError(int status, String code, String message) {
    this(status, code, message, Map.of());
  }

  GraphError(int status, String code, String message, Map<String, String> headers) {
    super(message, null, false, false);
    this.status = status;
    this.code = code;
    this.text = message;
    this.headers = headers;
  }

  static GraphError badRequest(String message) {
    return new GraphError(400, "BadRequest", message);
  }

  static GraphError notFound() {
    return new GraphError(404, "NotFound", "The requested resource was not found.");
  }

  int status() {
    return status;
  }

  String code() {
    return code;
  }

  String text() {
    return text;
  }

  Map<String, String> headers() {
    return headers;
  }
}
