package org.cloudpcdesk.ui.grid;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.cloudpcdesk.export.CloudPcTable;
import org.cloudpcdesk.export.SpreadsheetText;
import org.cloudpcdesk.export.Table.Cell;
import org.cloudpcdesk.inventory.Inventory.Row;
import org.cloudpcdesk.inventory.search.Column;
import org.cloudpcdesk.model.GraphTime;
import org.cloudpcdesk.ui.common.Messages;
import org.cloudpcdesk.ui.common.StatusLook;
import org.jspecify.annotations.Nullable;

/** Rows as text to paste elsewhere. Any thread. */
final class RowCopies {
  private static final String LINE = System.lineSeparator();

  private final Messages messages;
  private final GridController.Tenant tenant;

  RowCopies(Messages messages, GridController.Tenant tenant) {
    this.messages = messages;
    this.tenant = tenant;
  }

  /** Lines of cells between tabs, under a line of titles: a spreadsheet takes them as a table, a mail as text. */
  String asText(List<Row> rows, List<Column> columns) {
    String titles = SpreadsheetText.tabbedLine(columns.stream().map(GridController::title).toList());
    return titles
        + LINE
        + lines(rows, row -> SpreadsheetText.tabbedLine(columns.stream().map(column -> text(row, column)).toList()));
  }

  private static String text(Row row, Column column) {
    if (column == Column.STATUS) {
      return StatusLook.words(row);
    }
    return switch (CloudPcTable.cell(row, column)) {
      case Cell.Text(String text) -> text;
      case Cell.Moment moment -> moment.at().toString();
      case Cell.Count(long number) -> Long.toString(number);
    };
  }

  /** For the Microsoft Graph PowerShell SDK: signs in to this tenant and reads each Cloud PC. */
  String asPowerShell(List<Row> rows) {
    return powerShell(rows, "CloudPC.Read.All", "Get-MgDeviceManagementVirtualEndpointCloudPc -CloudPcId %s");
  }

  /**
   * The same for ending the grace period, of those that are in one. PowerShell runs a line as soon as it is pasted, so
   * each asks first.
   */
  String asEndingPowerShell(List<Row> rows) {
    return powerShell(
        rows.stream().filter(RowCopies::canEnd).toList(),
        "CloudPC.ReadWrite.All",
        "Stop-MgDeviceManagementVirtualEndpointCloudPcGracePeriod -CloudPcId %s -Confirm");
  }

  static boolean canEnd(Row row) {
    return row.gone() == null && row.pc().status().isInGracePeriod();
  }

  private String powerShell(List<Row> rows, String scope, String command) {
    if (rows.isEmpty()) {
      return "";
    }
    return connect(rows.getFirst(), scope)
        + LINE
        + lines(rows, row -> "# " + oneLine(summary(row)) + LINE + command.formatted(quoted(row.pc().id())));
  }

  private String connect(Row any, String scope) {
    String environment =
        switch (String.valueOf(tenant.address().apply(any.pc().id()).getHost())) {
          case "graph.microsoft.us" -> " -Environment USGov";
          case "dod-graph.microsoft.us" -> " -Environment USGovDoD";
          case "microsoftgraph.chinacloudapi.cn" -> " -Environment China";
          default -> "";
        };
    return "Connect-MgGraph -TenantId %s -Scopes %s%s".formatted(quoted(tenant.id()), scope, environment);
  }

  /** PowerShell ends a single-quoted text at typographic quotes, too; each is kept by doubling it. */
  private static String quoted(String text) {
    return "'" + text.replaceAll("['\u2018\u2019\u201a\u201b]", "$0$0") + "'";
  }

  /** For Graph Explorer and the like. */
  String asRequest(List<Row> rows) {
    return lines(rows, row -> "GET " + tenant.address().apply(row.pc().id()));
  }

  /** For a ticket: what it is, whose it is, how it stands and when that was seen. */
  String asTicket(List<Row> rows) {
    return rows.stream().map(this::ticket).collect(Collectors.joining(LINE + LINE));
  }

  private String ticket(Row row) {
    String text =
        messages.text(
            "copy.ticket",
            row.pc().deviceLabel(),
            known(row.pc().userPrincipalName()),
            StatusLook.words(row),
            moment(row.pc().gracePeriodEnd()),
            known(row.pc().servicePlanName()),
            known(row.pc().provisioningPolicyName()),
            known(row.pc().deviceRegionName()),
            row.pc().id(),
            row.seen().toString(),
            tenant.name(),
            tenant.id());
    return text.lines().collect(Collectors.joining(LINE));
  }

  private String summary(Row row) {
    return messages.text(
        "copy.summary",
        row.pc().deviceLabel(),
        known(row.pc().userPrincipalName()),
        StatusLook.words(row));
  }

  private String moment(@Nullable GraphTime time) {
    return time == null ? messages.text("copy.none") : time.instant().map(Instant::toString).orElse(time.text());
  }

  private String known(@Nullable String text) {
    return text == null || text.isBlank() ? messages.text("copy.none") : oneLine(text);
  }

  private static String oneLine(String text) {
    return text.replaceAll("[\\p{Cntrl}\u2028\u2029]+", " ");
  }

  private static String lines(List<Row> rows, Function<Row, String> line) {
    return rows.stream().map(line).collect(Collectors.joining(LINE));
  }
}
