package org.cloudpcdesk.sample;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.cloudpcdesk.sample.world.Pc;
import org.cloudpcdesk.sample.world.Traits;
import org.cloudpcdesk.sample.world.World;
import org.cloudpcdesk.sample.world.WorldActions;
import org.jspecify.annotations.Nullable;

/** What can be asked of {@code deviceManagement/virtualEndpoint/cloudPCs}. */
final class CloudPcEndpoints {
  private static final Set<String> OPTIONS =
      Set.of("$select", "$filter", "$count", "$top", "$skiptoken", "$orderby", "$format");

  private final World world;
  private final WorldActions actions;
  private final Listing<Pc> listing;
  private final AnsweredLists answered = new AnsweredLists();

  CloudPcEndpoints(World world) {
    this.world = world;
    this.actions = world.actions();
    this.listing =
        new Listing<>(
            CloudPcType.of(world), "deviceManagement/virtualEndpoint/cloudPCs", Pc::slot, OPTIONS, 1000, false);
  }

  Reply list(Call call) throws GraphError {
    List<Pc> rows = world.rows();
    Reply known = answered.find(rows, call);
    if (known != null) {
      return known;
    }
    Reply page = preferred(call, listing.page(call, rows, null));
    answered.keep(rows, call, page);
    return page;
  }

  Reply get(Call call, String id) throws GraphError {
    return preferred(call, listing.single(call, existing(id)));
  }

  Reply count(Call call) throws GraphError {
    Predicate<Pc> wanted = listing.filter(call.query().get("$filter"), call.beta());
    long count = world.rows().stream().filter(wanted).count();
    return Reply.text(Long.toString(count).getBytes(StandardCharsets.US_ASCII));
  }

  Reply countByStatus(Call call) throws GraphError {
    Predicate<Pc> wanted = listing.filter(call.query().get("customFilter"), true);
    View view = View.of(call);
    Map<String, Integer> counts = new TreeMap<>();
    world.rows().stream().filter(wanted).forEach(pc -> counts.merge(view.status(pc.status()), 1, Integer::sum));
    List<Map<String, @Nullable Object>> summaries =
        counts.entrySet().stream().map(e -> Json.object("status", e.getKey(), "count", e.getValue())).toList();
    return preferred(call, collection(call, "cloudPcStatusSummary", summaries));
  }

  Reply remoteActions(Call call, String id) throws GraphError {
    Pc pc = existing(id);
    return collection(
        call,
        "cloudPcRemoteActionResult",
        Traits.of(pc, world).actions().stream().map(action -> CloudPcType.action(pc, action)).toList());
  }

  Reply endGracePeriod(Call call, String id, TokenRegister.Grant grant) throws GraphError {
    return switch (actions.endGracePeriod(id, grant.userPrincipalName(), call.clientRequestId())) {
      case ACCEPTED -> Reply.noContent();
      case NOT_FOUND -> throw GraphError.notFound();
      case CONFLICT ->
          throw new GraphError(409, "Conflict", "The Cloud PC is not in a state that allows this operation.");
    };
  }

  private Pc existing(String id) throws GraphError {
    return world.find(id).orElseThrow(GraphError::notFound);
  }

  private static Reply collection(Call call, String type, List<?> items) {
    String context = call.root() + "/" + call.version() + "/$metadata#Collection(microsoft.graph." + type + ")";
    return Reply.json(200, Json.bytes(out -> Json.write(out, Json.object("@odata.context", context, "value", items))));
  }

  private static Reply preferred(Call call, Reply reply) {
    return call.wantsUnknownEnumMembers()
        ? reply.with("Preference-Applied", "include-unknown-enum-members")
        : reply;
  }
}
