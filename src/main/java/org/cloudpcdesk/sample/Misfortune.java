package org.cloudpcdesk.sample;

import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Makes the faults of {@link Faults} happen around an answer. Thread-safe. */
final class Misfortune {

  /** No answer is to be sent; the connection is to be closed. */
  static final class ConnectionLost extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ConnectionLost() {
      super("The connection is dropped on purpose", null, false, false);
    }
  }

  /** What answers when nothing goes wrong. */
  @FunctionalInterface
  interface Answer {
    Reply to(Call call);
  }

  private final Faults faults;
  private final Delay delay;
  private final TokenRegister tokens;
  private final ClaimsDemand demand;
  private final InstantSource clock;

  Misfortune(Faults faults, Delay delay, TokenRegister tokens, ClaimsDemand demand, InstantSource clock) {
    this.faults = faults;
    this.delay = delay;
    this.tokens = tokens;
    this.demand = demand;
    this.clock = clock;
  }

  /**
   * Answers a call, unless something goes wrong.
   *
   * @throws ConnectionLost when there is to be no answer
   */
  Reply around(Call call, Answer answer, Function<GraphError, Reply> refuse) {
    Fault broken = null;
    for (Fault fault : faults.take(call.method(), call.target())) {
      if (fault instanceof Fault.Latency(var duration)) {
        delay.hold(duration);
      } else {
        broken = fault;
      }
    }
    if (broken == null) {
      return answer.to(call);
    }
    if (broken instanceof Fault.Dropped(boolean afterTheAct)) {
      if (afterTheAct) {
        answer.to(call);
      }
      throw new ConnectionLost();
    }
    if (broken instanceof Fault.ServerError error && error.afterTheAct()) {
      answer.to(call);
    }
    if (broken instanceof Fault.ClaimsDemanded(String claims, boolean byPerson)) {
      // From now on the token's own check refuses, this request's as well.
      demand.make(claims, byPerson);
      return answer.to(call);
    }
    GraphError refusal = refusal(broken);
    return refusal != null ? refuse.apply(refusal) : BrokenBody.spoil(broken, answer.to(call));
  }

  private @Nullable GraphError refusal(Fault fault) {
    return switch (fault) {
      case Fault.Throttled(Fault.RetryAfter form, int seconds) -> RateLimit.tooMany(retryAfter(form, seconds));
      case Fault.ServerError error -> serverError(error);
      case Fault.TokenRevoked(var claims) -> revoked(claims);
      case Fault.Forbidden(String code, String message) -> new GraphError(403, code, message);
      default -> null;
    };
  }

  private static GraphError serverError(Fault.ServerError error) {
    String code =
        switch (error.status()) {
          case 503 -> "ServiceUnavailable";
          case 504 -> "GatewayTimeout";
          default -> "InternalServerError";
        };
    Integer seconds = error.retryAfterSeconds();
    Map<String, String> headers = seconds == null ? Map.of() : Map.of("Retry-After", seconds.toString());
    return new GraphError(error.status(), code, "The service could not answer.", headers);
  }

  private GraphError revoked(@Nullable String claims) {
    tokens.revokeAll();
    String challenge = "Bearer realm=\"\", error=\"" + (claims == null ? "invalid_token\"" : "insufficient_claims\"");
    String more = claims == null ? "" : ", claims=\"" + claims + "\"";
    return new GraphError(
        401,
        "InvalidAuthenticationToken",
        "Lifetime validation failed, the token is expired.",
        Map.of("WWW-Authenticate", challenge + more));
  }

  private Map<String, String> retryAfter(Fault.RetryAfter form, int seconds) {
    return switch (form) {
      case SECONDS -> Map.of("Retry-After", Integer.toString(seconds));
      case HTTP_DATE ->
          Map.of(
              "Retry-After",
              DateTimeFormatter.RFC_1123_DATE_TIME.format(
                  clock.instant().plusSeconds(seconds).atOffset(ZoneOffset.UTC)).replaceFirst(", (\\d) ", ", 0$1 "));
      case MISSING -> Map.of();
    };
  }
}
