package org.cloudpcdesk.ui.grid;

import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import org.cloudpcdesk.inventory.Inventory.Row;
import org.cloudpcdesk.inventory.search.Column;
import org.cloudpcdesk.model.CloudPc;
import org.cloudpcdesk.model.GraphTime;
import org.cloudpcdesk.ui.common.Messages;
import org.cloudpcdesk.ui.common.TimeText;
import org.jspecify.annotations.Nullable;

/** Makes the table's columns, one for each {@link Column}, which is kept as the column's user data. */
final class GridColumns {
  private static final Set<Column> HIDDEN_AT_FIRST = EnumSet.range(Column.DISPLAY_NAME, Column.ID);

  private static final String COMMON_TO_PLANS = "Cloud PC ";

  private final Messages messages;
  private final TimeText times;
  private final ReadOnlyObjectProperty<Instant> now;

  GridColumns(Messages messages, TimeText times, ReadOnlyObjectProperty<Instant> now) {
    this.messages = messages;
    this.times = times;
    this.now = now;
  }

  /** All columns in their first order; those for rarer questions are hidden. */
  List<TableColumn<Row, ?>> make() {
    return Arrays.stream(Column.values()).<TableColumn<Row, ?>>map(this::column).toList();
  }

  /** What a table column shows. */
  static Column of(TableColumn<?, ?> column) {
    return (Column) column.getUserData();
  }

  private TableColumn<Row, Row> column(Column shows) {
    TableColumn<Row, Row> column = new TableColumn<>(messages.text("column", shows));
    column.setId("column-" + shows.name());
    column.setUserData(shows);
    column.setVisible(!HIDDEN_AT_FIRST.contains(shows));
    column.setMinWidth(56);
    column.setPrefWidth(firstWidth(shows));
    column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(cell.getValue()));
    column.setCellFactory(any -> cell(shows));
    return column;
  }

  private TableCell<Row, Row> cell(Column shows) {
    return switch (shows) {
      case STATUS -> new StatusCell(messages, times);
      case DEVICE -> new DeviceCell(messages, times);
      case PERSON -> new TextCell(CloudPc::userPrincipalName);
      case PLAN -> new TextCell(GridColumns::shortPlan);
      case POLICY -> new TextCell(CloudPc::provisioningPolicyName);
      case GRACE_END ->
          new TimeCell(messages, times, now, "grace.tooltip", row -> row.pc().gracePeriodEnd(), TimeText::countdown);
      case REGION -> new TextCell(CloudPc::deviceRegionName);
      case LAST_SEEN ->
          new TimeCell(messages, times, now, "seen.tooltip", row -> GraphTime.of(row.seen()), TimeText::calmAge);
      case DISPLAY_NAME -> new TextCell(CloudPc::displayName);
      case IMAGE -> new TextCell(CloudPc::imageDisplayName);
      case PROVISIONING_TYPE -> new TextCell(CloudPc::provisioningType);
      case PLAN_TYPE -> new TextCell(CloudPc::servicePlanType);
      case PROVISIONED -> time("provisioned.tooltip", CloudPc::provisioned);
      case LAST_MODIFIED -> time("modified.tooltip", CloudPc::lastModified);
      case ID -> new TextCell(CloudPc::id, "cell-id");
    };
  }

  private TimeCell time(String tooltip, Function<CloudPc, @Nullable GraphTime> read) {
    return new TimeCell(messages, times, now, tooltip, row -> read.apply(row.pc()), TimeText::age);
  }

  /** In pixels; the columns up to the grace period fit beside the details in a window of 1280. */
  static double firstWidth(Column shows) {
    return switch (shows) {
      case STATUS -> 138;
      case DEVICE -> 122;
      case PERSON -> 130;
      case PLAN -> 112;
      case POLICY -> 92;
      case GRACE_END -> 92;
      case REGION -> 96;
      case LAST_SEEN -> 82;
      case DISPLAY_NAME, IMAGE -> 180;
      case PROVISIONING_TYPE, PLAN_TYPE, PROVISIONED, LAST_MODIFIED -> 110;
      case ID -> 250;
    };
  }

  /** Plan names all begin alike ("Cloud PC Enterprise 2vCPU/4GB/128GB"); in a narrow column the end is what tells. */
  private static @Nullable String shortPlan(CloudPc pc) {
    String name = pc.servicePlanName();
    return name != null && name.startsWith(COMMON_TO_PLANS) ? name.substring(COMMON_TO_PLANS.length()) : name;
  }
}
