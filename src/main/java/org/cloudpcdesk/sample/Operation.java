package org.cloudpcdesk.sample;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Something the sample tenant's Graph can do at a path.
 *
 * @param scopes any one of them is enough; none is needed when there are none
 * @param roleAction what a role of the person must allow, or null
 */
record Operation(String method, Set<String> scopes, @Nullable String roleAction, Action action) {

  /** Does it. */
  @FunctionalInterface
  interface Action {
    Reply run(Call call, TokenRegister.Grant grant) throws GraphError;
  }

  static final Set<String> NONE = Set.of();
  static final Set<String> CLOUD_PC_READ = Set.of("CloudPC.Read.All", "CloudPC.ReadWrite.All");
  static final Set<String> CLOUD_PC_WRITE = Set.of("CloudPC.ReadWrite.All");
  static final Set<String> PEOPLE = Set.of("User.Read.All", "User.ReadWrite.All", "Directory.Read.All");
  static final Set<String> SELF =
      Set.of("User.Read", "User.ReadWrite", "User.Read.All", "User.ReadWrite.All", "Directory.Read.All");
  static final Set<String> TENANT = Set.of("User.Read", "Organization.Read.All", "Directory.Read.All");
  static final Set<String> LICENCES =
      Set.of("LicenseAssignment.Read.All", "User.Read.All", "User.ReadWrite.All", "Directory.Read.All");
  static final Set<String> SKUS =
      Set.of("LicenseAssignment.Read.All", "Organization.Read.All", "Directory.Read.All");

  static Operation get(Set<String> scopes, Action action) {
    return new Operation("GET", scopes, null, action);
  }

  static Operation post(Set<String> scopes, Action action) {
    return new Operation("POST", scopes, null, action);
  }

  /** The same for those alone whose roles allow an action of {@link RoleActions}. */
  Operation withRole(String allowing) {
    return new Operation(method, scopes, allowing, action);
  }
}
