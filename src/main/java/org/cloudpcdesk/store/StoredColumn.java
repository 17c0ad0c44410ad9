package org.cloudpcdesk.store;

/** The members of a row as they lie on the disk, each in pieces of its own. The names stand in files and stay as they are. */
enum StoredColumn {
  ID(Form.TEXT),
  DISPLAY_NAME(Form.TEXT),
  USER(Form.TEXT),
  DEVICE(Form.TEXT),
  DEVICE_ID(Form.TEXT),
  ENTRA_DEVICE_ID(Form.TEXT),
  STATUS(Form.SHARED),
  STATUS_DETAIL(Form.SHARED),
  PLAN_ID(Form.SHARED),
  PLAN(Form.SHARED),
  PLAN_TYPE(Form.SHARED),
  POLICY_ID(Form.SHARED),
  POLICY(Form.SHARED),
  PROVISIONING_TYPE(Form.SHARED),
  IMAGE(Form.SHARED),
  REGION(Form.SHARED),
  CONNECTION(Form.SHARED),
  DISK_ENCRYPTION(Form.SHARED),
  GRACE_END(Form.TIME),
  MODIFIED(Form.TIME),
  PROVISIONED(Form.TIME),
  REST(Form.SHARED),
  SEEN(Form.SHARED),
  CHANGED(Form.SHARED);

  /** How the values of a column are written. */
  enum Form {
    /** Each row its own text: {@link TextColumn}. */
    TEXT,
    /** Each value once, and a number for each row: {@link SharedColumn}. */
    SHARED,
    /** Dates as the service writes them: {@link TimeColumn}. */
    TIME
  }

  final Form form;

  StoredColumn(Form form) {
    this.form = form;
  }
}
