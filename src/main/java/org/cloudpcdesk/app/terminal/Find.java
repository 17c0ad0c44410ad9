package org.cloudpcdesk.app.terminal;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.cloudpcdesk.app.process.ExitCode;
import org.cloudpcdesk.export.CloudPcTable;
import org.cloudpcdesk.export.Format;
import org.cloudpcdesk.export.SpreadsheetText;
import org.cloudpcdesk.export.Table.Cell;
import org.cloudpcdesk.export.Table;
import org.cloudpcdesk.export.TextTable;
import org.cloudpcdesk.inventory.Inventory.Row;
import org.cloudpcdesk.inventory.Marks;
import org.cloudpcdesk.inventory.query.Condition;
import org.cloudpcdesk.inventory.query.FaultText;
import org.cloudpcdesk.inventory.query.Fold;
import org.cloudpcdesk.inventory.query.ParsedQuery;
import org.cloudpcdesk.inventory.query.QueryParser;
import org.cloudpcdesk.inventory.query.RowMatcher;
import org.cloudpcdesk.inventory.query.State;
import org.cloudpcdesk.inventory.search.Column;
import org.cloudpcdesk.platform.DataDirectory;
import org.cloudpcdesk.platform.DataKey;
import org.cloudpcdesk.platform.MachinePolicy;
import org.cloudpcdesk.platform.PolicySource;
import org.cloudpcdesk.settings.Policy;
import org.cloudpcdesk.settings.Settings;
import org.cloudpcdesk.store.KnownTenants;
import org.cloudpcdesk.store.Note;
import org.cloudpcdesk.store.StoreLook;
import org.cloudpcdesk.store.StorePlace;
import org.jspecify.annotations.Nullable;

/**
 * Answers {@code find} from the offline store. The process lives for one answer, so nothing is prepared, and no class is
 * loaded that the answer does not need: no JavaFX, no msal4j, no HTTP, no log.
 */
public final class Find {
  /** What a terminal has room for; the other formats have all columns. */
  private static final List<Column> IN_TABLE =
      List.of(
          Column.STATUS, Column.DEVICE, Column.PERSON, Column.PLAN, Column.POLICY, Column.GRACE_END, Column.REGION,
          Column.LAST_SEEN);

  private static final List<Column> ALL = List.of(Column.values());

  private final FindRequest request;
  private final PrintStream out;
  private final PrintStream err;
  private final ZonedDateTime now;
  private final List<PolicySource> policies;

  /**
   * @param now the present moment in the administrator's time zone
   * @param policies where this computer's policy may be
   */
  Find(
      FindRequest request, PrintStream out, PrintStream err, ZonedDateTime now, List<PolicySource> policies) {
    this.request = request;
    this.out = out;
    this.err = err;
    this.now = now;
    this.policies = policies;
  }

  public static int onConsole(FindRequest request) {
    return new Find(request, System.out, System.err, ZonedDateTime.now(ZoneId.systemDefault()), MachinePolicy.sources())
        .run();
  }

  /** Prints the answer and returns the exit code. */
  int run() {
    return switch (QueryParser.parse(request.query())) {
      case ParsedQuery.Bad bad -> {
        err.println(FaultText.pointed(bad));
        err.println(FaultText.of(bad.fault()));
        yield ExitCode.USAGE;
      }
      case ParsedQuery.Good good -> look(good);
    };
  }

  private int look(ParsedQuery.Good query) {
    Path folder = request.dataDirectory() != null ? request.dataDirectory() : DataDirectory.standard();
    try {
      Optional<DataKey> key = DataKey.existing(folder);
      Optional<KnownTenants.Known> tenant = key.flatMap(one -> tenant(folder, one));
      if (key.isEmpty() || tenant.isEmpty() || !new StorePlace(folder, tenant.get().store()).exists()) {
        err.printf("Nothing is stored %s yet. Open the window and let it read the list once.%n", where(folder));
        return ExitCode.NO_STORE;
      }
      if (!isAllowed(tenant.get())) {
        err.printf(
            "The policy for this computer does not allow the tenant %s, so nothing of it is shown. Name another with --tenant.%n",
            tenant.get().account().tenantName());
        return ExitCode.CANNOT_START;
      }
      RowMatcher matcher = new RowMatcher(query.condition(), now);
      StoreLook look = new StoreLook(new StorePlace(folder, tenant.get().store()), key.get());
      Map<String, Instant> marks =
          Condition.asksFor(State.MARKED, query.condition()) ? Marks.of(look.notes(Note.MARK)) : Map.of();
      List<Row> found = new ArrayList<>();
      StoreLook.Looked looked =
          look.rows(
              row -> {
                if (matcher.matches(row.pc(), row.seen(), row.changed(), marks.containsKey(row.pc().id()))) {
                  found.add(new Row(row.pc(), row.seen(), row.changed()));
                }
              });
      return print(found, looked, tenant.get());
    } catch (IOException unreadable) {
      err.println(unreadable.getMessage());
      return ExitCode.CANNOT_START;
    }
  }

