package org.cloudpcdesk.graph;

import com.google.gson.stream.MalformedJsonException;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.cloudpcdesk.graph.GraphException.Delivery;
import org.cloudpcdesk.graph.GraphException.Kind;
import org.cloudpcdesk.graph.Outcome.Again;
import org.cloudpcdesk.platform.ConnectionLoss;
import org.cloudpcdesk.platform.HttpDate;
import org.cloudpcdesk.platform.Network;
import org.cloudpcdesk.platform.Time;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends a request once, and tells what came of it to the caller, the request log and the log file. Thread-safe. */
final class Wire {
  private static final Logger LOG = LoggerFactory.getLogger(Wire.class);
  private static final int LONGEST_ERROR_BODY = 64 * 1024;
  private static final ConnectionLoss STOPPED =
      new ConnectionLoss(ConnectionLoss.Cause.NO_ANSWER, "the answer stopped half-way");

  private final GraphOptions options;
  private final HttpClient http;
  private final Bearer bearer;
  private final RequestRing requests;
  private final Time time;
  private final Chance chance;
  private final Network network;

  Wire(
      GraphOptions options,
      HttpClient http,
      Bearer bearer,
      RequestRing requests,
      Time time,
      Chance chance,
      Network network) {
    this.options = options;
    this.http = http;
    this.bearer = bearer;
    this.requests = requests;
    this.time = time;
    this.chance = chance;
    this.network = network;
  }

  /** What one try knows of itself. */
  private record Try(Call call, int attempt, String token, String clientRequestId, Instant at) {

    GraphException.Builder failure(Kind kind, String what) {
      String where = call.method() + " " + call.uri().getRawPath();
      return GraphException.of(kind, where + ": " + what + " (client-request-id " + clientRequestId + ")")
          .clientRequestId(clientRequestId)
          .permission(call.permission());
    }
  }

  /**
   * The token for a request. It may block while it is renewed, so it is asked for before a place in the gate is taken.
   *
   * @throws GraphException when none is to be had
   */
  String token(Call call) throws GraphException {
    return bearer.token(call.permission());
  }

  /**
   * @throws GraphException only when the thread was interrupted
   */
  <T> Outcome<T> exchange(Call call, Call.BodyReader<T> reader, int attempt, String token) throws GraphException {
    Try one = new Try(call, attempt, token, chance.requestId(), time.now());
    if (Thread.currentThread().isInterrupted()) {
      throw one.failure(Kind.CANCELLED, "cancelled before it was sent").build();
    }
    HttpResponse<InputStream> response;
    try {
      response = network.send(http, request(one), BodyHandlers.ofInputStream());
    } catch (IOException lost) {
      return lost(one, Loss.of(lost), lost);
    } catch (InterruptedException cancelled) {
      Thread.currentThread().interrupt();
      throw cancelled(one, null, cancelled);
    }
    return response.statusCode() / 100 == 2 ? good(one, response, reader) : refused(one, response);
  }

