package org.cloudpcdesk.app.terminal;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.net.URL;
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
import java.util.function.Supplier;
import org.cloudpcdesk.app.process.ExitCode;
import org.cloudpcdesk.export.CloudPcTable;
import org.cloudpcdesk.export.Format;
import org.cloudpcdesk.export.SpreadsheetText;
import org.cloudpcdesk.export.Table.Cell;
import org.cloudpcdesk.export.Table;
import org.cloudpcdesk.export.TextTable;
import org.cloudpcdesk.inventory.Marks;
import org.cloudpcdesk.inventory.query.Condition;
import org.cloudpcdesk.inventory.query.FaultText;
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
import org.slf4j.LoggerFactory;
import org.slf4j.helpers.NOP_FallbackServiceProvider;

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
  private final Supplier<ZonedDateTime> now;
  private final List<PolicySource> policies;

  /**
   * @param now the present moment in the administrator's time zone
   * @param policies where this computer's policy may be
   */
  Find(
      FindRequest request, PrintStream out, PrintStream err, Supplier<ZonedDateTime> now, List<PolicySource> policies) {
    this.request = request;
    this.out = out;
    this.err = err;
    this.now = now;
    this.policies = policies;
  }

  /**
   * Answers before anything else of the program is started: the answer is to be there before another program would have begun.
   * Once in a process.
   */
  public static int alone(FindRequest request) {
    // A log needs longer to begin than the answer, and has nothing to say that the answer does not.
    System.setProperty("slf4j.internal.verbosity", "ERROR");
    System.setProperty(LoggerFactory.PROVIDER_PROPERTY_KEY, NOP_FallbackServiceProvider.class.getName());
    Thread.ofPlatform().daemon().name("database").start(StoreLook::prepare);
    URL.setURLStreamHandlerFactory(new NoNetwork());
    return onConsole(request);
  }

  public static int onConsole(FindRequest request) {
    return new Find(
            request,
            System.out,
            System.err,
            () -> ZonedDateTime.now(ZoneId.systemDefault()),
            MachinePolicy.sources())
        .run();
  }

  /** Prints the answer and returns the exit code. */
  int run() {
    ParsedQuery query = QueryParser.parse(request.query());
    if (query instanceof ParsedQuery.Good good) {
      return look(good);
    }
    ParsedQuery.Bad bad = (ParsedQuery.Bad) query;
    err.println(FaultText.pointed(bad));
    err.println(FaultText.of(bad.fault()));
    return ExitCode.USAGE;
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
      StoreLook look = new StoreLook(new StorePlace(folder, tenant.get().store()), key.get());
      Map<String, Instant> marks =
          Condition.asksFor(State.MARKED, query.condition()) ? Marks.of(look.notes(Note.MARK)) : Map.of();
      FindReader reader =
          new FindReader(new RowMatcher(query.condition(), now), marks.keySet(), columns(), request.limit());
      return print(look.rows(reader), tenant.get());
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

  private List<Column> columns() {
    return request.format() == FindRequest.Format.TABLE ? IN_TABLE : ALL;
  }

  private int print(FindReader.Found found, KnownTenants.Known tenant) throws IOException {
    switch (request.format()) {
      case TABLE -> table(found);
      case CSV -> csv(found);
      case JSON -> json(found, tenant);
    }
    out.flush();
    if (request.format() == FindRequest.Format.TABLE) {
      String listed = found.listed() == null ? "in part" : found.listed().toString();
      err.println(found.matches() + " of " + found.rows() + " Cloud PCs, as listed " + listed);
    }
    return found.matches() == 0 ? ExitCode.NO_MATCH : ExitCode.OK;
  }

  private void table(FindReader.Found found) {
    if (found.shown().isEmpty()) {
      return;
    }
    TextTable table = new TextTable(names());
    for (List<Cell> row : found.shown()) {
      table.add(texts(row));
    }
    out.print(table);
  }

  private void csv(FindReader.Found found) {
    PrintWriter writer = new PrintWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    writer.print(SpreadsheetText.csvLine(names()));
    for (List<Cell> row : found.shown()) {
      writer.print(SpreadsheetText.csvLine(texts(row)));
    }
    writer.flush();
  }

  private void json(FindReader.Found found, KnownTenants.Known tenant) throws IOException {
    Map<String, Cell> about = new LinkedHashMap<>();
    about.put("listedAt", found.listed() == null ? Cell.NONE : new Cell.Moment(found.listed()));
    about.put("tenantId", new Cell.Text(tenant.store().tenantId()));
    about.put("query", new Cell.Text(request.query()));
    about.put("matches", new Cell.Count(found.matches()));
    List<Table.Column> columns = names().stream().map(name -> new Table.Column(name, name)).toList();
    Format.JSON.write(new Table("cloudPcs", about, columns, found.shown()), out);
    out.println();
  }

  private List<String> names() {
    List<String> names = new ArrayList<>();
    for (Column column : columns()) {
      names.add(CloudPcTable.name(column));
    }
    return names;
  }

  private static List<String> texts(List<Cell> row) {
    List<String> texts = new ArrayList<>(row.size());
    for (Cell cell : row) {
      texts.add(cell.text());
    }
    return texts;
  }
}