  private String where(Path folder) {
    return request.tenant() == null ? "in " + folder : "of " + request.tenant() + " in " + folder;
  }

  /** The one that is named, else the last used; the sample tenant only where there is no other. */
  private Optional<KnownTenants.Known> tenant(Path folder, DataKey key) {
    String wanted = request.tenant();
    return KnownTenants.in(folder, key).all().stream()
        .filter(known -> wanted == null || isNamed(known, wanted.toLowerCase(Locale.ROOT)))
        .min(Comparator.comparing(known -> known.store().isSample()));
  }

  /** To take in a policy costs more than the answer does, so it is done only where something is laid down. */
  private boolean isAllowed(KnownTenants.Known tenant) {
    return tenant.store().isSample()
        || policies.stream().noneMatch(Find::says)
        || Policy.read(policies).over(Settings.DEFAULTS).allowsTenant(tenant.store().tenantId());
  }

  private static boolean says(PolicySource source) {
    try {
      return source.read().isPresent();
    } catch (IOException unreadable) {
      return true;
    }
  }

  private static boolean isNamed(KnownTenants.Known known, String wanted) {
    return known.store().tenantId().equals(wanted) || known.account().tenantName().equalsIgnoreCase(wanted);
  }

  private int print(List<Row> found, StoreLook.Looked looked, KnownTenants.Known tenant) throws IOException {
    // By device, then id, so that the same question has the same answer.
    found.sort(
        Comparator.comparing((Row row) -> Fold.fold(row.pc().deviceLabel())).thenComparing(row -> row.pc().id()));
    List<Row> shown = found.subList(0, Math.min(found.size(), request.limit()));
    switch (request.format()) {
      case TABLE -> table(shown);
      case CSV -> csv(shown);
      case JSON -> json(shown, found.size(), looked.listed(), tenant);
    }
    out.flush();
    if (request.format() == FindRequest.Format.TABLE) {
      err.printf(
          "%d of %d Cloud PCs, as listed %s%n",
          found.size(), looked.rows(), looked.listed() == null ? "in part" : looked.listed());
    }
    return found.isEmpty() ? ExitCode.NO_MATCH : ExitCode.OK;
  }

  private void table(List<Row> rows) {
    if (rows.isEmpty()) {
      return;
    }
    TextTable table = new TextTable(IN_TABLE.stream().map(CloudPcTable::name).toList());
    rows.forEach(row -> table.add(texts(row, IN_TABLE)));
    out.print(table);
  }

  private void csv(List<Row> rows) {
    PrintWriter writer = new PrintWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    writer.print(SpreadsheetText.csvLine(ALL.stream().map(CloudPcTable::name).toList()));
    rows.forEach(row -> writer.print(SpreadsheetText.csvLine(texts(row, ALL))));
    writer.flush();
  }

  private void json(List<Row> rows, int matches, @Nullable Instant listed, KnownTenants.Known tenant)
      throws IOException {
    Map<String, Cell> about = new LinkedHashMap<>();
    about.put("listedAt", listed == null ? Cell.NONE : new Cell.Moment(listed));
    about.put("tenantId", new Cell.Text(tenant.store().tenantId()));
    about.put("query", new Cell.Text(request.query()));
    about.put("matches", new Cell.Count(matches));
    List<Table.Column> columns =
        ALL.stream().map(column -> new Table.Column(CloudPcTable.name(column), CloudPcTable.name(column))).toList();
    Format.JSON.write(
        new Table(
            "cloudPcs",
            about,
            columns,
            rows.stream().map(row -> ALL.stream().map(column -> CloudPcTable.cell(row, column)).toList()).toList()),
        out);
    out.println();
  }

  private static List<String> texts(Row row, List<Column> columns) {
    return columns.stream().map(column -> text(CloudPcTable.cell(row, column))).toList();
  }

  private static String text(Cell cell) {
    return switch (cell) {
      case Cell.Text(String text) -> text;
      case Cell.Moment(Instant at) -> at.toString();
      case Cell.Count(long number) -> Long.toString(number);
    };
  }
}
