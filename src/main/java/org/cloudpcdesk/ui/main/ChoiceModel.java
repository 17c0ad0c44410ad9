package org.cloudpcdesk.ui.main;

import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.cloudpcdesk.inventory.Inventory.Row;
import org.cloudpcdesk.inventory.search.View;
import org.cloudpcdesk.ui.common.DeprovisionCommand;
import org.cloudpcdesk.ui.common.Messages;
import org.cloudpcdesk.ui.common.Selection;
import org.cloudpcdesk.ui.grid.GridViewModel;

/** The selection bar: how many are chosen, how many are in grace, what can be done. Used on the UI thread. */
final class ChoiceModel {
  /** Up to this many, the verdict is asked for anew each second, because runs change it, too. */
  private static final int CHEAP = 500;

  private final Messages messages;
  private final Selection selection;
  private final DeprovisionCommand command;
  private final GridViewModel grid;
  private final ReadOnlyStringWrapper summary = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper hint = new ReadOnlyStringWrapper("");
  private final ReadOnlyBooleanWrapper markable = new ReadOnlyBooleanWrapper();
  private final ReadOnlyStringWrapper markWords = new ReadOnlyStringWrapper("");
  private final ReadOnlyBooleanWrapper enabled = new ReadOnlyBooleanWrapper();

  ChoiceModel(Messages messages, Selection selection, DeprovisionCommand command, GridViewModel grid) {
    this.messages = messages;
    this.selection = selection;
    this.command = command;
    this.grid = grid;
  }

  /** "12 chosen, 11 in grace". */
  ReadOnlyStringProperty summary() {
    return summary.getReadOnlyProperty();
  }

  /** Why the command cannot be given, or what left the choice by itself; may be empty. */
  ReadOnlyStringProperty hint() {
    return hint.getReadOnlyProperty();
  }

  /** Why the command cannot be given; empty when it can. */
  String refused() {
    return enabled.get() ? "" : hint.get();
  }

  /** Whether Deprovision... can be given. */
  ReadOnlyBooleanProperty enabled() {
    return enabled.getReadOnlyProperty();
  }

  /** Whether there is something to be marked for later. */
  ReadOnlyBooleanProperty markable() {
    return markable.getReadOnlyProperty();
  }

  /** "Mark for later", or that the marks are taken away. */
  ReadOnlyStringProperty markWords() {
    return markWords.getReadOnlyProperty();
  }

  void tick() {
    if (selection.chosen().size() <= CHEAP) {
      update();
    }
  }

  void update() {
    List<String> chosen = List.copyOf(selection.chosen());
    markable.set(!chosen.isEmpty() && !grid.isGoneShown());
    markWords.set(messages.text(grid.marks().areOn(chosen) ? "choice.unmark" : "choice.mark"));
    if (chosen.isEmpty()) {
      summary.set(messages.text("choice.none"));
      enabled.set(false);
      hint.set(grid.dropped().get() == 0 ? messages.text("choice.how") : dropped(""));
      return;
    }
    summary.set(messages.text("choice.some", chosen.size(), inGrace(chosen)));
    DeprovisionCommand.Verdict verdict = command.verdict(chosen);
    String why = verdict.why();
    enabled.set(verdict.enabled());
    hint.set(dropped(verdict.enabled() || why == null ? "" : why));
  }

  private String dropped(String otherwise) {
    int count = grid.dropped().get();
    return count == 0 ? otherwise : messages.text("choice.dropped", count, otherwise).strip();
  }

  private int inGrace(List<String> chosen) {
    View view = grid.shown().get();
    int count = 0;
    for (String id : chosen) {
      Row row = view == null ? null : view.snapshot().find(id);
      if (row != null && row.gone() == null && row.pc().status().isInGracePeriod()) {
        count++;
      }
    }
    return count;
  }
}
