package org.cloudpcdesk.export;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.cloudpcdesk.export.Table.Cell;
import org.cloudpcdesk.inventory.Inventory.Row;
import org.cloudpcdesk.inventory.search.Column;
import org.cloudpcdesk.inventory.search.View;
import org.cloudpcdesk.model.GraphTime;
import org.cloudpcdesk.model.Sighting;
import org.jspecify.annotations.Nullable;

/** Cloud PCs as a table, by the columns of the grid. The names of the columns are documented and stay as they are. */
public final class CloudPcTable {
  /** No state of the service, which says nothing of it any more. */
  private static final String GONE = "gone";

  /**
   * Where an export comes from.
   *
   * @param query what was searched for; may be empty
   */
  public record Origin(Instant at, String tenantName, String tenantId, String query) {}

  private CloudPcTable() {}

  /**
   * What a view shows, in its order.
   *
   * @param columns those shown, in their order; the id is added where it is not among them
   * @param titles names a column for people
   */
  public static Table of(View view, List<Column> columns, Function<Column, String> titles, Origin origin) {
    List<Column> all = new ArrayList<>(columns);
    if (!all.contains(Column.ID)) {
      all.add(Column.ID);
    }
    Map<String, Cell> about = new LinkedHashMap<>();
    about.put("exportedAt", new Cell.Moment(origin.at()));
    about.put("tenant", new Cell.Text(origin.tenantName()));
    about.put("tenantId", new Cell.Text(origin.tenantId()));
    about.put("query", new Cell.Text(origin.query()));
    return new Table(
        "cloudPcs",
        about,
        all.stream().map(column -> new Table.Column(name(column), titles.apply(column))).toList(),
        () -> rows(view, all));
  }

  private static Iterator<List<Cell>> rows(View view, List<Column> columns) {
    Stream<List<Cell>> rows = IntStream.range(0, view.size()).mapToObj(place -> cells(view.row(place), columns));
    return rows.iterator();
  }

  private static List<Cell> cells(Row row, List<Column> columns) {
    return columns.stream().map(column -> cell(row, column)).toList();
  }

  /** The name that stands for a column in every file and on the command line. */
  public static String name(Column column) {
    return switch (column) {
      case STATUS -> "status";
      case DEVICE -> "device";
      case PERSON -> "user";
      case PLAN -> "plan";
      case POLICY -> "policy";
      case GRACE_END -> "gracePeriodEnd";
      case REGION -> "region";
      case LAST_SEEN -> "lastSeen";
      case DISPLAY_NAME -> "displayName";
      case IMAGE -> "image";
      case PROVISIONING_TYPE -> "provisioningType";
      case PLAN_TYPE -> "planType";
      case PROVISIONED -> "provisioned";
      case LAST_MODIFIED -> "lastModified";
      case ID -> "id";
    };
  }

  /** What a row holds in a column: texts as the service wrote them, but for the status of one that is gone. */
  public static Cell cell(Row row, Column column) {
    return column == Column.STATUS && row.gone() != null ? text(GONE) : cell((Sighting) row, column);
  }

  /** What a Cloud PC that is there holds in a column: texts as the service wrote them. */
  public static Cell cell(Sighting row, Column column) {
    return switch (column) {
      case STATUS -> text(row.pc().status().text());
      case DEVICE -> text(row.pc().deviceLabel());
      case PERSON -> text(row.pc().userPrincipalName());
      case PLAN -> text(row.pc().servicePlanName());
      case POLICY -> text(row.pc().provisioningPolicyName());
      case GRACE_END -> moment(row.pc().gracePeriodEnd());
      case REGION -> text(row.pc().deviceRegionName());
      case LAST_SEEN -> new Cell.Moment(row.seen());
      case DISPLAY_NAME -> text(row.pc().displayName());
      case IMAGE -> text(row.pc().imageDisplayName());
      case PROVISIONING_TYPE -> text(row.pc().provisioningType());
      case PLAN_TYPE -> text(row.pc().servicePlanType());
      case PROVISIONED -> moment(row.pc().provisioned());
      case LAST_MODIFIED -> moment(row.pc().lastModified());
      case ID -> text(row.pc().id());
    };
  }

  private static Cell text(@Nullable String text) {
    return text == null ? Cell.NONE : new Cell.Text(text);
  }

  /** A date that names no moment is exported as it came. */
  private static Cell moment(@Nullable GraphTime time) {
    if (time == null) {
      return Cell.NONE;
    }
    Instant at = time.parsed();
    return at == null ? text(time.text()) : new Cell.Moment(at);
  }
}
