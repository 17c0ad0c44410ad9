package org.cloudpcdesk.model;

/**
 * The delegated Microsoft Graph permissions the program may ask for, each only when it is first needed. Names are those of
 * the Graph permissions reference.
 */
public enum Permission {
  /** Look at Cloud PCs, their actions and audit events. */
  CLOUD_PC_READ("CloudPC.Read.All"),
  /** End a grace period. Asked for at the first action. */
  CLOUD_PC_READ_WRITE("CloudPC.ReadWrite.All"),
  /** The signed-in administrator's own name, and how the tenant is called. */
  USER_READ("User.Read"),
  /** Another person's name, account state and licences. Asked for at the first look at one. */
  USER_READ_ALL("User.Read.All"),
  /** A person's licences and the tenant's subscriptions. Asked for together with {@link #USER_READ_ALL}. */
  LICENSE_READ("LicenseAssignment.Read.All");

  private final String scope;

  Permission(String scope) {
    this.scope = scope;
  }

  /** The scope's short name, without the resource. */
  public String scope() {
    return scope;
  }
}
