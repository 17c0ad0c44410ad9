package org.cloudpcdesk.ui.grid;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.cloudpcdesk.export.CloudPcTable;
import org.cloudpcdesk.export.Table.Cell;
import org.cloudpcdesk.inventory.Inventory.Row;
import org.cloudpcdesk.inventory.changes.Change;
import org.cloudpcdesk.inventory.search.Column;
import org.cloudpcdesk.model.CloudPc;
import org.cloudpcdesk.ui.common.Messages;
import org.cloudpcdesk.ui.common.StatusLook;
import org.cloudpcdesk.ui.common.TimeText;

/** A change in words. Any thread. */
public final class ChangeWords {
  private final Messages messages = Messages.of(ChangeWords.class);
  private final TimeText times;

  public ChangeWords(TimeText times) {
    this.times = times;
  }

  /** Which Cloud PC it is and what became of it, in a line. */
  public String title(Change change) {
    String person = change.pc().personLabel();
    String key = person.isEmpty() ? "change.nobody" : "change.person";
    return messages.text(key, messages.text("change.kind", change.kind()), change.pc().deviceLabel(), person);
  }

  /** Each thing that became otherwise: what it was and what it is. */
  public List<String> lines(Change change) {
    CloudPc before = change.before();
    if (change.kind() != Change.Kind.CHANGED || before == null) {
      return List.of(messages.text("change.state", StatusLook.words(change.pc().status())));
    }
    if (change.columns().isEmpty()) {
      return List.of(messages.text("change.other"));
    }
    Set<Column> inOrder = new TreeSet<>(change.columns());
    return inOrder.stream()
        .map(
            column ->
                messages.text(
                    "change.line", GridController.title(column), value(before, column), value(change.pc(), column)))
        .toList();
  }

  private String value(CloudPc pc, Column column) {
    if (column == Column.STATUS) {
      return StatusLook.words(pc.status());
    }
    String text =
        switch (CloudPcTable.cell(new Row(pc, Instant.EPOCH, null), column)) {
          case Cell.Text(String words) -> words;
          case Cell.Moment moment -> times.exact(moment.at());
          case Cell.Count(long number) -> Long.toString(number);
        };
    return text.isEmpty() ? messages.text("copy.none") : text;
  }
}
