package org.cloudpcdesk.signin;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.cloudpcdesk.model.Cloud;
import org.cloudpcdesk.model.Permission;
import org.jspecify.annotations.Nullable;

/**
 * Names of Graph's permissions as the identity service of a cloud knows them. A short name means the global Graph, so
 * they are asked for in full.
 */
record Scopes(Cloud cloud) {

  Set<String> of(Set<Permission> permissions) {
    return permissions.stream()
        .map(permission -> cloud.graphRoot() + "/" + permission.scope())
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Those of the program's permissions that a token reply names, in short or in full: Entra answers either way. */
  static Set<Permission> read(@Nullable String scopes) {
    Set<String> names =
        scopes == null
            ? Set.of()
            : Arrays.stream(scopes.trim().split("\\s+"))
                .map(scope -> scope.substring(scope.lastIndexOf('/') + 1))
                .collect(Collectors.toUnmodifiableSet());
    Set<Permission> granted = EnumSet.noneOf(Permission.class);
    for (Permission permission : Permission.values()) {
      if (names.contains(permission.scope())) {
        granted.add(permission);
      }
    }
    return Set.copyOf(granted);
  }
}
