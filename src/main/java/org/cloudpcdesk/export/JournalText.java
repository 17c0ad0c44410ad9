package org.cloudpcdesk.export;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.cloudpcdesk.store.JournalEntry;

/** Journal entries as text, in the window as on the command line. */
public final class JournalText {
  private static final Gson PRETTY = new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();
  private static final List<String> IN_TABLE =
      List.of("number", "at", "run", "cloudPc", "event", "tenant", "account", "ticket", "requestId");

  private static final JournalEntry EMPTY =
      new JournalEntry(
          0,
          Instant.EPOCH,
          new JournalEntry.Draft("", "", "", "", "", "", "", "", "", "", ""),
          JournalEntry.START,
          JournalEntry.START);

  private JournalText() {}

  /** What the formats have in common; json and csv hold all of it. */
  public enum Format {
    TABLE("txt") {
      @Override
      public String of(List<JournalEntry> entries) {
        return table(entries);
      }
    },
    JSON("json") {
      @Override
      public String of(List<JournalEntry> entries) {
        JsonArray array = new JsonArray();
        entries.forEach(entry -> array.add(json(entry)));
        return PRETTY.toJson(array) + "\n";
      }
    },
    CSV("csv") {
      @Override
      public String of(List<JournalEntry> entries) {
        return csv(entries);
      }
    };

    private final String extension;

    Format(String extension) {
      this.extension = extension;
    }

    /** The usual ending of a file of this format, without the dot. */
    public String extension() {
      return extension;
    }

    /** The entries, each ended by a line break. */
    public abstract String of(List<JournalEntry> entries);
  }

  private static Map<String, String> cells(JournalEntry entry) {
    JournalEntry.Draft draft = entry.draft();
    Map<String, String> cells = new LinkedHashMap<>();
    cells.put("number", Long.toString(entry.number()));
    cells.put("at", entry.at().toString());
    cells.put("run", draft.runId());
    cells.put("cloudPc", draft.cloudPcId());
    cells.put("event", draft.event());
    cells.put("tenant", draft.tenantId());
    cells.put("account", draft.account());
    cells.put("reason", draft.reason());
    cells.put("ticket", draft.ticket());
    cells.put("target", draft.target());
    cells.put("requestId", draft.requestId());
    cells.put("clientRequestId", draft.clientRequestId());
    cells.put("detail", draft.detail());
    cells.put("previousHash", entry.previousHash());
    cells.put("hash", entry.hash());
    return cells;
  }

  private static JsonObject json(JournalEntry entry) {
    JsonObject object = new JsonObject();
    cells(entry).forEach(object::addProperty);
    object.addProperty("number", entry.number());
    return object;
  }

  private static String csv(List<JournalEntry> entries) {
    StringBuilder text = new StringBuilder(SpreadsheetText.csvLine(cells(EMPTY).keySet()));
    entries.forEach(entry -> text.append(SpreadsheetText.csvLine(cells(entry).values())));
    return text.toString();
  }

  private static String table(List<JournalEntry> entries) {
    TextTable table = new TextTable(IN_TABLE);
    for (JournalEntry entry : entries) {
      Map<String, String> cells = cells(entry);
      table.add(IN_TABLE.stream().map(name -> cells.getOrDefault(name, "")).toList());
    }
    return table.toString();
  }
}
