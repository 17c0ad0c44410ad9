package org.cloudpcdesk.sample;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The sample tenant's identity service: instance discovery, authorize page and token endpoint in the manner of
 * Microsoft Entra ID's v2.0 endpoints, mounted below a login root of a loopback server. Public clients with PKCE only;
 * answers go to loopback addresses only, by form post. Thread-safe.
 *
 * <p>The methods below the constructor change how it answers, for tests and demonstrations.
 */
public final class SampleIdentity implements HttpHandler {
  private static final String AUTHORIZE = "/oauth2/v2.0/authorize";
  private static final String TOKEN = "/oauth2/v2.0/token";
  private static final String DEVICE_CODE = "/oauth2/v2.0/devicecode";

  /** An account of the sample tenant. */
  public record User(String objectId, String userPrincipalName, String displayName) {}

  private static final Duration PAGE_LIFETIME = Duration.ofMinutes(30);

  /** A sign-in page that nobody has answered yet. */
  private record Waiting(AuthorizeRequest request, Instant expires) {}

  private final String homeTenant;
  private final List<User> users;
  private final InstantSource clock;
  private final IdentityGrants grants;
  private final ClaimsDemand demand = new ClaimsDemand();
  private final DeviceCodes deviceCodes;
  private final Map<String, Waiting> waiting = new ConcurrentHashMap<>();
  private final AtomicBoolean refuseNext = new AtomicBoolean();
  private final AtomicReference<@Nullable IdentityError> failNext = new AtomicReference<>();
  private volatile @Nullable User automatic;
  private volatile @Nullable Set<String> roleActions;
  private volatile String tenant;
  private volatile @Nullable SampleCloud cloud;
  private volatile Duration lifetime = Duration.ofHours(1);

  /**
   * @param tenantId the sample tenant's GUID
   * @param users who can sign in; not empty
   * @param tokens where access tokens are issued
   * @param autoApprove true to sign in the expected or else the first user without a click
   */
  public SampleIdentity(String tenantId, List<User> users, TokenRegister tokens, boolean autoApprove) {
    this(tenantId, users, tokens, autoApprove, InstantSource.system());
  }

  SampleIdentity(String tenantId, List<User> users, TokenRegister tokens, boolean autoApprove, InstantSource clock) {
    this.homeTenant = tenantId;
    this.tenant = tenantId;
    this.users = List.copyOf(users);
    this.clock = clock;
    this.grants = new IdentityGrants(tenantId, tokens, demand, () -> roleActions, this::cloud, clock);
    this.deviceCodes = new DeviceCodes(grants, clock);
    this.automatic = autoApprove ? this.users.getFirst() : null;
  }

  /** The next request at the authorize page is answered with a refusal, as if the person had refused. */
  public void refuseNext() {
    refuseNext.set(true);
  }

  /**
   * The next token request fails.
   *
   * @param status HTTP status, such as 400, 429 or 503
   * @param error OAuth error, such as {@code interaction_required}
   * @param number the digits after AADSTS
   * @param suberror such as {@code consent_required}, or null
   */
  public void failNextTokenRequest(int status, String error, int number, @Nullable String suberror) {
    failNext.set(new IdentityError(status, error, number, suberror, "The sample tenant was told to fail."));
  }

  /** Ends every session, as an administrator's "revoke sessions" does: refresh tokens are refused from now on. */
  public void revokeRefreshTokens() {
    grants.revokeSessions();
  }

  /**
   * From now on everybody's roles allow these actions alone, such as {@code Microsoft.CloudPC/CloudPCs/Read}. As with
   * Microsoft's roles, tokens made before know nothing of it.
   *
   * @param actions null for everything
   */
  public void allow(@Nullable Set<String> actions) {
    roleActions = actions == null ? null : Set.copyOf(actions);
  }

  /** What tokens have to meet; the sample tenant's Graph asks here. */
  ClaimsDemand demand() {
    return demand;
  }

  /** How long access tokens last from now on; one hour at first. */
  public void tokenLifetime(Duration duration) {
    lifetime = duration;
  }

  /**
   * From now on this account is chosen without a click, whoever the client expects.
   *
   * @param userPrincipalName one of the users, or null to ask again
   */
  public void chooseAutomatically(@Nullable String userPrincipalName) {
    automatic = userPrincipalName == null ? null : find(userPrincipalName).orElseThrow();
  }

  /** From now on tokens are for another tenant, where the accounts are guests. */
  public void answerAsTenant(String tenantId) {
    tenant = tenantId;
  }

