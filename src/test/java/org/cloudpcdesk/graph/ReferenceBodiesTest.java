package org.cloudpcdesk.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.cloudpcdesk.model.AuditEvent;
import org.cloudpcdesk.model.CloudPc;
import org.cloudpcdesk.model.CloudPcStatus;
import org.cloudpcdesk.model.Person;
import org.cloudpcdesk.model.RemoteActionResult;
import org.cloudpcdesk.model.SubscribedSku;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every body Microsoft prints for what this program reads comes through the real client with nothing lost. */
class ReferenceBodiesTest extends GraphTest {
  private Path reference;

  @BeforeEach
  void findReference() {
    String folder = System.getProperty("graph.reference", "");
    assumeTrue(!folder.isEmpty(), "skipped: the property graph.reference names no folder of Microsoft's samples");
    reference = Path.of(folder);
  }

  @Test
  void everyListOfCloudPcsIsReadWithNothingLost() throws IOException {
    List<Path> lists = files("(me-)?list-cloudPCs.*\\.json");
    assertThat(lists).hasSizeGreaterThanOrEqualTo(7);
    for (Path file : lists) {
      JsonObject body = body(file);
      // Sample links lead to Microsoft's own hosts, where a test has no business.
      body.remove("@odata.nextLink");
      List<JsonObject> originals =
          body.getAsJsonArray("value").asList().stream().map(JsonElement::getAsJsonObject).toList();
      server.play(ScriptedGraph.json(body.toString()));

      List<JsonObject> rebuilt = new ArrayList<>();
      graph.cloudPcs().list(null, page -> page.rows().forEach(pc -> rebuilt.add(RebuiltJson.of(pc))));

      assertThat(rebuilt)
          .as("%s", file)
          .isEqualTo(originals.stream().map(RebuiltJson::expected).toList())
          .isNotEmpty();
    }
  }

  @Test
  void everySingleCloudPcIsReadWithNothingLost() throws IOException {
    List<Path> singles = files("(me-)?get-cloudPC\\.?.*\\.json");
    assertThat(singles).hasSizeGreaterThanOrEqualTo(4);
    for (Path file : singles) {
      server.play(ScriptedGraph.json(Files.readString(file)));

      JsonObject body = body(file);

      CloudPc pc = graph.cloudPcs().get(body.get("id").getAsString());

      assertThat(RebuiltJson.of(pc)).as("%s", file).isEqualTo(RebuiltJson.expected(body));
    }
  }

  @Test
  void theOtherBodiesAreRead() throws IOException {
    play("beta/retrieveCloudPcCountByStatus.json");
    assertThat(graph.cloudPcs().countByStatus())
        .isEqualTo(Map.of(CloudPcStatus.of("provisioned"), 22, CloudPcStatus.of("failed"), 11));

    play("beta/retrieveCloudPCRemoteActionResults.json");
    List<RemoteActionResult> actions = graph.cloudPcs().remoteActionResults(ID);
    assertThat(actions).extracting(RemoteActionResult::actionName).containsExactly("CloudPcPowerOn");
    assertThat(actions.getFirst().started().instant()).isPresent();

    play("v1.0/list-auditEvents.json");
    List<AuditEvent> events = graph.cloudPcs().auditEvents("Resource Id value");
    assertThat(events).extracting(AuditEvent::id).containsExactly("250473f5-029f-4037-813d-ba4768201d61");
    assertThat(events.getFirst().activityType()).isEqualTo(" Activity Type value");
    assertThat(events.getFirst().correlationId()).isEqualTo("a5c71cc6-2271-4d5c-9bfe-d94781e83fe6");

    play("v1.0/get-user.json");
    Person person = graph.directory().person("AdeleV@contoso.onmicrosoft.com");
    assertThat(person.displayName()).isEqualTo("Adele Vance");

    play("v1.0/user-list-licenseDetails.json");
    assertThat(graph.directory().licenses("x")).extracting(Person.License::skuPartNumber)
        .containsExactly("ENTERPRISEPREMIUM", "SCHOOL_DATA_SYNC_P2");

    play("v1.0/list-subscribedSkus.json");
    assertThat(graph.directory().subscribedSkus())
        .containsExactly(
            new SubscribedSku("c7df2760-2c81-4ef7-b578-5b5392b571df", "ENTERPRISEPREMIUM", 14, 25, List.of()),
            new SubscribedSku("d17b27af-3f49-4822-99f9-56a661538792", "CRMSTANDARD", 14, 0, List.of()));
  }

  @Test
  void everyErrorBodyIsUnderstood() throws IOException {
    for (Path file : files("error-\\d+.*\\.json")) {
      int status = Integer.parseInt(file.getFileName().toString().replaceAll("\\D*(\\d+).*", "$1"));
      JsonObject sample = body(file);
      JsonObject error = sample.has("body") ? sample.getAsJsonObject("body") : sample;
      server.play(ScriptedGraph.answer(status, "Retry-After: 1000\r\n", error.toString()));

      GraphException why = failure(() -> graph.actions().endGracePeriod(ID));
      time.advance(Duration.ofHours(1));

      assertThat(why.httpStatus()).as("%s", file).isEqualTo(status);
      assertThat(why.code()).as("%s", file).contains(error.getAsJsonObject("error").get("code").getAsString());
      assertThat(why.requestId()).as("%s", file).contains("94fb3b52-452a-4535-a601-69e0a90e3aa2");
    }
  }

  private void play(String file) throws IOException {
    server.play(ScriptedGraph.json(Files.readString(reference.resolve(file))));
  }

  private List<Path> files(String pattern) throws IOException {
    try (Stream<Path> all = Files.walk(reference)) {
      return all.filter(file -> file.getFileName().toString().matches(pattern)).sorted().toList();
    }
  }

  private static JsonObject body(Path file) throws IOException {
    return JsonParser.parseString(Files.readString(file)).getAsJsonObject();
  }
}
