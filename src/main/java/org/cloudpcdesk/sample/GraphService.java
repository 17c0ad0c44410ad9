package org.cloudpcdesk.sample;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cloudpcdesk.sample.world.World;
import org.jspecify.annotations.Nullable;

/** Decides what a request gets: whether it may pass, what it does, and what is said of it. Thread-safe. */
final class GraphService {
  private static final int MANY = 64 * 1024;

  private final World world;
  private final Routes routes;
  private final TokenRegister tokens;
  private final RateLimit rate;
  private final Misfortune misfortune;
  private final ClaimsDemand demand;
  private final URI loginRoot;

  GraphService(
      World world,
      TokenRegister tokens,
      RateLimit rate,
      Misfortune misfortune,
      ClaimsDemand demand,
      URI loginRoot) {
    this.world = world;
    this.tokens = tokens;
    this.rate = rate;
    this.misfortune = misfortune;
    this.demand = demand;
    this.loginRoot = loginRoot;
    this.routes = new Routes(world, new Batch(this::answer, world::now));
  }

  /**
   * Answers a request; refusals are answers too.
   *
   * @throws Misfortune.ConnectionLost when a fault wants no answer to be sent
   */
  Reply answer(Call call) {
    Reply reply = misfortune.around(call, this::orRefusal, error -> Json.error(error, call, world.now()));
    return reply.with("request-id", call.requestId()).with("client-request-id", call.clientRequestId());
  }

  private Reply orRefusal(Call call) {
    try {
      return act(call);
    } catch (GraphError e) {
      return Json.error(e, call, world.now());
    }
  }

  private Reply act(Call call) throws GraphError {
    boolean batch = call.segments().equals(List.of("$batch"));
    if (!batch) {
      // A batch is not throttled as a whole, its requests are.
      rate.take();
    }
    TokenRegister.Grant grant = grant(call.header("authorization"));
    String userAgent = call.header("user-agent");
    if (userAgent == null || userAgent.isBlank()) {
      throw new GraphError(403, "Forbidden", "Access is denied to the requested resource.");
    }
    if (call.target().length() > MANY) {
      throw GraphError.badRequest("The URL is too long.");
    }
    List<Operation> operations = routes.find(call);
    Optional<Operation> operation = operations.stream().filter(o -> o.method().equals(call.method())).findFirst();
    if (operation.isEmpty()) {
      throw new GraphError(
          405,
          "MethodNotAllowed",
          "Specified HTTP method is not allowed for the request target.",
          Map.of("Allow", String.join(", ", operations.stream().map(Operation::method).toList())));
    }
    Set<String> scopes = operation.get().scopes();
    if (!scopes.isEmpty() && scopes.stream().noneMatch(grant.scopes()::contains)) {
      throw denied(call);
    }
    if (!grant.allows(operation.get().roleAction())) {
      throw denied(call);
    }
    return operation.get().action().run(call, grant);
  }

  private TokenRegister.Grant grant(@Nullable String authorization) throws GraphError {
    String token =
        authorization != null && authorization.startsWith("Bearer ") ? authorization.substring(7).strip() : "";
    if (token.isEmpty()) {
      throw unauthorized("Access token is empty.", "");
    }
    TokenRegister.Grant grant =
        tokens
            .check(token)
            .orElseThrow(() -> unauthorized("Lifetime validation failed, the token is expired.",
                ", error=\"invalid_token\""));
    if (!demand.isMetBy(grant.claims())) {
      throw unauthorized(
          "Continuous access evaluation resulted in challenge with result: InteractionRequired and code: TokenIssuedBeforeRevocationTimestamp",
          demand.headerText(grant.claims()));
    }
    return grant;
  }

  private GraphError unauthorized(String message, String more) {
    String challenge =
        "Bearer realm=\"\", authorization_uri=\"" + loginRoot + "/common/oauth2/authorize\", "
            + "client_id=\"00000003-0000-0000-c000-000000000000\"" + more;
    return new GraphError(401, "InvalidAuthenticationToken", message, Map.of("WWW-Authenticate", challenge));
  }

  /** The directory and the device management service word the same refusal differently. */
  private static GraphError denied(Call call) {
    boolean device = !call.segments().isEmpty() && call.segments().getFirst().equalsIgnoreCase("deviceManagement");
    return device
        ? new GraphError(403, "Forbidden", "Access is denied to the requested resource.")
        : new GraphError(403, "Authorization_RequestDenied", "Insufficient privileges to complete the operation.");
  }
}