  /** From now on it is one cloud's identity service, and knows that cloud's Graph alone. At first it knows every cloud's. */
  public void answerAsCloud(SampleCloud only) {
    cloud = only;
  }

  private SampleCloud cloud() {
    SampleCloud only = cloud;
    return only == null ? SampleCloud.GLOBAL : only;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    IdentityExchange http = new IdentityExchange(exchange);
    try (exchange) {
      String path = http.path();
      String method = exchange.getRequestMethod();
      if (path.equals("/common/discovery/instance") && method.equals("GET")) {
        http.json(200, discovery(http.query().getOrDefault("authorization_endpoint", "")));
      } else if (path.endsWith(AUTHORIZE) && method.equals("GET")) {
        authorize(http, path.substring(1, path.length() - AUTHORIZE.length()));
      } else if (path.endsWith(AUTHORIZE) && method.equals("POST")) {
        decide(http);
      } else if (path.endsWith(TOKEN) && method.equals("POST")) {
        token(http, path.substring(1, path.length() - TOKEN.length()));
      } else if (path.endsWith(DEVICE_CODE) && method.equals("POST")) {
        deviceCode(http, path.substring(1, path.length() - DEVICE_CODE.length()));
      } else if (path.equals(DeviceCodes.PAGE)) {
        deviceCodes.page(http, users);
      } else {
        http.json(404, new JsonObject());
      }
    }
  }

  /** Tells of every cloud's identity service, as each of them does (Microsoft Entra, "National clouds"). */
  private static JsonObject discovery(String asked) {
    JsonArray clouds = new JsonArray();
    String host = SampleCloud.GLOBAL.host();
    // The second of the US government's clouds has the identity service of the first.
    for (SampleCloud one : List.of(SampleCloud.GLOBAL, SampleCloud.US_GOVERNMENT_L4)) {
      JsonArray aliases = new JsonArray();
      one.aliases().forEach(aliases::add);
      JsonObject cloud = new JsonObject();
      cloud.addProperty("preferred_network", one.host());
      cloud.addProperty("preferred_cache", one.cacheName());
      cloud.add("aliases", aliases);
      clouds.add(cloud);
      if (asked.startsWith("https://" + one.host() + "/")) {
        host = one.host();
      }
    }
    JsonObject body = new JsonObject();
    body.addProperty(
        "tenant_discovery_endpoint", "https://" + host + "/common/v2.0/.well-known/openid-configuration");
    body.addProperty("api-version", "1.1");
    body.add("metadata", clouds);
    return body;
  }

  /** Another cloud's Graph is no resource of this one's. */
  private void checkCloud(Map<String, String> values) throws IdentityError {
    SampleCloud only = cloud;
    for (String scope : values.getOrDefault("scope", "").split(" ")) {
      Optional<SampleCloud> named = SampleCloud.named(scope);
      if (only != null && named.isPresent() && named.get() != only) {
        throw IdentityError.of(
            "invalid_resource",
            500011,
            "The resource principal named %s was not found in the tenant.".formatted(named.get().graph()));
      }
    }
  }

  private void authorize(IdentityExchange http, String askedTenant) throws IOException {
    Map<String, String> query = http.query();
    try {
      AuthorizeRequest.redirectUri(query);
    } catch (IdentityError unsafe) {
      http.page(400, IdentityPages.error(unsafe.description()));
      return;
    }
    try {
      checkTenant(askedTenant);
      checkCloud(query);
      AuthorizeRequest request = AuthorizeRequest.read(askedTenant, query);
      if (refuseNext.getAndSet(false)) {
        throw refused();
      }
      Optional<User> known = withoutClick(request);
      if (known.isPresent()) {
        http.page(200, accept(request, known.get()));
      } else {
        ask(http, request);
      }
    } catch (IdentityError error) {
      http.page(200, answer(query, error));
    }
  }

  /** Who is signed in without being asked: the automatic account, or the expected one when nothing new is asked for. */
  private Optional<User> withoutClick(AuthorizeRequest request) {
    User chosen = automatic;
    if (chosen != null) {
      return Optional.of(chosen);
    }
    String hint = request.loginHint();
    return hint == null || !request.prompt().isEmpty()
        ? Optional.empty()
        : find(hint).filter(user -> grants.granted(request.clientId(), user).containsAll(request.scopes()));
  }

