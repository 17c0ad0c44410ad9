package org.cloudpcdesk.sample;

import java.util.List;
import java.util.Locale;
import org.cloudpcdesk.sample.world.World;

/** Finds what a path means. Segments are compared without regard to case, as Graph does; keys are not. */
final class Routes {
  private final CloudPcEndpoints cloudPcs;
  private final AuditEndpoints audit;
  private final UserEndpoints users;
  private final Licences licences;
  private final OrganizationEndpoint organization = new OrganizationEndpoint();
  private final Batch batch;

  Routes(World world, Batch batch) {
    this.cloudPcs = new CloudPcEndpoints(world);
    this.audit = new AuditEndpoints(world);
    this.licences = new Licences(world);
    this.users = new UserEndpoints(world, licences);
    this.batch = batch;
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
    if (startsWith(path, "devicemanagement", "virtualendpoint", "auditevents")) {
      return auditEvents(path.subList(3, path.size()));
    }
    if (startsWith(path, "devicemanagement", "virtualendpoint", "geteffectivepermissions")) {
      Operation own =
          Operation.get(Operation.CLOUD_PC_READ, (c, grant) -> RoleActions.effective(c, grant.roleActions()));
      return onlyBeta(call, path.get(2), end(path.subList(3, path.size()), own));
    }
    String first = path.isEmpty() ? "" : path.getFirst();
    List<String> rest = path.isEmpty() ? path : path.subList(1, path.size());
    return switch (first.toLowerCase(Locale.ROOT)) {
      case "users" -> users(rest);
      case "me" -> me(rest);
      case "organization" -> end(rest, Operation.get(Operation.TENANT, (c, grant) -> organization.list(c, grant.tenantId())));
      case "subscribedskus" -> end(rest, Operation.get(Operation.SKUS, (c, grant) -> licences.subscribed(c)));
      case "$batch" -> end(rest, Operation.post(Operation.NONE, (c, grant) -> batch.run(c)));
      default -> throw unknown(first);
    };
  }

  private List<Operation> auditEvents(List<String> rest) throws GraphError {
    Operation.Action action = rest.isEmpty() ? (c, grant) -> audit.list(c) : (c, grant) -> audit.get(c, rest.getFirst());
    return end(
        rest.isEmpty() ? rest : rest.subList(1, rest.size()),
        Operation.get(Operation.CLOUD_PC_READ, action).withRole(RoleActions.AUDIT));
  }

  private List<Operation> users(List<String> rest) throws GraphError {
    if (rest.isEmpty()) {
      return List.of(Operation.get(Operation.PEOPLE, (c, grant) -> users.list(c)));
    }
    String id = rest.getFirst();
    if (rest.size() == 1) {
      return List.of(
          Operation.get(Operation.PEOPLE, (c, grant) -> id.equals("$count") ? users.count(c) : users.get(c, id)));
    }
    return licenseDetails(rest, Operation.get(Operation.LICENCES, (c, grant) -> users.licenseDetails(c, id)));
  }

  private List<Operation> me(List<String> rest) throws GraphError {
    if (rest.isEmpty()) {
      return List.of(Operation.get(Operation.SELF, (c, grant) -> users.get(c, grant.userPrincipalName())));
    }
    Operation own = Operation.get(Operation.SELF, (c, grant) -> users.licenseDetails(c, grant.userPrincipalName()));
    return licenseDetails(List.of("me", rest.getFirst()), own);
  }

  private static List<Operation> licenseDetails(List<String> rest, Operation operation) throws GraphError {
    if (!rest.get(1).equalsIgnoreCase("licenseDetails")) {
      throw unknown(rest.get(1));
    }
    return end(rest.subList(2, rest.size()), operation);
  }

  /** An operation of a path that must end here. */
  private static List<Operation> end(List<String> rest, Operation operation) throws GraphError {
    if (!rest.isEmpty()) {
      throw unknown(rest.getFirst());
    }
    return List.of(operation);
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
          List.of(
              Operation.post(Operation.CLOUD_PC_WRITE, (c, grant) -> cloudPcs.endGracePeriod(c, first, grant))
                  .withRole(RoleActions.END_GRACE_PERIOD));
      case "retrievecloudpcremoteactionresults" ->
          onlyBeta(call, second, read((c, grant) -> cloudPcs.remoteActions(c, first)));
      default -> throw unknown(second);
    };
  }

  private static List<Operation> read(Operation.Action action) {
    return List.of(Operation.get(Operation.CLOUD_PC_READ, action).withRole(RoleActions.READ));
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
