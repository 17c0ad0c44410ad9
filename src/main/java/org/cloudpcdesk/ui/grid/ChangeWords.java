package org.cloudpcdesk.ui.grid;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.cloudpcdesk.export.CloudPcTable;
import org.cloudpcdesk.export.Table.Cell;
import org.cloudpcdesk.inventory.Inventory.Row;
import org.cloudpcdesk.inventory.changes.Change;
import org.cloudpcdesk.inventory.search.Column;
import org.cloudpcdesk.model.CloudPc;
import org.cloudpcdesk.model.Difference;
import org.cloudpcdesk.ui.common.Messages;
import org.cloudpcdesk.ui.common.StatusLook;
import org.cloudpcdesk.ui.common.TimeText;
import org.jspecify.annotations.Nullable;

/** A change in words. Any thread. */
public final class ChangeWords {
  private static final Set<String> IN_COLUMNS =
      Set.of(
          "status",
          "displayName",
          "userPrincipalName",
          "managedDeviceName",
          "servicePlanName",
          "servicePlanType",
          "provisioningPolicyName",
          "provisioningType",
          "imageDisplayName",
          "deviceRegionName",
          "gracePeriodEndDateTime",
          "lastModifiedDateTime",
          "provisionedDateTime");

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
    Set<Column> inOrder = new TreeSet<>(change.columns());
    Stream<String> shown =
        inOrder.stream()
            .map(column -> line(GridController.title(column), value(before, column), value(change.pc(), column)));
    // What has no column is told by Graph's name of it.
    Stream<String> others =
        Difference.between(before, change.pc()).stream()
            .filter(member -> !IN_COLUMNS.contains(member.name()))
            .map(member -> line(member.name(), known(member.before()), known(member.after())));
    return Stream.concat(shown, others).toList();
  }

  private String line(String name, String before, String after) {
    return messages.text("change.line", name, before, after);
  }

  private String known(@Nullable String text) {
    return text == null || text.isEmpty() ? messages.text("copy.none") : text;
  }

  private String value(CloudPc pc, Column column) {
    if (column == Column.STATUS) {
      return StatusLook.words(pc.status());
    }
    String text =
        switch (CloudPcTable.cell(new Row(pc, Instant.EPOCH, null), column)) {
          case Cell.Text(String words) -> words;
          case Cell.Moment moment -> times.moment(moment.at());
          case Cell.Count(long number) -> Long.toString(number);
        };
    return known(text);
  }
}
