package org.cloudpcdesk.sample;

import java.util.Set;

/**
 * Through which glasses a client looks at a resource.
 *
 * @param beta whether it asked the beta version
 * @param allMembers whether it gets the newer members of evolvable enumerations by name
 */
record View(boolean beta, boolean allMembers) {

  /** How filters see it: everything by its name. */
  static final View WHOLE = new View(true, true);

  private static final String UNKNOWN = "unknownFutureValue";

  private static final Set<String> NEWER_STATUS =
      Set.of(
          "movingRegion", "resizePendingLicense", "updatingSingleSignOn", "modifyingSingleSignOn",
          "refreshPolicyConfiguration", "preparing", "failoverInProgress", "failbackInProgress");

  private static final Set<String> NEWER_PROVISIONING_TYPE = Set.of("sharedByUser", "sharedByEntraGroup", "reserve");

  static View of(Call call) {
    return new View(call.beta(), call.wantsUnknownEnumMembers());
  }

  String status(String member) {
    return allMembers || !NEWER_STATUS.contains(member) ? member : UNKNOWN;
  }

  /** v1.0 never learned the three newer members; of them it has an older word for one only. */
  String provisioningType(String member) {
    if (!NEWER_PROVISIONING_TYPE.contains(member)) {
      return member;
    }
    if (!beta) {
      return member.equals("sharedByUser") ? "shared" : UNKNOWN;
    }
    return allMembers ? member : UNKNOWN;
  }
}
