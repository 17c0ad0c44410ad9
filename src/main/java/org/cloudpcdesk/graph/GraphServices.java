package org.cloudpcdesk.graph;

import java.net.http.HttpClient;
import java.util.random.RandomGenerator;
import org.cloudpcdesk.platform.LateHttpClient;
import org.cloudpcdesk.platform.Network;
import org.cloudpcdesk.platform.Time;

/**
 * Everything the program can ask of Microsoft Graph. The parts share one HTTP client and one gate, so that together
 * they keep within what the service allows. Thread-safe.
 *
 * @param actions for the deprovision room alone
 * @param ending lets go of the connections; {@link #close} runs it
 */
public record GraphServices(
    CloudPcApi cloudPcs,
    DirectoryApi directory,
    AccessApi access,
    CloudPcActions actions,
    RequestLog requests,
    Runnable ending)
    implements AutoCloseable {

  /**
   * Sets up the wire; nothing is sent yet.
   *
   * @param random makes jitter and request ids; used under a lock, so it need not be thread-safe if nobody else uses it
   * @throws IllegalStateException when the Java runtime was told to repeat POST requests by itself
   */
  public static GraphServices open(GraphOptions options, TokenSource tokens, Time time, RandomGenerator random) {
    return open(options, Network.asSystem(), tokens, time, random);
  }

  /** The same over a network that was set up. */
  public static GraphServices open(
      GraphOptions options, Network network, TokenSource tokens, Time time, RandomGenerator random) {
    GraphClient.refuseRepeatedPosts();
    HttpClient http = new LateHttpClient(() -> GraphClient.http(options, network).build());
    return open(options, http, network, tokens, time, random, Patience.standard());
  }

  static GraphServices open(
      GraphOptions options,
      HttpClient http,
      Network network,
      TokenSource tokens,
      Time time,
      RandomGenerator random,
      Patience patience) {
    Gate gate = new Gate(time);
    RequestRing requests = new RequestRing(gate);
    GraphClient client =
        new GraphClient(
            options, http, new Bearer(tokens), gate, requests, time, new Chance(random), patience, network);
    Addresses addresses = new Addresses(options.root());
    return new GraphServices(
        new WireCloudPcs(client, addresses, new AuditTrail(client, addresses, time)),
        new WireDirectory(client, addresses),
        new WireAccess(client, addresses),
        new WireActions(client, addresses, options.readOnly()),
        requests,
        http::shutdown);
  }

  /** Sends nothing more; a request that is under way ends by itself, so that what became of it is still told. */
  @Override
  public void close() {
    ending.run();
  }
}
