package org.cloudpcdesk.access;

import org.cloudpcdesk.model.Permission;
import org.jspecify.annotations.Nullable;

/**
 * Something an administrator does with this program, and what it takes: a permission that the token carries and, for
 * Cloud PCs, a role that allows it (Microsoft Intune, "Role-based access control for Cloud PCs").
 */
public enum Right {
  SEE_CLOUD_PCS(Permission.CLOUD_PC_READ, "Microsoft.CloudPC/CloudPCs/Read"),
  SEE_AUDIT_EVENTS(Permission.CLOUD_PC_READ, "Microsoft.CloudPC/AuditData/Read"),
  END_GRACE_PERIODS(Permission.CLOUD_PC_READ_WRITE, "Microsoft.CloudPC/CloudPCs/EndGracePeriod"),
  SEE_PEOPLE(Permission.USER_READ_ALL, null),
  SEE_LICENSES(Permission.LICENSE_READ, null);

  private final Permission permission;
  private final @Nullable String roleAction;

  Right(Permission permission, @Nullable String roleAction) {
    this.permission = permission;
    this.roleAction = roleAction;
  }

  public Permission permission() {
    return permission;
  }

  /** What a role must allow, by its name in Microsoft's role based access control, or null. */
  public @Nullable String roleAction() {
    return roleAction;
  }
}
