package org.cloudpcdesk.graph;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import org.cloudpcdesk.model.CloudPc;
import org.cloudpcdesk.model.CloudPc.StatusDetail;
import org.cloudpcdesk.model.CloudPcStatus;
import org.cloudpcdesk.model.GraphTime;
import org.jspecify.annotations.Nullable;

/**
 * Reads Cloud PCs from a stream and loses nothing of them: what has no component in {@link CloudPc}, or came with
 * another type than documented, stays in {@link CloudPc#rest()}. Not thread-safe; those
 * that read one list share their pool.
 */
final class CloudPcReader {
  private final StringPool pool;
  private final TextWriter restText = new TextWriter();

  CloudPcReader(StringPool pool) {
    this.pool = pool;
  }

  /** Reads one Cloud PC; null when what comes next is no object or has no id. Reads past it in any case. */
  @Nullable CloudPc read(JsonReader in) throws IOException {
    if (in.peek() != JsonToken.BEGIN_OBJECT) {
      in.skipValue();
      return null;
    }
    Row row = new Row(in);
    in.beginObject();
    while (in.hasNext()) {
      row.member(in.nextName());
    }
    in.endObject();
    return row.cloudPc();
  }

  /** One Cloud PC while it is read. */
  private final class Row {
    private final JsonReader in;
    private final CloudPc.Builder pc = CloudPc.builder("");
    private boolean named;
    private @Nullable StatusDetail statusDetail;
    private @Nullable StatusDetail statusDetails;
    private @Nullable JsonWriter rest;

    Row(JsonReader in) {
      this.in = in;
    }

    void member(String name) throws IOException {
      switch (name) {
        case "id" -> id();
        case "displayName" -> pc.displayName(text(name));
        case "userPrincipalName" -> pc.userPrincipalName(text(name));
        case "managedDeviceName" -> pc.managedDeviceName(text(name));
        case "managedDeviceId" -> pc.managedDeviceId(text(name));
        case "aadDeviceId" -> pc.aadDeviceId(text(name));
        case "status" -> pc.status(CloudPcStatus.of(pool.shared(text(name))));
        case "statusDetail" -> statusDetail = detail(name);
        case "statusDetails" -> statusDetails = detail(name);
        case "servicePlanId" -> pc.servicePlanId(shared(name));
        case "servicePlanName" -> pc.servicePlanName(shared(name));
        case "servicePlanType" -> pc.servicePlanType(shared(name));
        case "provisioningPolicyId" -> pc.provisioningPolicyId(shared(name));
        case "provisioningPolicyName" -> pc.provisioningPolicyName(shared(name));
        case "provisioningType" -> pc.provisioningType(shared(name));
        case "imageDisplayName" -> pc.imageDisplayName(shared(name));
        case "deviceRegionName" -> pc.deviceRegionName(shared(name));
        case "onPremisesConnectionName" -> pc.onPremisesConnectionName(shared(name));
        case "diskEncryptionState" -> pc.diskEncryptionState(shared(name));
        case "gracePeriodEndDateTime" -> pc.gracePeriodEnd(time(name));
        case "lastModifiedDateTime" -> pc.lastModified(time(name));
        case "provisionedDateTime" -> pc.provisioned(time(name));
        // Of the answer, not of the Cloud PC: a read of one has them and a list has not, so that each look would be a change.
        case "@odata.context", "@microsoft.graph.tips" -> in.skipValue();
        default -> keep(name);
      }
    }

    @Nullable CloudPc cloudPc() throws IOException {
      if (!named) {
        return null;
      }
      if (rest != null) {
        rest.endObject();
        pc.rest(pool.shared(restText.toString()));
      }
      return pc.statusDetail(statusDetail == null ? statusDetails : statusDetail).build();
    }

    private void id() throws IOException {
      if (in.peek() == JsonToken.NUMBER) {
        String digits = in.nextString();
        rest("id").jsonValue(digits);
        named(digits);
      } else {
        named(text("id"));
      }
    }

    private void named(@Nullable String id) {
      if (id != null && !id.isBlank()) {
        pc.id(id);
        named = true;
      }
    }

    private @Nullable String shared(String name) throws IOException {
      return pool.shared(text(name));
    }

    private @Nullable GraphTime time(String name) throws IOException {
      String text = text(name);
      return text == null ? null : GraphTime.of(text);
    }

    private @Nullable String text(String name) throws IOException {
      switch (in.peek()) {
        case STRING -> {
          return in.nextString();
        }
        case NULL -> in.nextNull();
        default -> keep(name);
      }
      return null;
    }

    /** Code and message. The whole detail is kept besides: it may say more, and under which of two names it came. */
    private @Nullable StatusDetail detail(String name) throws IOException {
      if (in.peek() == JsonToken.NULL && name.equals("statusDetail")) {
        in.nextNull();
        return null;
      }
      if (in.peek() != JsonToken.BEGIN_OBJECT) {
        keep(name);
        return null;
      }
      TextWriter copy = new TextWriter();
      Json.copy(in, Json.writer(copy));
      String whole = copy.toString();
      rest(name).jsonValue(whole);
      JsonObject object = JsonParser.parseString(whole).getAsJsonObject();
      return new StatusDetail(pool.shared(Json.text(object, "code")), Json.text(object, "message"));
    }

    private void keep(String name) throws IOException {
      Json.copy(in, rest(name));
    }

    private JsonWriter rest(String name) throws IOException {
      if (rest == null) {
        rest = Json.writer(restText.emptied());
        rest.beginObject();
      }
      return rest.name(name);
    }
  }
}
