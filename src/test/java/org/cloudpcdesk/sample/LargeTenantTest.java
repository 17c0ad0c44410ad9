package org.cloudpcdesk.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cloudpcdesk.sample.GraphTestClient.CLOUD_PCS;
import static org.cloudpcdesk.sample.GraphTestClient.encode;
import static org.cloudpcdesk.sample.GraphTestClient.rows;

import com.google.gson.JsonObject;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Large tenants page to their end and are searched whole; two tenants of one seed answer alike. */
class LargeTenantTest {
  private static final Instant START = Instant.parse("2026-11-02T08:00:00Z");

  @Test
  void manyComeInAsManyPagesAsNeeded() throws Exception {
    try (SampleTenant tenant = SampleTenant.start(SampleOptions.DEFAULTS.withCloudPcs(10_000), new ManualClock(START));
        GraphTestClient client = new GraphTestClient(tenant)) {
      List<JsonObject> pages = client.pages("/beta" + CLOUD_PCS + "?$top=1000&$select=id");
      assertThat(pages).hasSize(10);
      assertThat(pages.stream().flatMap(page -> rows(page).stream()).map(row -> row.get("id")).distinct().count())
          .isEqualTo(10_000);
    }
  }

  @Test
  void ofAHundredThousandTheLastIsFound() throws Exception {
    try (SampleTenant tenant = SampleTenant.start(SampleOptions.DEFAULTS.withCloudPcs(100_000), new ManualClock(START));
        GraphTestClient client = new GraphTestClient(tenant)) {
      String last = tenant.control().ids().getLast();
      assertThat(rows(client.object("/beta" + CLOUD_PCS + "?$filter=" + encode("id eq '" + last + "'")))).hasSize(1);
    }
  }

  @Test
  void theSameSeedGivesTheSameBytes() throws Exception {
    SampleOptions options = SampleOptions.DEFAULTS.withCloudPcs(150);
    try (SampleTenant one = SampleTenant.start(options, new ManualClock(START));
        SampleTenant two = SampleTenant.start(options, new ManualClock(START));
        SampleTenant other = SampleTenant.start(options.withSeed(43), new ManualClock(START));
        GraphTestClient first = new GraphTestClient(one);
        GraphTestClient second = new GraphTestClient(two);
        GraphTestClient third = new GraphTestClient(other)) {
      for (String path
          : List.of(CLOUD_PCS + "?$select=id,status,lastRemoteActionResult,statusDetail", "/users",
              "/subscribedSkus")) {
        String body = relative(first.get("/beta" + path).body(), one);
        assertThat(relative(second.get("/beta" + path).body(), two)).isEqualTo(body);
        assertThat(relative(third.get("/beta" + path).body(), other)).isNotEqualTo(body);
      }
    }
  }

  private static String relative(String body, SampleTenant tenant) {
    return body.replace(tenant.graphRoot().toString(), "");
  }
}
