package org.cloudpcdesk.bench;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cloudpcdesk.deprovision.Actor;
import org.cloudpcdesk.deprovision.Confirmation;
import org.cloudpcdesk.deprovision.DeprovisionPlan;
import org.cloudpcdesk.deprovision.DeprovisionRun;
import org.cloudpcdesk.deprovision.Deprovisioner;
import org.cloudpcdesk.deprovision.ItemState;
import org.cloudpcdesk.deprovision.Rules;
import org.cloudpcdesk.deprovision.RunJournal;
import org.cloudpcdesk.graph.GraphOptions;
import org.cloudpcdesk.graph.GraphServices;
import org.cloudpcdesk.inventory.Inventory;
import org.cloudpcdesk.model.CloudPc;
import org.cloudpcdesk.platform.Time;
import org.cloudpcdesk.sample.SampleOptions;
import org.cloudpcdesk.sample.SampleTenant;

/**
 * A thousand Cloud PCs deprovisioned and seen gone, with 50 ms latency and 200 requests a second allowed, against the loop of
 * the scripts that people use: list, then for each one POST and ask until it is gone. Both wait for the outcome of each one;
 * the loop is measured over {@value #PEER_TARGETS} of a tenant of the same seed, and its time for a thousand is that many
 * times longer, because it does nothing side by side. Ours includes its cancel window of ten seconds.
 *
 * <p>Cloud PCs live {@value #SPEED} times faster than real ones, which favours the loop: what it waits for one after another
 * takes seconds here and a quarter of an hour in life. It asks without pausing, for the same reason. Ratios: times faster; the
 * share of throttled requests to the five per cent that are allowed; the longest wait on the FX thread to a frame.
 */
final class DeprovisionBench {
  private static final int TARGETS = 1_000;
  private static final int PEER_TARGETS = 20;
  private static final double SPEED = 600;
  private static final Duration LATENCY = Duration.ofMillis(50);
  private static final double ALLOWED = 200;
  private static final Pattern ID = Pattern.compile("\"id\":\"([0-9a-f-]{36})\"");
  private static final Pattern NEXT = Pattern.compile("\"@odata.nextLink\":\"([^\"]+)\"");
  private static final Pattern STATUS = Pattern.compile("\"status\":\"(\\w+)\"");

  private DeprovisionBench() {}

  static void run() throws Exception {
    double ours = ours();
    double peer = peer() * TARGETS / PEER_TARGETS;
    Bench.print("deprovision", ours, peer, "s", peer / ours);
    StallBench.run();
  }

  /**
   * A tenant in which so many are in grace, for weeks. Only what was provisioned comes into grace: of what never was, no
   * device and no date would tell whether it is a new one.
   */
  private static SampleTenant tenant() throws IOException {
    SampleTenant tenant =
        SampleTenant.start(
            SampleOptions.DEFAULTS
                .withCloudPcs(2 * TARGETS)
                .withSpeed(SPEED)
                .withLatency(LATENCY)
                .withRequestsPerSecond(ALLOWED));
    tenant.control().keepStill();
    List<String> leavers = tenant.control().ids("provisioned").stream().limit(TARGETS).toList();
    leavers.forEach(id -> tenant.control().startGracePeriod(id, Duration.ofDays(20)));
    return tenant;
  }

