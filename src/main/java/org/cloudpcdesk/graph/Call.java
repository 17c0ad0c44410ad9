package org.cloudpcdesk.graph;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Instant;
import org.cloudpcdesk.model.Permission;
import org.jspecify.annotations.Nullable;

/**
 * One thing to ask of Graph.
 *
 * @param permission what the token must carry
 * @param allEnumMembers true for beta reads: without {@code Prefer: include-unknown-enum-members} the service sends
 *     {@code unknownFutureValue} for eight states of a Cloud PC
 */
record Call(Method method, URI uri, Permission permission, boolean allEnumMembers) {

  enum Method {
    GET,
    POST
  }

  static Call readBeta(URI uri, Permission permission) {
    return new Call(Method.GET, uri, permission, true);
  }

  static Call read(URI uri, Permission permission) {
    return new Call(Method.GET, uri, permission, false);
  }

  static Call post(URI uri, Permission permission) {
    return new Call(Method.POST, uri, permission, false);
  }

  /** The same question at the address of a following page. */
  Call at(URI page) {
    return new Call(method, page, permission, allEnumMembers);
  }

  boolean isRead() {
    return method == Method.GET;
  }

  /**
   * What is known of a good answer besides its body.
   *
   * @param contentType as it came, in lower case; empty when there was none
   */
  record Answer(int status, String contentType, @Nullable String requestId, String clientRequestId, Instant at) {}

  /** Turns a body into a value. */
  @FunctionalInterface
  interface BodyReader<T> {
    /**
     * @param body decompressed; closed by the caller
     * @throws BadBodyException when it is not what was expected
     * @throws IOException when it could not be read to its end
     */
    T read(Answer answer, InputStream body) throws IOException;
  }
}
