package org.cloudpcdesk.sample;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.cloudpcdesk.sample.world.World;

/**
 * The built-in sample tenant: a server on the loopback interface that speaks the wire protocols of Microsoft Graph and
 * of Microsoft's sign-in. It lives from {@link #start} until {@link #close}. Thread-safe.
 *
 * <p>Instants in its answers are on the computer's clock; see {@link World} for what {@code speed} scales and what not.
 */
public final class SampleTenant implements AutoCloseable {

  /** The tenant's id in tokens and subscriptions. */
  public static final String TENANT_ID = "5a3e6f0c-8f1d-4b7a-9f55-2d1c7e9b4a10";

  /** Everything a client of this tenant can be allowed. */
  public static final Set<String> ALL_SCOPES =
      Set.of("CloudPC.Read.All", "CloudPC.ReadWrite.All", "User.Read", "User.Read.All", "LicenseAssignment.Read.All");

  private static final Duration LONG = Duration.ofDays(365);

  private final HttpServer server;
  private final ExecutorService executor;
  private final Delay delay;
  private final URI graphRoot;
  private final TokenRegister tokens;
  private final Faults faults = new Faults();
  private final RateLimit rate;
  private final SampleControl control;
  private final SampleIdentity identity;
  private String accessToken;

  private SampleTenant(SampleOptions options, InstantSource clock) throws IOException {
    World world = new World(clock, options.cloudPcs(), options.speed(), options.seed());
    server = bind(options.port());
    graphRoot = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    delay = new Delay(options.latency());
    // Tokens live in real time, whatever clock the tenant has: their clients do.
    tokens = new SampleTokens(InstantSource.system());
    accessToken = tokens.issue(new TokenRegister.Grant(World.ADMINISTRATOR, ALL_SCOPES), LONG);
    control = new SampleControl(world, clock);
    identity = new SampleIdentity(TENANT_ID, accounts(world), tokens, options.autoApprove());
    rate = new RateLimit(options.requestsPerSecond(), System::nanoTime);
    Misfortune misfortune = new Misfortune(faults, delay, tokens, identity.demand(), world::now);
    GraphService service = new GraphService(world, tokens, rate, misfortune, identity.demand(), loginRoot());
    executor = Executors.newVirtualThreadPerTaskExecutor();
    server.setExecutor(executor);
    server.createContext("/", new GraphHandler(service, delay, graphRoot.toString()));
    server.createContext("/login", new LoginHandler(identity, faults, delay));
    server.start();
  }

  /**
   * Starts a tenant on the computer's clock.
   *
   * @throws BindException when the port is taken; the message names the port
   */
  public static SampleTenant start(SampleOptions options) throws IOException {
    return start(options, InstantSource.system());
  }

  /** Starts a tenant on a clock of the caller's, such as {@link ManualClock}. */
  public static SampleTenant start(SampleOptions options, InstantSource clock) throws IOException {
    return new SampleTenant(options, clock);
  }

  /** Who can sign in: the administrator first. */
  private static List<SampleIdentity.User> accounts(World world) {
    return world.everybody().stream()
        .filter(person -> person.department().equals("IT") && person.accountEnabled() && !person.guest())
        .limit(2)
        .map(person -> new SampleIdentity.User(person.id(), person.userPrincipalName(), person.displayName()))
        .toList();
  }

  private static HttpServer bind(int port) throws IOException {
    InetSocketAddress address = new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port);
    try {
      return HttpServer.create(address, 0);
    } catch (BindException e) {
      BindException named = new BindException(e.getMessage() + ": 127.0.0.1:" + port);
      named.initCause(e);
      throw named;
    }
  }

  /** Where Graph is; versions are below it. */
  public URI graphRoot() {
    return graphRoot;
  }

  /** Where sign-in is. */
  public URI loginRoot() {
    return graphRoot.resolve("/login");
  }

  /** A token of the administrator's with all scopes; a new one when the last was revoked. */
  public synchronized String accessToken() {
    if (tokens.check(accessToken).isEmpty()) {
      accessToken = tokens.issue(new TokenRegister.Grant(World.ADMINISTRATOR, ALL_SCOPES), LONG);
    }
    return accessToken;
  }

  public TokenRegister tokens() {
    return tokens;
  }

  public Faults faults() {
    return faults;
  }

  /** How much was asked of it. */
  public Traffic traffic() {
    return rate.traffic();
  }

  /** The sign-in pages, for tests that want them to answer otherwise. */
  public SampleIdentity identity() {
    return identity;
  }

  public SampleControl control() {
    return control;
  }

  /** Stops the server; requests under way are broken off. */
  @Override
  public void close() {
    delay.end();
    server.stop(0);
    executor.shutdownNow();
  }
}