  private void ask(IdentityExchange http, AuthorizeRequest request) throws IOException {
    Set<String> asked = new LinkedHashSet<>();
    for (User user : users) {
      Set<String> missing = new LinkedHashSet<>(request.scopes());
      missing.removeAll(grants.granted(request.clientId(), user));
      asked.addAll(missing);
    }
    String id = UUID.randomUUID().toString();
    Instant now = clock.instant();
    waiting.values().removeIf(page -> now.isAfter(page.expires()));
    waiting.put(id, new Waiting(request, now.plus(PAGE_LIFETIME)));
    http.page(200, IdentityPages.choose(http.self(), id, users, asked));
  }

  private void decide(IdentityExchange http) throws IOException {
    Map<String, String> form = http.form();
    Waiting page = waiting.remove(form.getOrDefault("request", ""));
    if (page == null || clock.instant().isAfter(page.expires())) {
      http.page(400, IdentityPages.error("AADSTS165000: This page was answered already, or is too old."));
      return;
    }
    AuthorizeRequest request = page.request();
    Optional<User> user = find(form.getOrDefault("account", ""));
    String answer =
        user.isPresent()
            ? accept(request, user.get())
            : answer(Map.of("redirect_uri", request.redirectUri().toString(), "state", request.state()), refused());
    http.page(200, answer);
  }

  private void token(IdentityExchange http, String askedTenant) throws IOException {
    try {
      Map<String, String> form = http.form();
      IdentityError told = failNext.getAndSet(null);
      if (told != null) {
        throw told;
      }
      checkTenant(askedTenant);
      checkCloud(form);
      http.json(
          200,
          switch (AuthorizeRequest.required(form, "grant_type")) {
            case "authorization_code" -> grants.redeemCode(form, tenant, lifetime);
            case "refresh_token" -> grants.refresh(form, tenant, lifetime);
            // Entra takes the older name, which msal4j sends, as well as that of RFC 8628.
            case "device_code", DeviceCodes.GRANT -> deviceCodes.redeem(form, tenant, lifetime);
            default -> throw IdentityError.of("unsupported_grant_type", 70003,
                "The app requested an unsupported grant type.");
          });
    } catch (IdentityError error) {
      http.json(error.status(), errorBody(error, http.correlationId()));
    }
  }

  private void deviceCode(IdentityExchange http, String askedTenant) throws IOException {
    try {
      checkTenant(askedTenant);
      Map<String, String> form = http.form();
      checkCloud(form);
      http.json(200, deviceCodes.begin(form, http.address(DeviceCodes.PAGE), automatic));
    } catch (IdentityError error) {
      http.json(error.status(), errorBody(error, http.correlationId()));
    }
  }

  private JsonObject errorBody(IdentityError error, String correlationId) {
    String trace = UUID.randomUUID().toString();
    String when = clock.instant().toString();
    JsonArray codes = new JsonArray();
    codes.add(error.number());
    JsonObject body = new JsonObject();
    body.addProperty("error", error.error());
    body.addProperty(
        "error_description",
        "%s Trace ID: %s Correlation ID: %s Timestamp: %s".formatted(error.description(), trace, correlationId, when));
    body.add("error_codes", codes);
    body.addProperty("timestamp", when);
    body.addProperty("trace_id", trace);
    body.addProperty("correlation_id", correlationId);
    if (error.suberror() != null) {
      body.addProperty("suberror", error.suberror());
    }
    return body;
  }

  private void checkTenant(String asked) throws IdentityError {
    boolean ours =
        asked.equals("organizations")
            || asked.equals("common")
            || asked.equalsIgnoreCase(homeTenant)
            || asked.equalsIgnoreCase(tenant)
            || users.stream().anyMatch(user -> domain(user).equalsIgnoreCase(asked));
    if (!ours) {
      throw IdentityError.of("invalid_request", 90002, "Tenant '%s' not found.".formatted(asked));
    }
  }

  private static String domain(User user) {
    return user.userPrincipalName().substring(user.userPrincipalName().indexOf('@') + 1);
  }

  private String accept(AuthorizeRequest request, User user) {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("code", grants.accept(request, user));
    values.put("state", request.state());
    return IdentityPages.answer(request.redirectUri().toString(), values);
  }

  private static String answer(Map<String, String> query, IdentityError error) {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("error", error.error());
    values.put("error_description", error.description());
    values.put("state", query.getOrDefault("state", ""));
    return IdentityPages.answer(query.getOrDefault("redirect_uri", ""), values);
  }

  private static IdentityError refused() {
    return IdentityError.of("access_denied", 65004, "User declined to consent to access the app.");
  }

  private Optional<User> find(String userPrincipalName) {
    return users.stream().filter(user -> user.userPrincipalName().equalsIgnoreCase(userPrincipalName)).findFirst();
  }
}
