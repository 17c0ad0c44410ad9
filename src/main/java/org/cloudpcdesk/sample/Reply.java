package org.cloudpcdesk.sample;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the sample tenant's Graph answers.
 *
 * @param body empty for no body
 * @param truncated true when the connection is to break in the middle of the body
 */
@SuppressWarnings("ArrayRecordComponent") // Replies are never compared.
record Reply(int status, Map<String, String> headers, byte[] body, boolean truncated) {

  static final String JSON =
      "application/json;odata.metadata=minimal;odata.streaming=true;IEEE754Compatible=false;charset=utf-8";

  static Reply json(int status, byte[] body) {
    return new Reply(status, Map.of("Content-Type", JSON), body, false);
  }

  static Reply noContent() {
    return new Reply(204, Map.of(), new byte[0], false);
  }

  boolean isJson() {
    return headers.getOrDefault("Content-Type", "").startsWith("application/json");
  }

  Reply with(String header, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new Reply(status, more, body, truncated);
  }

  Reply withBody(byte[] newBody) {
    return new Reply(status, headers, newBody, truncated);
  }

  Reply cut() {
    return new Reply(status, headers, body, true);
  }
}
