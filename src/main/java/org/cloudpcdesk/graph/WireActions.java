package org.cloudpcdesk.graph;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import org.cloudpcdesk.graph.GraphException.Delivery;
import org.cloudpcdesk.graph.GraphException.Kind;
import org.cloudpcdesk.model.Permission;

/** The changing calls, on v1.0. Sent once, whatever the answer. */
final class WireActions implements CloudPcActions {
  private static final int LONGEST_ERROR = 64 * 1024;

  private final GraphClient client;
  private final Addresses addresses;
  private final boolean readOnly;

  WireActions(GraphClient client, Addresses addresses, boolean readOnly) {
    this.client = client;
    this.addresses = addresses;
    this.readOnly = readOnly;
  }

  private static boolean tellsOfAnError(InputStream body) {
    try {
      String text = new String(body.readNBytes(LONGEST_ERROR), StandardCharsets.UTF_8);
      return JsonParser.parseString(text) instanceof JsonObject object && object.has("error");
    } catch (IOException | JsonParseException otherText) {
      // Something else, or the half of it: the status alone has to do.
      return false;
    }
  }

  @Override
  public Accepted endGracePeriod(String cloudPcId) throws GraphException {
    return endGracePeriod(cloudPcId, Instant.MAX, () -> true);
  }

  @Override
  public int places() {
    return client.places();
  }

  @Override
  public Accepted endGracePeriod(String cloudPcId, Instant leaveBy, BooleanSupplier wanted) throws GraphException {
    if (readOnly) {
      throw GraphException.of(Kind.READ_ONLY, "Nothing was sent: this program runs in read-only mode.")
          .delivery(Delivery.NOT_SENT)
          .build();
    }
    // The plain action name: the qualified one failed for users (msgraph-sdk-powershell issue 2913).
    Call call =
        Call.post(
            addresses.endpoint("cloudPCs/" + Addresses.segment(cloudPcId) + "/endGracePeriod"),
            Permission.CLOUD_PC_READ_WRITE);
    return client.send(
        call,
        (answer, body) -> {
          // Graph answers 204 without a body; a web page under a good status is a gateway speaking in its place.
          if (answer.contentType().contains("html")) {
            throw new BadBodyException("it is a web page");
          }
          if (tellsOfAnError(body)) {
            throw new BadBodyException("it tells of an error");
          }
          return new Accepted(answer.at(), answer.serviceTime(), answer.requestId(), answer.clientRequestId());
        },
        leaveBy,
        wanted);
  }
}