  private static double ours() throws Exception {
    try (SampleTenant tenant = tenant();
        GraphServices graph =
            GraphServices.open(
                new GraphOptions(
                    tenant.graphRoot(), "CloudPCDesk/bench", false, Duration.ofSeconds(15), Duration.ofSeconds(60)),
                (permission, renew) -> tenant.accessToken(),
                Time.system(),
                new SplittableRandom(7))) {
      Instant begun = Instant.now();
      List<CloudPc> rows = new ArrayList<>();
      graph.cloudPcs().list("status eq 'inGracePeriod'", page -> rows.addAll(page.rows()));
      Inventory inventory = new Inventory();
      inventory.merge(rows, begun);
      Deprovisioner engine =
          new Deprovisioner(
              graph.cloudPcs(),
              graph.actions(),
              () -> {},
              inventory,
              Time.system(),
              Rules.DEFAULT,
              RunJournal.inMemory(),
              new Actor("tenant", "bench.example", "admin@bench.example", false));
      DeprovisionPlan plan = engine.prepare(rows.subList(0, TARGETS));
      DeprovisionRun run =
          engine.start(plan, Confirmation.of("bench", "").withTypedTenant("bench.example").withCeilingAccepted());
      run.execute();
      double seconds = seconds(begun);
      long gone =
          run.items().stream()
              .map(DeprovisionRun.Item::state)
              .filter(state -> state instanceof ItemState.Deprovisioned || state instanceof ItemState.Reprovisioned)
              .count();
      require(gone == TARGETS, gone + " of " + TARGETS + " were seen gone");
      require(
          tenant.control().endGracePeriodPosts().values().stream().allMatch(posts -> posts == 1),
          "a target was sent for twice");
      double share = 100.0 * tenant.traffic().throttled() / tenant.traffic().requests();
      System.out.printf(
          Locale.ROOT,
          "bench deprovision-throttled ours=%.2f%% peer=5.00%% ratio=%.2f (%d of %d requests; no target twice)%n",
          share,
          share / 5,
          tenant.traffic().throttled(),
          tenant.traffic().requests());
      return seconds;
    }
  }

  /** The loop, over a few; the listing is counted once for a thousand all the same. */
  private static double peer() throws Exception {
    try (SampleTenant tenant = tenant()) {
      HttpClient http = HttpClient.newHttpClient();
      Instant begun = Instant.now();
      List<String> ids = new ArrayList<>();
      String filter = URLEncoder.encode("status eq 'inGracePeriod'", StandardCharsets.UTF_8);
      URI page = tenant.graphRoot().resolve("/beta/deviceManagement/virtualEndpoint/cloudPCs?$select=id,status&$filter=" + filter);
      while (page != null) {
        String body = get(http, tenant, page).body();
        ID.matcher(body).results().forEach(found -> ids.add(found.group(1)));
        Matcher next = NEXT.matcher(body);
        page = next.find() ? URI.create(next.group(1)) : null;
      }
      for (String id : ids.subList(0, PEER_TARGETS)) {
        URI one = tenant.graphRoot().resolve("/beta/deviceManagement/virtualEndpoint/cloudPCs/" + id);
        HttpRequest post =
            request(tenant, URI.create(one.toString().replace("/beta/", "/v1.0/") + "/endGracePeriod"))
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        require(http.send(post, HttpResponse.BodyHandlers.ofString()).statusCode() == 204, "the loop was refused");
        while (!isGone(get(http, tenant, one))) {
          Thread.onSpinWait();
        }
      }
      return seconds(begun);
    }
  }

  private static boolean isGone(HttpResponse<String> shown) {
    if (shown.statusCode() == 404) {
      return true;
    }
    Matcher status = STATUS.matcher(shown.body());
    return status.find() && !status.group(1).equals("inGracePeriod") && !status.group(1).equals("deprovisioning");
  }

  private static HttpResponse<String> get(HttpClient http, SampleTenant tenant, URI address) throws Exception {
    return http.send(request(tenant, address).GET().build(), HttpResponse.BodyHandlers.ofString());
  }

  private static HttpRequest.Builder request(SampleTenant tenant, URI address) {
    return HttpRequest.newBuilder(address)
        .header("Authorization", "Bearer " + tenant.accessToken())
        .header("User-Agent", "script");
  }

  private static double seconds(Instant begun) {
    return Duration.between(begun, Instant.now()).toMillis() / 1000.0;
  }

  private static void require(boolean holds, String sentence) {
    if (!holds) {
      throw new IllegalStateException(sentence);
    }
  }
}
