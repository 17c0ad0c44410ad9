package org.cloudpcdesk.graph;

import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import org.cloudpcdesk.graph.GraphException.Delivery;
import org.cloudpcdesk.graph.GraphException.Kind;
import org.cloudpcdesk.graph.Outcome.Again;
import org.cloudpcdesk.platform.Network;
import org.cloudpcdesk.platform.Time;
import org.jspecify.annotations.Nullable;

/**
 * The one way to Microsoft Graph: passes the gate, tries again what may be tried again, and ends in a value or in one
 * {@link GraphException}. Thread-safe; blocks the calling thread.
 */
final class GraphClient {
  private final Wire wire;
  private final Gate gate;
  private final Time time;
  private final Chance chance;
  private final Patience patience;

  GraphClient(
      GraphOptions options,
      HttpClient http,
      Bearer bearer,
      Gate gate,
      RequestRing requests,
      Time time,
      Chance chance,
      Patience patience,
      Network network) {
    this.wire = new Wire(options, http, bearer, requests, time, chance, network);
    this.gate = gate;
    this.time = time;
    this.chance = chance;
    this.patience = patience;
  }

  /**
   * An HTTP client that repeats nothing of its own accord, follows no redirect and names who issued a refused
   * certificate.
   */
  static HttpClient.Builder http(GraphOptions options, Network network) {
    return network
        .client(options.isHttps())
        .connectTimeout(options.connectTimeout())
        .followRedirects(HttpClient.Redirect.NEVER)
        // Without encryption HTTP/2 begins with an upgrade that the sample tenant's server does not know.
        .version(options.isHttps() ? HttpClient.Version.HTTP_2 : HttpClient.Version.HTTP_1_1);
  }

  /**
   * The JDK's switch that lets {@code java.net.http} send a POST twice after a lost connection: here a second command. It is
   * looked at before anything is set up, not when the first request is about to leave.
   *
   * @throws IllegalStateException when the switch is on
   */
  static void refuseRepeatedPosts() {
    String repeat = System.getProperty("jdk.httpclient.enableAllMethodRetry");
    if (repeat != null && !repeat.equalsIgnoreCase("false")) {
      throw new IllegalStateException(
          "The system property jdk.httpclient.enableAllMethodRetry would let a request that deprovisions be sent twice."
              + " Remove it.");
    }
  }

  /**
   * Asks until there is an answer, patience ends or trying again cannot help.
   *
   * @param reader called once a try; what it returns for the last one is the result
   */
  <T> T send(Call call, Call.BodyReader<T> reader) throws GraphException {
    return send(call, reader, Instant.MAX, () -> true);
  }

  /**
   * The same, but no try leaves this computer after a moment, and what changes something not when it is not wanted any more.
   *
   * @param wanted asked at the last moment before it leaves
   * @throws GraphException of kind {@link Kind#THROTTLED} too, when the gate let it through too late, or it was not wanted
   */
  <T> T send(Call call, Call.BodyReader<T> reader, Instant leaveBy, BooleanSupplier wanted) throws GraphException {
    Instant patient = time.now().plus(patience.total());
    Instant deadline = leaveBy.isBefore(patient) ? leaveBy : patient;
    GraphException last = null;
    boolean renewed = false;
    int drops = 0;
    for (int attempt = 1; ; attempt++) {
      switch (attempt(call, reader, attempt, deadline, wanted, last)) {
        case Outcome.Done<T>(T value) -> {
          return value;
        }
        case Outcome.Failed<T>(GraphException why, Again again) -> {
          last = why;
          boolean held = closeGate(why, attempt);
          boolean tryAgain =
              switch (again) {
                case NEVER -> false;
                case WITH_NEW_TOKEN -> !renewed;
                // A closed gate itself refuses who would have to wait too long.
                case LATER -> held || await(why, attempt, deadline);
                case AFTER_DROP -> call.isRead() && ++drops <= patience.drops() && await(why, attempt, deadline);
              };
          if (!tryAgain) {
            throw why;
          }
          renewed |= again == Again.WITH_NEW_TOKEN;
        }
      }
    }
  }

  private <T> Outcome<T> attempt(
      Call call,
      Call.BodyReader<T> reader,
      int attempt,
      Instant deadline,
      BooleanSupplier wanted,
      @Nullable GraphException last)
      throws GraphException {
    String token = wire.token(call);
    try {
      if (!gate.enter(deadline)) {
        throw last == null ? heldBack() : last;
      }
    } catch (InterruptedException cancelled) {
      throw cancelled(last);
    }
    try {
      // A token that was long in coming leaves no wait at the gate that could run out.
      if (!call.isRead() && time.now().isAfter(deadline)) {
        throw last == null ? heldBack() : last;
      }
      if (!call.isRead() && !wanted.getAsBoolean()) {
        throw notSent("It was stopped before it left.").build();
      }
      Outcome<T> outcome = wire.exchange(call, reader, attempt, token);
      if (outcome instanceof Outcome.Done<T>) {
        gate.answered();
      }
      return outcome;
    } finally {
      gate.leave();
    }
  }

  /** Parts of a good answer were throttled: holds everybody back as the service asks. */
  void holdBack(GraphException why, int failures) {
    closeGate(why, failures);
  }

  /** How many requests may be under way at once now. */
  int places() {
    return gate.places();
  }

  /**
   * Holds everybody back when the service is throttling, or is down and says until when; true when it did. A wait that
   * comes with another refusal speaks of that one object.
   */
  private boolean closeGate(GraphException why, int failures) {
    if (why.kind() == Kind.THROTTLED) {
      gate.throttled(time.now().plus(pause(why, failures)));
      return true;
    }
    if (why.kind() == Kind.SERVICE_DOWN && why.retryAfter().isPresent()) {
      gate.closed(time.now().plus(pause(why, failures)));
      return true;
    }
    return false;
  }

  private boolean await(GraphException why, int failures, Instant deadline) throws GraphException {
    Duration pause = pause(why, failures);
    if (time.now().plus(pause).isAfter(deadline)) {
      return false;
    }
    try {
      time.sleep(pause);
      return true;
    } catch (InterruptedException cancelled) {
      throw cancelled(why);
    }
  }

  private Duration pause(GraphException why, int failures) {
    return why.retryAfter().orElseGet(() -> chance.upTo(patience.backOffCeiling(failures)));
  }

  private GraphException heldBack() {
    Duration pause = gate.pause();
    return pause.isZero()
        ? notSent("Other requests under way left no place for this one in time.").build()
        : notSent("The service asked for a pause that is longer than a request may wait.").retryAfter(pause).build();
  }

  private static GraphException.Builder notSent(String why) {
    return GraphException.of(Kind.THROTTLED, why).delivery(Delivery.NOT_SENT);
  }

  /** Cancelled between two tries: the request is where the last try left it. */
  private static GraphException cancelled(@Nullable GraphException last) {
    Thread.currentThread().interrupt();
    return GraphException.of(Kind.CANCELLED, "The request was cancelled before it was sent.")
        .delivery(last == null ? Delivery.NOT_SENT : last.delivery())
        .cause(last)
        .build();
  }
}
