package org.cloudpcdesk.graph;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import com.google.gson.stream.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.SplittableRandom;
import org.cloudpcdesk.model.CloudPc;
import org.cloudpcdesk.model.CloudPcStatus;
import org.junit.jupiter.api.Test;

class CloudPcReaderTest {
  private static final List<String> NAMES = List.of(
      "displayName", "userPrincipalName", "managedDeviceName", "managedDeviceId", "aadDeviceId", "status",
      "statusDetail", "statusDetails", "servicePlanId", "servicePlanName", "servicePlanType", "provisioningPolicyId",
      "provisioningPolicyName", "provisioningType", "imageDisplayName", "deviceRegionName", "onPremisesConnectionName",
      "diskEncryptionState", "gracePeriodEndDateTime", "lastModifiedDateTime", "provisionedDateTime", "@odata.type",
      "powerState", "lastLoginResult", "scopeIds", "noch nie gesehen", "");

  @Test
  void anImpossibleDateKeepsItsTextAndCostsNothing() throws IOException {
    CloudPc pc = read("{\"gracePeriodEndDateTime\":\"2020-11-010T20:00:34Z\",\"id\":\"1\",\"displayName\":\"A\"}");

    assertThat(pc.displayName()).isEqualTo("A");
    assertThat(pc.gracePeriodEnd()).isNotNull();
    assertThat(pc.gracePeriodEnd().text()).isEqualTo("2020-11-010T20:00:34Z");
    assertThat(pc.gracePeriodEnd().instant()).isEmpty();
  }

  @Test
  void enumTextIsKeptAsItCame() throws IOException {
    CloudPcStatus pascal = read("{\"id\":\"1\",\"status\":\"InGracePeriod\"}").status();
    assertThat(pascal.text()).isEqualTo("InGracePeriod");
    assertThat(pascal.isInGracePeriod()).isTrue();
    assertThat(read("{\"id\":\"1\",\"status\":\"tomorrow\"}").status().text()).isEqualTo("tomorrow");
    assertThat(read("{\"id\":\"1\"}").status()).isEqualTo(CloudPcStatus.UNREPORTED);
  }

  @Test
  void whatHasNoComponentIsKeptToTheDigit() throws IOException {
    CloudPc pc =
        read("{\"a\":1.50,\"id\":\"1\",\"b\":null,\"c\":{\"d\":[true,12345678901234567890]},\"e\":\"x\\u0000\"}");

    assertThat(pc.rest())
        .isEqualTo("{\"a\":1.50,\"b\":null,\"c\":{\"d\":[true,12345678901234567890]},\"e\":\"x\\u0000\"}");
  }

  @Test
  void whatSaysSomethingOfTheAnswerOnlyIsNoPartOfTheCloudPc() throws IOException {
    CloudPc listed = read("{\"id\":\"1\",\"displayName\":\"A\"}");
    CloudPc alone =
        read(
            "{\"@odata.context\":\"https://graph/beta/$metadata#x/$entity\",\"@microsoft.graph.tips\":\"Use $select\","
                + "\"id\":\"1\",\"displayName\":\"A\"}");

    assertThat(alone).isEqualTo(listed);
  }

  @Test
  void aMemberOfAnotherTypeThanDocumentedIsKeptToo() throws IOException {
    CloudPc pc = read("{\"id\":\"1\",\"displayName\":7,\"status\":{\"x\":1},\"lastModifiedDateTime\":[1]}");

    assertThat(pc.displayName()).isNull();
    assertThat(pc.rest()).isEqualTo("{\"displayName\":7,\"status\":{\"x\":1},\"lastModifiedDateTime\":[1]}");
  }

  @Test
  void theCurrentStatusDetailComesBeforeItsDeprecatedNamesakeAndBothSurvive() throws IOException {
    String body =
        "{\"statusDetails\":{\"code\":\"old\",\"message\":\"m\"},\"id\":\"1\",\"statusDetail\":{\"code\":\"new\","
            + "\"message\":null,\"additionalInformation\":[]}}";

    CloudPc pc = read(body);

    assertThat(pc.statusDetail()).isEqualTo(new CloudPc.StatusDetail("new", null));
    assertThat(RebuiltJson.of(pc)).isEqualTo(RebuiltJson.expected(JsonParser.parseString(body).getAsJsonObject()));
    assertThat(read("{\"id\":\"1\",\"statusDetails\":{\"code\":\"old\"}}").statusDetail())
        .isEqualTo(new CloudPc.StatusDetail("old", null));
  }

  @Test
  void textsThatRepeatAreSharedBetweenRows() throws IOException {
    CloudPcReader reader = new CloudPcReader(new StringPool());
    String body = "{\"id\":\"1\",\"servicePlanName\":\"Cloud PC Enterprise\",\"x\":true,\"status\":\"Failed\"}";

    CloudPc first = reader.read(new JsonReader(new StringReader(body)));
    CloudPc second = reader.read(new JsonReader(new StringReader(body)));

    assertThat(first.servicePlanName()).isSameAs(second.servicePlanName());
    assertThat(first.rest()).isSameAs(second.rest());
  }

  @Test
  void whateverComesNothingIsLost() throws IOException {
    SplittableRandom random = new SplittableRandom(20260302);
    for (int i = 0; i < 3_000; i++) {
      JsonObject original = new JsonObject();
      int members = random.nextInt(14);
      for (int m = 0; m < members; m++) {
        original.add(NAMES.get(random.nextInt(NAMES.size())), anything(random, 3));
      }
      original.addProperty("id", "id-" + i);

      CloudPc pc = read(original.toString());

      assertThat(RebuiltJson.of(pc)).as("%s", original).isEqualTo(RebuiltJson.expected(original));
    }
  }

  private static JsonElement anything(SplittableRandom random, int depth) {
    return switch (random.nextInt(depth > 0 ? 8 : 6)) {
      case 0 -> JsonNull.INSTANCE;
      case 1 -> new JsonPrimitive(random.nextBoolean());
      case 2 -> new JsonPrimitive(random.nextInt());
      case 3 -> new JsonPrimitive(random.nextDouble() * 1e20);
      case 4 -> new JsonPrimitive("2026-13-" + random.nextInt(40) + "T25:00:00Z");
      case 5 -> new JsonPrimitive("\u0000\"\\ \u2028 ä \uD83D\uDE00 " + random.nextInt());
      case 6 -> {
        JsonArray array = new JsonArray();
        for (int i = random.nextInt(4); i > 0; i--) {
          array.add(anything(random, depth - 1));
        }
        yield array;
      }
      default -> {
        JsonObject object = new JsonObject();
        for (String name : List.of("code", "message", "additionalInformation", "z")) {
          if (random.nextBoolean()) {
            object.add(name, anything(random, depth - 1));
          }
        }
        yield object;
      }
    };
  }

  private static CloudPc read(String json) throws IOException {
    CloudPc pc = new CloudPcReader(new StringPool()).read(new JsonReader(new StringReader(json)));
    assertThat(pc).isNotNull();
    return pc;
  }
}
