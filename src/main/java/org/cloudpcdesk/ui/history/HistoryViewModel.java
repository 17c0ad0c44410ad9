package org.cloudpcdesk.ui.history;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.cloudpcdesk.deprovision.PastItem;
import org.cloudpcdesk.graph.GraphException;
import org.cloudpcdesk.model.AuditEvent;
import org.cloudpcdesk.platform.Time;
import org.cloudpcdesk.store.JournalException;
import org.cloudpcdesk.ui.common.GraphFailure;
import org.cloudpcdesk.ui.common.Messages;
import org.cloudpcdesk.ui.common.Session;
import org.cloudpcdesk.ui.common.Tasks;
import org.cloudpcdesk.ui.common.TextClipboard;
import org.cloudpcdesk.ui.common.TimeText;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The searchable history: the journal at once, Microsoft's audit events beside it as soon as they are read. Reading and
 * searching happen in the background; the latest question wins. Used on the UI thread.
 */
public final class HistoryViewModel {
  private static final Logger LOG = LoggerFactory.getLogger(HistoryViewModel.class);

  private final Messages messages = Messages.of(HistoryViewModel.class);
  private final Session session;
  private final Tasks tasks;
  private final Time time;
  private final TextClipboard clipboard;
  private final ActWords words;
  private final HistoryReader reader;
  private final StringProperty text = new SimpleStringProperty("");
  private final ObjectProperty<Period> period = new SimpleObjectProperty<>(Period.ALL);
  private final ObjectProperty<@Nullable String> cloudPc = new SimpleObjectProperty<>();
  private final ObservableList<ActLine> lines = FXCollections.observableArrayList();
  private final ReadOnlyStringWrapper summary = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
  private final ReadOnlyBooleanWrapper reading = new ReadOnlyBooleanWrapper();
  private final Map<String, List<AuditEvent>> audit = new HashMap<>();
  private List<PastItem> items = List.of();
  private boolean arranging;
  private boolean again;
  private boolean auditing;
  private boolean auditRefused;

  HistoryViewModel(Session session, Tasks tasks, Time time, TimeText times, TextClipboard clipboard) {
    this.session = session;
    this.tasks = tasks;
    this.time = time;
    this.clipboard = clipboard;
    this.words = new ActWords(times);
    this.reader = new HistoryReader(session, words);
    text.addListener((observable, before, now) -> arrange());
    period.addListener((observable, before, now) -> arrange());
    cloudPc.addListener((observable, before, now) -> arrange());
  }

  /** Reads everything anew. */
  void refresh() {
    problem.set("");
    auditRefused = false;
    audit.clear();
    reading.set(true);
    tasks
        .create("read the journal", reader::journal)
        .onSuccess(found -> items = found)
        .onFailure(this::noJournal)
        .andFinally(
            () -> {
              reading.set(false);
              arrange();
            })
        .start();
  }

  private void noJournal(Throwable failure) {
    LOG.warn("the history cannot be read", failure);
    problem.set(failure instanceof JournalException journal ? journal.sentence() : messages.text("problem.fault"));
  }

  private void arrange() {
    if (arranging) {
      again = true;
      return;
    }
    arranging = true;
    again = false;
    HistoryReader.Question question =
        new HistoryReader.Question(text.get(), period.get().since(time.now()), cloudPc.get());
    List<PastItem> now = items;
    Map<String, List<AuditEvent>> events = Map.copyOf(audit);
    tasks
        .create("search the history", () -> reader.answer(question, now, events))
        .onSuccess(this::show)
        .andFinally(
            () -> {
              arranging = false;
              if (again) {
                arrange();
              }
            })
        .start();
  }

  private void show(HistoryReader.Answer answer) {
    lines.setAll(answer.lines());
    summary.set(words.summary(answer.lines().stream().map(ActLine::act).toList(), !audit.isEmpty()));
    Set<String> missing = new TreeSet<>(answer.wanted());
    missing.removeAll(audit.keySet());
    if (!missing.isEmpty() && !auditing && !auditRefused) {
      readAudit(missing);
    }
  }

  private void readAudit(Set<String> ids) {
    auditing = true;
    reading.set(true);
    tasks
        .create("read audit events", () -> reader.audit(ids))
        .onSuccess(audit::putAll)
        .onFailure(this::noAudit)
        .andFinally(
            () -> {
              auditing = false;
              reading.set(false);
              arrange();
            })
        .start();
  }

  /** The journal is there without Microsoft, too. */
  private void noAudit(Throwable failure) {
    LOG.warn("the audit events cannot be read", failure);
    auditRefused = true;
    problem.set(
        failure instanceof GraphException graph
            ? messages.text("problem.audit", GraphFailure.of(graph).what(), GraphFailure.of(graph).next())
            : messages.text("problem.fault"));
  }

  /** Words that must all be found in an act. */
  StringProperty text() {
    return text;
  }

  ObjectProperty<Period> period() {
    return period;
  }

  /** The one Cloud PC it is about, by its id, or null for all. */
  ObjectProperty<@Nullable String> cloudPc() {
    return cloudPc;
  }

  /** What the one Cloud PC is called; empty for all. */
  String cloudPcName() {
    String id = cloudPc.get();
    if (id == null) {
      return "";
    }
    var row = session.inventory().snapshot().find(id);
    return messages.text("only", row == null ? id : row.pc().deviceLabel());
  }

  /** The acts, the latest first; read only. */
  ObservableList<ActLine> lines() {
    return lines;
  }

  ReadOnlyStringProperty summary() {
    return summary.getReadOnlyProperty();
  }

  /** What could not be read; empty while everything could. */
  ReadOnlyStringProperty problem() {
    return problem.getReadOnlyProperty();
  }

  ReadOnlyBooleanProperty reading() {
    return reading.getReadOnlyProperty();
  }

  String periodText(Period one) {
    return messages.text("period", one);
  }

  /** Everything that is known of an act. */
  String whole(Act act) {
    return words.whole(act);
  }

  void copy(Act act) {
    clipboard.put(whole(act));
  }

  String title() {
    return messages.text("title", session.account().tenantName());
  }
}
