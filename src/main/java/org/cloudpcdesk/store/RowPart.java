package org.cloudpcdesk.store;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.cloudpcdesk.model.CloudPc;
import org.cloudpcdesk.model.CloudPcFacts;
import org.cloudpcdesk.model.CloudPcStatus;
import org.cloudpcdesk.model.GraphTime;
import org.cloudpcdesk.model.Sighting;
import org.jspecify.annotations.Nullable;

/**
 * A number of rows, stored column by column. A column is fetched when a row is first asked for it: who looks for a name
 * neither waits for what nobody asks for nor makes objects of it. Not thread-safe.
 */
final class RowPart {
  private final Pieces pieces;
  private final RowReader.Pool pool;
  private final Map<StoredColumn, Object> opened = new EnumMap<>(StoredColumn.class);
  private final SharedColumn<CloudPcStatus> states;

  /** Where columns are fetched. */
  interface Pieces {
    /** The column as {@link ColumnWriter} wrote it. */
    byte[] fetch(StoredColumn column);
  }

  /** @param pool texts that several parts have in common */
  RowPart(Pieces pieces, RowReader.Pool pool) {
    this.pieces = pieces;
    this.pool = pool;
    this.states = shared(StoredColumn.STATUS);
  }

  int rows() {
    return states.rows();
  }

  /** Adds all rows, with all there is of them, to a list. */
  void addTo(List<@Nullable StoredRow> rows) {
    for (int row = 0; row < rows(); row++) {
      rows.add(new StoredRow(pc(row), RowReader.present(seen(row)), changed(row)));
    }
  }

  /** A row of which nothing is fetched yet. */
  Sighting sighting(int row, @Nullable Instant listed) {
    return new LazyRow(row, listed);
  }

  private CloudPc pc(int row) {
    return new CloudPc(
        id(row),
        text(StoredColumn.DISPLAY_NAME, row),
        text(StoredColumn.USER, row),
        text(StoredColumn.DEVICE, row),
        text(StoredColumn.DEVICE_ID, row),
        text(StoredColumn.ENTRA_DEVICE_ID, row),
        status(row),
        this.<CloudPc.StatusDetail>shared(StoredColumn.STATUS_DETAIL).at(row),
        common(StoredColumn.PLAN_ID, row),
        common(StoredColumn.PLAN, row),
        common(StoredColumn.PLAN_TYPE, row),
        common(StoredColumn.POLICY_ID, row),
        common(StoredColumn.POLICY, row),
        common(StoredColumn.PROVISIONING_TYPE, row),
        common(StoredColumn.IMAGE, row),
        common(StoredColumn.REGION, row),
        common(StoredColumn.CONNECTION, row),
        common(StoredColumn.DISK_ENCRYPTION, row),
        time(StoredColumn.GRACE_END, row),
        time(StoredColumn.MODIFIED, row),
        time(StoredColumn.PROVISIONED, row),
        common(StoredColumn.REST, row));
  }

  private String id(int row) {
    return RowReader.present(text(StoredColumn.ID, row));
  }

  private CloudPcStatus status(int row) {
    return RowReader.present(states.at(row));
  }

  private @Nullable Instant seen(int row) {
    return this.<Instant>shared(StoredColumn.SEEN).at(row);
  }

  private @Nullable Instant changed(int row) {
    return this.<Instant>shared(StoredColumn.CHANGED).at(row);
  }

  private @Nullable String text(StoredColumn column, int row) {
    return ((TextColumn) column(column)).at(row);
  }

  private @Nullable String common(StoredColumn column, int row) {
    return this.<String>shared(column).at(row);
  }

  private @Nullable GraphTime time(StoredColumn column, int row) {
    return ((TimeColumn) column(column)).at(row);
  }

  /** The caller knows of what a column is. */
  @SuppressWarnings("unchecked")
  private <T> SharedColumn<T> shared(StoredColumn column) {
    return (SharedColumn<T>) column(column);
  }

  private Object column(StoredColumn column) {
    Object known = opened.get(column);
    if (known == null) {
      known = open(column, new RowReader(pieces.fetch(column), pool));
      opened.put(column, known);
    }
    return known;
  }

  private static Object open(StoredColumn column, RowReader in) {
    return switch (column.form) {
      case TEXT -> new TextColumn(in);
      case TIME -> new TimeColumn(in);
      case SHARED -> new SharedColumn<>(in, new Values(column));
    };
  }

  /** Reads the values of a shared column. */
  private record Values(StoredColumn column) implements SharedColumn.Reading<Object> {
    @Override
    public Object read(RowReader in) {
      return switch (column) {
        case STATUS -> in.status();
        case STATUS_DETAIL -> new CloudPc.StatusDetail(in.text(), in.text());
        case SEEN, CHANGED -> RowReader.present(in.instant());
        default -> in.pooled();
      };
    }
  }

  /** A row whose members are fetched when they are asked for. */
  private final class LazyRow implements Sighting, CloudPcFacts {
    private final int row;
    private final @Nullable Instant listed;

    LazyRow(int row, @Nullable Instant listed) {
      this.row = row;
      this.listed = listed;
    }

    @Override
    public CloudPcFacts pc() {
      return this;
    }

    @Override
    public Instant seen() {
      return StoredRow.later(RowReader.present(RowPart.this.seen(row)), listed);
    }

    @Override
    public @Nullable Instant changed() {
      return RowPart.this.changed(row);
    }

    @Override
    public String id() {
      return RowPart.this.id(row);
    }

    @Override
    public @Nullable String displayName() {
      return text(StoredColumn.DISPLAY_NAME, row);
    }

    @Override
    public @Nullable String userPrincipalName() {
      return text(StoredColumn.USER, row);
    }

    @Override
    public @Nullable String managedDeviceName() {
      return text(StoredColumn.DEVICE, row);
    }

    @Override
    public @Nullable String managedDeviceId() {
      return text(StoredColumn.DEVICE_ID, row);
    }

    @Override
    public @Nullable String aadDeviceId() {
      return text(StoredColumn.ENTRA_DEVICE_ID, row);
    }

    @Override
    public CloudPcStatus status() {
      return RowPart.this.status(row);
    }

    @Override
    public @Nullable String servicePlanName() {
      return common(StoredColumn.PLAN, row);
    }

    @Override
    public @Nullable String servicePlanType() {
      return common(StoredColumn.PLAN_TYPE, row);
    }

    @Override
    public @Nullable String provisioningPolicyName() {
      return common(StoredColumn.POLICY, row);
    }

    @Override
    public @Nullable String provisioningType() {
      return common(StoredColumn.PROVISIONING_TYPE, row);
    }

    @Override
    public @Nullable String imageDisplayName() {
      return common(StoredColumn.IMAGE, row);
    }

    @Override
    public @Nullable String deviceRegionName() {
      return common(StoredColumn.REGION, row);
    }

    @Override
    public @Nullable GraphTime gracePeriodEnd() {
      return time(StoredColumn.GRACE_END, row);
    }

    @Override
    public @Nullable GraphTime lastModified() {
      return time(StoredColumn.MODIFIED, row);
    }

    @Override
    public @Nullable GraphTime provisioned() {
      return time(StoredColumn.PROVISIONED, row);
    }
  }
}
