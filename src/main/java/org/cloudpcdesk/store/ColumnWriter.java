package org.cloudpcdesk.store;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.cloudpcdesk.model.CloudPc;
import org.cloudpcdesk.model.CloudPcStatus;
import org.cloudpcdesk.model.GraphTime;
import org.jspecify.annotations.Nullable;

/** Writes one column of a number of rows; {@link RowPart} reads it. Stateless. */
final class ColumnWriter {
  private ColumnWriter() {}

  static byte[] bytes(StoredColumn column, List<StoredRow> rows) {
    RowWriter out = new RowWriter();
    switch (column) {
      case ID -> texts(rows, CloudPc::id, out);
      case DISPLAY_NAME -> texts(rows, CloudPc::displayName, out);
      case USER -> texts(rows, CloudPc::userPrincipalName, out);
      case DEVICE -> texts(rows, CloudPc::managedDeviceName, out);
      case DEVICE_ID -> texts(rows, CloudPc::managedDeviceId, out);
      case ENTRA_DEVICE_ID -> texts(rows, CloudPc::aadDeviceId, out);
      case STATUS -> SharedColumn.write(ofEach(rows, row -> row.pc().status()), out, ColumnWriter::status);
      case STATUS_DETAIL ->
          SharedColumn.write(ofEach(rows, row -> row.pc().statusDetail()), out, ColumnWriter::detail);
      case PLAN_ID -> shared(rows, CloudPc::servicePlanId, out);
      case PLAN -> shared(rows, CloudPc::servicePlanName, out);
      case PLAN_TYPE -> shared(rows, CloudPc::servicePlanType, out);
      case POLICY_ID -> shared(rows, CloudPc::provisioningPolicyId, out);
      case POLICY -> shared(rows, CloudPc::provisioningPolicyName, out);
      case PROVISIONING_TYPE -> shared(rows, CloudPc::provisioningType, out);
      case IMAGE -> shared(rows, CloudPc::imageDisplayName, out);
      case REGION -> shared(rows, CloudPc::deviceRegionName, out);
      case CONNECTION -> shared(rows, CloudPc::onPremisesConnectionName, out);
      case DISK_ENCRYPTION -> shared(rows, CloudPc::diskEncryptionState, out);
      case GRACE_END -> times(rows, CloudPc::gracePeriodEnd, out);
      case MODIFIED -> times(rows, CloudPc::lastModified, out);
      case PROVISIONED -> times(rows, CloudPc::provisioned, out);
      case REST -> shared(rows, CloudPc::rest, out);
      case SEEN -> SharedColumn.write(ofEach(rows, StoredRow::seen), out, RowWriter::instant);
      case CHANGED -> SharedColumn.write(ofEach(rows, StoredRow::changed), out, RowWriter::instant);
    }
    return out.result();
  }

  private static void status(RowWriter out, CloudPcStatus status) {
    out.text(status.text());
  }

  private static void detail(RowWriter out, CloudPc.StatusDetail detail) {
    out.text(detail.code());
    out.text(detail.message());
  }

  private static void texts(List<StoredRow> rows, Function<CloudPc, @Nullable String> member, RowWriter out) {
    TextColumn.write(ofEach(rows, row -> member.apply(row.pc())), out);
  }

  private static void shared(List<StoredRow> rows, Function<CloudPc, @Nullable String> member, RowWriter out) {
    SharedColumn.write(ofEach(rows, row -> member.apply(row.pc())), out, RowWriter::text);
  }

  private static void times(List<StoredRow> rows, Function<CloudPc, @Nullable GraphTime> member, RowWriter out) {
    TimeColumn.write(ofEach(rows, row -> member.apply(row.pc())), out);
  }

  private static <T> List<@Nullable T> ofEach(List<StoredRow> rows, Function<StoredRow, @Nullable T> member) {
    List<@Nullable T> all = new ArrayList<>(rows.size());
    for (StoredRow row : rows) {
      all.add(member.apply(row));
    }
    return all;
  }
}
