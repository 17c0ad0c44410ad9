package org.cloudpcdesk.sample;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the sample tenant's Graph answers.
 *
 * @param content empty for no body
 * @param truncated true when the connection is to break in the middle of the body
 */
record Reply(int status, Map<String, String> headers, Content content, boolean truncated) {

  static final String JSON =
      "application/json;odata.metadata=minimal;odata.streaming=true;IEEE754Compatible=false;charset=utf-8";

  static Reply json(int status, byte[] body) {
    return new Reply(status, Map.of("Content-Type", JSON), new Content(body), false);
  }

  static Reply text(byte[] body) {
    return new Reply(200, Map.of("Content-Type", "text/plain"), new Content(body), false);
  }

  static Reply noContent() {
    return new Reply(204, Map.of(), new Content(new byte[0]), false);
  }

  /** Not packed; not to be written to. */
  byte[] body() {
    return content.plain();
  }

  boolean isJson() {
    return headers.getOrDefault("Content-Type", "").startsWith("application/json");
  }

  Reply with(String header, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new Reply(status, more, content, truncated);
  }

  Reply withBody(byte[] newBody) {
    return new Reply(status, headers, new Content(newBody), truncated);
  }

  Reply cut() {
    return new Reply(status, headers, content, true);
  }
}
