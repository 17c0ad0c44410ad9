package org.cloudpcdesk.sample;

import java.util.List;
import java.util.Locale;
import org.cloudpcdesk.sample.world.World;

/** Finds what a path means. Segments are compared without regard to case, as Graph does; keys are not. */
final class Routes {
  private final CloudPcEndpoints cloudPcs;

  Routes(World world) {
    this.cloudPcs = new CloudPcEndpoints(world);
  }

  /**
   * The operations of a path, at least one.
   *
   * @throws GraphError 400 when the path leads nowhere, as Graph answers
   */
  List<Operation> find(Call call) throws GraphError {
    if (!call.version().equals("v1.0") && !call.beta()) {
      throw GraphError.badRequest("Invalid version: " + call.version());
    }
    List<String> path = call.segments();
    if (startsWith(path, "devicemanagement", "virtualendpoint", "cloudpcs")) {
      return cloudPcs(call, path.subList(3, path.size()));
    }
    throw unknown(path.isEmpty() ? "" : path.getFirst());
  }

  private List<Operation> cloudPcs(Call call, List<String> rest) throws GraphError {
    if (rest.isEmpty()) {
      return read((c, grant) -> cloudPcs.list(c));
    }
    String first = rest.getFirst();
    if (rest.size() == 1) {
      return switch (first.toLowerCase(Locale.ROOT)) {
        case "$count" -> read((c, grant) -> cloudPcs.count(c));
        case "retrievecloudpccountbystatus" -> onlyBeta(call, first, read((c, grant) -> cloudPcs.countByStatus(c)));
        default -> read((c, grant) -> cloudPcs.get(c, first));
      };
    }
    String second = rest.get(1);
    if (rest.size() > 2) {
      throw unknown(rest.get(2));
    }
    return switch (second.toLowerCase(Locale.ROOT)) {
      case "endgraceperiod" ->
          List.of(Operation.post(Operation.CLOUD_PC_WRITE, (c, grant) -> cloudPcs.endGracePeriod(first, grant)));
      case "retrievecloudpcremoteactionresults" ->
          onlyBeta(call, second, read((c, grant) -> cloudPcs.remoteActions(c, first)));
      default -> throw unknown(second);
    };
  }

  private static List<Operation> read(Operation.Action action) {
    return List.of(Operation.get(Operation.CLOUD_PC_READ, action));
  }

  private static List<Operation> onlyBeta(Call call, String segment, List<Operation> operations) throws GraphError {
    if (!call.beta()) {
      throw unknown(segment);
    }
    return operations;
  }

  private static boolean startsWith(List<String> path, String... segments) {
    if (path.size() < segments.length) {
      return false;
    }
    for (int i = 0; i < segments.length; i++) {
      if (!path.get(i).equalsIgnoreCase(segments[i])) {
        return false;
      }
    }
    return true;
  }

  private static GraphError unknown(String segment) {
    return GraphError.badRequest("Resource not found for the segment '" + segment + "'.");
  }
}
