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
 * @param questions the body of a {@code $batch} that holds nothing but reads, as JSON; null for every other call
 */
record Call(
    Method method, URI uri, Permission permission, boolean allEnumMembers, @Nullable String questions) {

  enum Method {
    GET,
    POST
  }

  static Call readBeta(URI uri, Permission permission) {
    return new Call(Method.GET, uri, permission, true, null);
  }

  static Call read(URI uri, Permission permission) {
    return new Call(Method.GET, uri, permission, false, null);
  }

  static Call post(URI uri, Permission permission) {
    return new Call(Method.POST, uri, permission, false, null);
  }

  /** Several reads in one request, which changes nothing although it is a POST. */
  static Call batch(URI uri, Permission permission, String questions) {
    return new Call(Method.POST, uri, permission, false, questions);
  }

  /** The same question at the address of a following page. */
  Call at(URI page) {
    return new Call(method, page, permission, allEnumMembers, questions);
  }

  boolean isRead() {
    return method == Method.GET || questions != null;
  }

  /**
   * What is known of a good answer besides its body.
   *
   * @param contentType as it came, in lower case; empty when there was none
   * @param askedAt when this try of the request left, by this computer's clock
   * @param at when the answer began, by the same
   * @param serviceTime the moment of the answer by the service's clock (the Date header, RFC 9110, 6.6.1); null when it did not say
   */
  record Answer(
      int status,
      String contentType,
      @Nullable String requestId,
      String clientRequestId,
      Instant askedAt,
      Instant at,
      @Nullable Instant serviceTime) {}

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
