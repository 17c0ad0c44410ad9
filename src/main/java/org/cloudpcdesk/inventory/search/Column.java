package org.cloudpcdesk.inventory.search;

/** What the grid can show and order by. */
public enum Column {
  STATUS,
  DEVICE,
  PERSON,
  PLAN,
  POLICY,
  GRACE_END,
  REGION,
  LAST_SEEN,
  DISPLAY_NAME,
  IMAGE,
  PROVISIONING_TYPE,
  PLAN_TYPE,
  PROVISIONED,
  LAST_MODIFIED,
  ID
}
