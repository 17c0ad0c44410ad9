package org.cloudpcdesk.ui.deprovision;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.cloudpcdesk.deprovision.TargetList;
import org.cloudpcdesk.deprovision.TargetList.Match;
import org.cloudpcdesk.inventory.Inventory;
import org.cloudpcdesk.model.CloudPc;
import org.cloudpcdesk.ui.common.FileDialogs;
import org.cloudpcdesk.ui.common.Tasks;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A pasted or read list and what each line names. Nothing is guessed: of several candidates the administrator says which
 * one is meant, or none is taken. Reading happens in the background, the latest text wins. Used on the UI thread.
 */
public final class TargetListViewModel {
  private static final Logger LOG = LoggerFactory.getLogger(TargetListViewModel.class);

  private final ListWords words = new ListWords();
  private final Inventory inventory;
  private final Tasks tasks;
  private final FileDialogs files;
  private final StringProperty text = new SimpleStringProperty("");
  private final BooleanProperty onlyOpen = new SimpleBooleanProperty();
  private final ObservableList<ListLine> shown = FXCollections.observableArrayList();
  private final ReadOnlyStringWrapper summary = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper goOn = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
  private final ReadOnlyBooleanWrapper ready = new ReadOnlyBooleanWrapper();
  private final Map<String, CloudPc> picks = new HashMap<>();
  private TargetList list = new TargetList(List.of());
  private boolean reading;

  TargetListViewModel(Inventory inventory, Tasks tasks, FileDialogs files) {
    this.inventory = inventory;
    this.tasks = tasks;
    this.files = files;
    text.addListener((observable, before, now) -> textChanged());
    onlyOpen.addListener((observable, before, now) -> show());
    show();
  }

  private void textChanged() {
    ready.set(false);
    problem.set("");
    if (!reading) {
      read(text.get());
    }
  }

  private void read(String now) {
    reading = true;
    tasks
        .create("read a list of targets", () -> TargetList.read(now, inventory.snapshot()))
        .onSuccess(read -> list = read)
        .andFinally(
            () -> {
              reading = false;
              // What was typed while this was read is read next.
              if (text.get().equals(now)) {
                show();
              } else {
                read(text.get());
              }
            })
        .start();
  }

  private void show() {
    List<ListLine> lines =
        list.lines().stream().map(line -> words.line(line, picks.get(line.text()))).toList();
    List<ListLine> visible =
        onlyOpen.get() ? lines.stream().filter(line -> line.verdict().isOpen()).toList() : lines;
    shown.setAll(visible);
    summary.set(lines.isEmpty() ? "" : words.summary(lines));
    int found = found().size();
    goOn.set(words.goOn(found));
    ready.set(found > 0);
  }

  /** Asks for a file and reads it into the text. */
  void chooseFile() {
    files
        .open(
            words.chooseFile(),
            List.of(new FileDialogs.Kind(words.kindCsv(), "csv"), new FileDialogs.Kind(words.kindText(), "txt")))
        .ifPresent(this::readFile);
  }

  /** Reads a file into the text, which it replaces. */
  void readFile(Path file) {
    tasks
        .create("read " + file.getFileName(), () -> ListFile.read(file))
        .onSuccess(text::set)
        .onFailure(
            failure -> {
              LOG.warn("a list could not be read", failure);
              problem.set(words.unreadable(String.valueOf(file.getFileName())));
            })
        .start();
  }

  /** The administrator says which one a line means; every line with the same text means it. */
  void pick(ListLine line, CloudPc meant) {
    picks.put(line.text(), meant);
    show();
  }

  String candidate(CloudPc pc) {
    return words.candidate(pc);
  }

  String verdict(ListLine line) {
    return words.verdict(line.verdict());
  }

  StringProperty text() {
    return text;
  }

  /** Whether only lines that need somebody to look are listed. */
  BooleanProperty onlyOpen() {
    return onlyOpen;
  }

  /** The lines, in their order; read only. */
  ObservableList<ListLine> lines() {
    return shown;
  }

  ReadOnlyStringProperty summary() {
    return summary.getReadOnlyProperty();
  }

  /** What is wrong with a file; empty while nothing is. */
  ReadOnlyStringProperty problem() {
    return problem.getReadOnlyProperty();
  }

  /** The text of the button that goes on to the plan. */
  ReadOnlyStringProperty goOn() {
    return goOn.getReadOnlyProperty();
  }

  /** Whether something was found and the whole text was read. */
  ReadOnlyBooleanProperty ready() {
    return ready.getReadOnlyProperty();
  }

  public String title() {
    return words.title();
  }

  public String cancel() {
    return words.cancel();
  }

  /** The ids found and picked, each once, in the order of the lines. */
  List<String> found() {
    Set<String> ids = new LinkedHashSet<>();
    for (TargetList.Line line : list.lines()) {
      CloudPc picked = picks.get(line.text());
      if (line.match() instanceof Match.Found(CloudPc pc)) {
        ids.add(pc.id());
      } else if (line.match() instanceof Match.Ambiguous && picked != null) {
        ids.add(picked.id());
      }
    }
    return List.copyOf(ids);
  }
}
