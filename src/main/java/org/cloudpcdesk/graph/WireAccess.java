package org.cloudpcdesk.graph;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.Set;
import java.util.stream.Collectors;
import org.cloudpcdesk.model.Permission;

/** What the account may do, over the wire. */
record WireAccess(GraphClient client, Addresses addresses) implements AccessApi {

  @Override
  public Set<String> effectivePermissions() throws GraphException {
    Call call = Call.readBeta(addresses.betaEndpoint("getEffectivePermissions"), Permission.CLOUD_PC_READ);
    return client.send(
        call,
        (answer, body) ->
            Json.document(
                body,
                in -> {
                  if (Json.element(in) instanceof JsonObject object && object.get("value") instanceof JsonArray names) {
                    return names.asList().stream()
                        .filter(JsonElement::isJsonPrimitive)
                        .map(JsonElement::getAsString)
                        .collect(Collectors.toUnmodifiableSet());
                  }
                  throw new BadBodyException("it holds no permissions");
                }));
  }
}
