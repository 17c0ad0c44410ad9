package org.cloudpcdesk.deprovision;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.cloudpcdesk.inventory.Inventory;
import org.cloudpcdesk.model.CloudPc;
import org.jspecify.annotations.Nullable;

/**
 * A pasted or read list of people, devices or ids, held against the inventory. Nothing is guessed: a cell counts only
 * when it equals a Cloud PC id, a device name or a user principal name (case does not matter), and a line counts only
 * when it names exactly one Cloud PC. A person's other Cloud PC does not stand in for one that is named and not here.
 * Immutable.
 */
public record TargetList(List<Line> lines) {

  /** One line that is not blank, counted from 1 in the text it came from. */
  public record Line(int number, String text, Match match) {}

  /** What a line names. */
  public sealed interface Match {
    /** Exactly one Cloud PC. */
    record Found(CloudPc pc) implements Match {}

    /** Nothing that is known. */
    record Unmatched() implements Match {}

    /** More than one Cloud PC, cells that name different ones, or a person beside a machine that is not here. */
    record Ambiguous(List<CloudPc> candidates) implements Match {
      public Ambiguous {
        candidates = List.copyOf(candidates);
      }
    }

    /** The same Cloud PC as an earlier line. */
    record Repeated(CloudPc pc, int firstLine) implements Match {}
  }

  private static final Pattern UNSEEN = Pattern.compile("\\p{Cf}+|^[\\h\\v]+|[\\h\\v]+$");

  /** What the service begins the names of devices with, where no naming template says otherwise. */
  private static final String DEVICE_BEGINS = "cpc-";

  public TargetList {
    lines = List.copyOf(lines);
  }

  /** Reads a text: a line a target; cells separated by comma, semicolon or tab, quoted as RFC 4180 says. */
  public static TargetList read(String text, Inventory.Snapshot inventory) {
    Map<String, Set<CloudPc>> names = index(inventory);
    Map<String, Integer> firstLines = new HashMap<>();
    List<Line> lines = new ArrayList<>();
    int number = 0;
    for (String line : text.lines().toList()) {
      number++;
      // Spreadsheets put a byte order mark before the first line.
      String clean = (number == 1 && line.startsWith("\uFEFF") ? line.substring(1) : line).strip();
      if (clean.isEmpty()) {
        continue;
      }
      Match match = match(cells(clean), names);
      if (match instanceof Match.Found found) {
        Integer first = firstLines.putIfAbsent(found.pc().id(), number);
        if (first != null) {
          match = new Match.Repeated(found.pc(), first);
        }
      }
      lines.add(new Line(number, clean, match));
    }
    return new TargetList(lines);
  }

  /** The Cloud PCs found, each once, in the order of the lines. */
  public List<CloudPc> found() {
    List<CloudPc> found = new ArrayList<>();
    for (Line line : lines) {
      if (line.match() instanceof Match.Found match) {
        found.add(match.pc());
      }
    }
    return List.copyOf(found);
  }

  /** The lines somebody has to look at: unmatched and ambiguous ones. */
  public List<Line> open() {
    return lines.stream()
        .filter(line -> line.match() instanceof Match.Unmatched || line.match() instanceof Match.Ambiguous)
        .toList();
  }

  private static Match match(List<String> cells, Map<String, Set<CloudPc>> names) {
    @Nullable Set<CloudPc> candidates = null;
    Set<CloudPc> all = new LinkedHashSet<>();
    boolean absent = false;
    for (String cell : cells) {
      Set<CloudPc> named = names.get(key(cell));
      if (named == null) {
        absent |= key(cell).startsWith(DEVICE_BEGINS);
        continue;
      }
      all.addAll(named);
      if (candidates == null) {
        candidates = new LinkedHashSet<>(named);
      } else {
        candidates.retainAll(named);
      }
    }
    if (candidates == null) {
      return new Match.Unmatched();
    }
    return candidates.size() == 1 && !(absent && cells.stream().noneMatch(cell -> isMachine(cell, all)))
        ? new Match.Found(candidates.iterator().next())
        : new Match.Ambiguous(List.copyOf(candidates.isEmpty() ? all : candidates));
  }

  private static boolean isMachine(String cell, Set<CloudPc> pcs) {
    String key = key(cell);
    return pcs.stream()
        .anyMatch(
            pc -> key.equals(key(pc.id())) || (pc.managedDeviceName() != null && key.equals(key(pc.managedDeviceName()))));
  }

  private static Map<String, Set<CloudPc>> index(Inventory.Snapshot inventory) {
    Map<String, Set<CloudPc>> names = new LinkedHashMap<>();
    for (Inventory.Row row : inventory.rows()) {
      CloudPc pc = row.pc();
      name(names, pc.id(), pc);
      name(names, pc.managedDeviceName(), pc);
      name(names, pc.userPrincipalName(), pc);
    }
    return names;
  }

  private static void name(Map<String, Set<CloudPc>> names, @Nullable String name, CloudPc pc) {
    if (name != null && !name.isBlank()) {
      names.computeIfAbsent(key(name), absent -> new LinkedHashSet<>()).add(pc);
    }
  }

  /** Case does not matter, nor what cannot be seen: web pages and spreadsheets leave such marks in what is copied. */
  private static String key(String name) {
    return UNSEEN.matcher(name).replaceAll("").strip().toLowerCase(Locale.ROOT);
  }

  private static List<String> cells(String line) {
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (int at = 0; at < line.length(); at++) {
      char c = line.charAt(at);
      if (quoted && c == '"' && at + 1 < line.length() && line.charAt(at + 1) == '"') {
        cell.append('"');
        at++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (!quoted && (c == ',' || c == ';' || c == '\t')) {
        cells.add(cell.toString());
        cell.setLength(0);
      } else {
        cell.append(c);
      }
    }
    cells.add(cell.toString());
    return cells;
  }
}
