package org.cloudpcdesk.ui.main;

import java.util.List;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.StringProperty;
import org.cloudpcdesk.inventory.query.Fault;
import org.cloudpcdesk.inventory.query.FaultText;
import org.cloudpcdesk.inventory.query.ParsedQuery;
import org.cloudpcdesk.inventory.search.Completion;
import org.cloudpcdesk.inventory.search.Suggestion;
import org.cloudpcdesk.ui.common.Messages;
import org.cloudpcdesk.ui.grid.GridViewModel;
import org.jspecify.annotations.Nullable;

/** The text that is searched for: what is wrong with it, and what could be typed next. Used on the UI thread. */
final class SearchModel {
  /** More than one sees at a glance helps nobody. */
  private static final int MOST = 10;

  private static final Completion NOTHING = new Completion(0, 0, List.of());

  /** The text after a suggestion was taken, and where one goes on. */
  record Edit(String text, int caret) {}

  private final Messages messages;
  private final GridViewModel grid;
  private final ReadOnlyObjectWrapper<@Nullable Fault> fault = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<Completion> completion = new ReadOnlyObjectWrapper<>(NOTHING);
  private final ReadOnlyIntegerWrapper chosen = new ReadOnlyIntegerWrapper(-1);
  private boolean wanted;

  SearchModel(Messages messages, GridViewModel grid) {
    this.messages = messages;
    this.grid = grid;
    grid.parsed().addListener((observable, before, now) -> read(now));
    read(grid.parsed().get());
  }

  StringProperty text() {
    return grid.text();
  }

  /** What is wrong with the text, or null. */
  ReadOnlyObjectProperty<@Nullable Fault> fault() {
    return fault.getReadOnlyProperty();
  }

  /** What was expected in its place, and which rows are shown meanwhile; empty when nothing is wrong. */
  String explanation() {
    Fault wrong = fault.get();
    if (wrong == null) {
      return "";
    }
    ParsedQuery.Good shown = grid.asked().get();
    String rows =
        shown.isEverything()
            ? messages.text("search.keptAll")
            : messages.text("search.kept", shown.text().strip());
    return messages.text("search.fault", FaultText.of(wrong), rows);
  }

  /** What could stand at the place one writes at. */
  ReadOnlyObjectProperty<Completion> completion() {
    return completion.getReadOnlyProperty();
  }

  /** The suggestion that Enter takes, or -1. */
  ReadOnlyIntegerProperty chosen() {
    return chosen.getReadOnlyProperty();
  }

  /** Words for a suggestion, for screen readers. */
  String words(Suggestion suggestion) {
    return suggestion.count() < 0
        ? suggestion.text()
        : messages.text("search.suggestion", suggestion.text(), suggestion.count());
  }

  /** The administrator wrote: asks what could follow, unless a new word is yet to begin. */
  void written(String text, int caret) {
    if (caret == 0 || Character.isWhitespace(text.charAt(caret - 1))) {
      dismiss();
    } else {
      ask(text, caret);
    }
  }

  /** Asks what could stand at a place. */
  void ask(String text, int caret) {
    wanted = true;
    grid.complete(text, caret, MOST, answer -> offer(text, answer));
  }

  /** Takes the suggestions away. */
  void dismiss() {
    wanted = false;
    chosen.set(-1);
    completion.set(NOTHING);
  }

  boolean offers() {
    return !completion.get().suggestions().isEmpty();
  }

  /** Moves the choice; from no choice, to the first or the last. */
  void move(int by) {
    int size = completion.get().suggestions().size();
    if (size > 0) {
      int from = chosen.get() < 0 && by < 0 ? 0 : chosen.get();
      chosen.set(Math.floorMod(from + by, size));
    }
  }

  /** The text with a suggestion in it; a field's name is followed by its value, anything else by the next word. */
  Edit take(int index) {
    Completion now = completion.get();
    Suggestion suggestion = now.suggestions().get(index);
    String written = text().get();
    String rest = written.substring(now.to());
    boolean ended = suggestion.kind() != Suggestion.Kind.FIELD && rest.isEmpty();
    String before = written.substring(0, now.from()) + suggestion.text() + (ended ? " " : "");
    return new Edit(before + rest, before.length());
  }

  private void offer(String text, Completion answer) {
    // Of an older text, or dismissed since.
    if (!wanted || !text.equals(text().get())) {
      return;
    }
    String there = text.substring(answer.from(), answer.to());
    List<Suggestion> others =
        answer.suggestions().stream().filter(suggestion -> !suggestion.text().equals(there)).toList();
    chosen.set(-1);
    completion.set(new Completion(answer.from(), answer.to(), others));
  }

  private void read(ParsedQuery query) {
    fault.set(query instanceof ParsedQuery.Bad bad ? bad.fault() : null);
  }
}