  private HttpRequest request(Try one) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(one.call().uri())
            .timeout(options.requestTimeout())
            .header("Authorization", "Bearer " + one.token())
            .header("User-Agent", options.userAgent())
            .header("Accept", "application/json")
            .header("Accept-Encoding", "gzip")
            .header("client-request-id", one.clientRequestId());
    if (one.call().allEnumMembers()) {
      request.header("Prefer", "include-unknown-enum-members");
    }
    return switch (one.call().method()) {
      case GET -> request.GET().build();
      case POST -> post(request, one.call().questions());
    };
  }

  private static HttpRequest post(HttpRequest.Builder request, @Nullable String questions) {
    return questions == null
        ? request.POST(BodyPublishers.noBody()).build()
        : request.header("Content-Type", "application/json").POST(BodyPublishers.ofString(questions)).build();
  }

  private <T> Outcome<T> good(Try one, HttpResponse<InputStream> response, Call.BodyReader<T> reader)
      throws GraphException {
    String requestId = requestId(response);
    Call.Answer answer =
        new Call.Answer(
            response.statusCode(),
            response.headers().firstValue("Content-Type").orElse("").toLowerCase(Locale.ROOT),
            requestId,
            one.clientRequestId(),
            one.at(),
            time.now(),
            HttpDate.sent(response.headers()).orElse(null));
    try (Body body = new Body(response, options.requestTimeout())) {
      try {
        T value = reader.read(answer, body.stream());
        body.drain();
        note(one, response.statusCode(), requestId, null);
        return new Outcome.Done<>(value);
      } catch (RefusedTokenException refused) {
        return refusedWithin(one, answer, refused);
      } catch (IOException failure) {
        return unreadable(one, answer, body, failure);
      }
    }
  }

  private <T> Outcome<T> unreadable(Try one, Call.Answer answer, Body body, IOException failure) throws GraphException {
    if (Thread.currentThread().isInterrupted()) {
      throw cancelled(one, answer.requestId(), failure);
    }
    if (body.isLate()) {
      return lost(
          one, new Loss(Kind.TIMED_OUT, Delivery.UNKNOWN, Again.AFTER_DROP, STOPPED), failure);
    }
    // A text that ends inside a string is malformed to the parser, but only the rest of it is missing.
    boolean whole =
        failure instanceof BadBodyException || (failure instanceof MalformedJsonException && !body.hasEnded());
    return whole
        ? spoilt(one, answer, "the answer is not what Graph sends: " + failure.getMessage(), failure, Again.NEVER)
        : spoilt(one, answer, "the answer was cut off", failure, Again.AFTER_DROP);
  }

  private <T> Outcome<T> refused(Try one, HttpResponse<InputStream> response) {
    int status = response.statusCode();
    ErrorBody error = ErrorBody.of(errorBody(response), one.token()).withRequestId(requestId(response));
    String requestId = error.requestId();
    if (status == 401) {
      List<String> challenges = response.headers().allValues("WWW-Authenticate");
      bearer.refused(one.call().permission(), one.token(), Challenges.of(challenges).orElse(null));
    }
    GraphException why =
        one.failure(Refusal.kind(status, error), "answered " + status + codeText(error) + idText(requestId))
            .delivery(Refusal.delivery(status))
            .httpStatus(status)
            .code(error.code())
            .serviceMessage(error.message())
            .requestId(requestId)
            .retryAfter(RetryAfter.of(response.headers(), time.now()).orElse(null))
            .seen(status == 407 ? ConnectionLoss.asked(response.headers()) : null)
            .build();
    note(one, status, requestId, why);
    return new Outcome.Failed<>(why, Refusal.again(one.call(), status));
  }

  private <T> Outcome<T> refusedWithin(Try one, Call.Answer answer, RefusedTokenException refused) {
    bearer.refused(one.call().permission(), one.token(), refused.demand().orElse(null));
    GraphException why =
        one.failure(Kind.SIGN_IN_AGAIN, refused.getMessage() + idText(answer.requestId()))
            .delivery(Delivery.REFUSED)
            .httpStatus(401)
            .code(refused.code().orElse(null))
            .requestId(answer.requestId())
            .build();
    note(one, answer.status(), answer.requestId(), why);
    return new Outcome.Failed<>(why, Refusal.again(one.call(), 401));
  }

  private String errorBody(HttpResponse<InputStream> response) {
    try (Body body = new Body(response, options.requestTimeout())) {
      return new String(body.stream().readNBytes(LONGEST_ERROR_BODY), StandardCharsets.UTF_8);
    } catch (IOException cutOff) {
      // The status is known and says enough.
      return "";
    }
  }

  private <T> Outcome<T> lost(Try one, Loss loss, IOException cause) {
    GraphException why =
        one.failure(loss.kind(), loss.seen().sentence())
            .delivery(loss.delivery())
            .seen(loss.seen())
            .cause(cause)
            .build();
    note(one, 0, null, why);
    return new Outcome.Failed<>(why, loss.again());
  }

  private <T> Outcome<T> spoilt(Try one, Call.Answer answer, String what, IOException cause, Again again) {
    GraphException why =
        one.failure(Kind.BAD_ANSWER, what + idText(answer.requestId()))
            .delivery(Delivery.UNKNOWN)
            .httpStatus(answer.status())
            .requestId(answer.requestId())
            .cause(cause)
            .build();
    note(one, answer.status(), answer.requestId(), why);
    return new Outcome.Failed<>(why, again);
  }

  private GraphException cancelled(Try one, @Nullable String requestId, Exception cause) {
    GraphException why =
        one.failure(Kind.CANCELLED, "cancelled under way")
            .delivery(Delivery.UNKNOWN)
            .requestId(requestId)
            .cause(cause)
            .build();
    note(one, 0, requestId, why);
    return why;
  }

  private void note(Try one, int status, @Nullable String requestId, @Nullable GraphException failure) {
    Duration took = Duration.between(one.at(), time.now());
    String method = one.call().method().name();
    requests.add(
        new RequestLog.Entry(
            one.at(),
            method,
            one.call().uri().toString(),
            status,
            took,
            one.attempt(),
            one.clientRequestId(),
            requestId,
            failure == null ? null : sentence(failure)));
    LOG.debug(
        "{} {} answered {} in {} ms, attempt {}, client-request-id {}, request-id {}",
        method,
        one.call().uri().getRawPath(),
        status,
        took.toMillis(),
        one.attempt(),
        one.clientRequestId(),
        requestId);
  }

  private static @Nullable String requestId(HttpResponse<?> response) {
    return response.headers().firstValue("request-id").orElse(null);
  }

  private static String idText(@Nullable String requestId) {
    return requestId == null ? "" : ", request-id " + requestId;
  }

  /** The service's own words may quote people and devices, so they are for the administrator and not for the log. */
  private static String sentence(GraphException failure) {
    return failure.getMessage() + failure.serviceMessage().map(said -> ": \"" + said + "\"").orElse("");
  }

  private static String codeText(ErrorBody error) {
    return error.code() == null ? "" : " " + error.code();
  }
}
