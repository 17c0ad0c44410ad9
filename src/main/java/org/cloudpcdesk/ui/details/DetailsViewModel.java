package org.cloudpcdesk.ui.details;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.animation.PauseTransition;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ChangeListener;
import javafx.util.Duration;
import org.cloudpcdesk.graph.GraphException;
import org.cloudpcdesk.graph.RequestLog;
import org.cloudpcdesk.inventory.Inventory;
import org.cloudpcdesk.model.AuditEvent;
import org.cloudpcdesk.model.CloudPc;
import org.cloudpcdesk.model.CloudPcChange;
import org.cloudpcdesk.model.RemoteActionResult;
import org.cloudpcdesk.platform.Time;
import org.cloudpcdesk.ui.common.DeprovisionCommand;
import org.cloudpcdesk.ui.common.Selection;
import org.cloudpcdesk.ui.common.Session;
import org.cloudpcdesk.ui.common.Tasks;
import org.cloudpcdesk.ui.common.UiThread;
import org.jspecify.annotations.Nullable;

/**
 * Everything known of the Cloud PC in focus. What the inventory knows is shown at once; what must be asked is loaded a
 * moment after the focus came to rest, section by section. Used on the UI thread.
 */
public final class DetailsViewModel implements AutoCloseable {
  /** Arrow keys held down pass rows faster than this; only the row they stop at is asked about. */
  static final Duration REST = Duration.millis(150);

  /**
   * The Cloud PC shown.
   *
   * @param gone true when the service does not show it any more; the row is then the last one seen
   */
  record Shown(Inventory.Row row, boolean gone) {}

  private final Session session;
  private final Selection selection;
  private final DeprovisionCommand command;
  private final Time time;
  private final PauseTransition rest = new PauseTransition(REST);
  private final ReadOnlyObjectWrapper<@Nullable Shown> shown = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<List<Inventory.Row>> others = new ReadOnlyObjectWrapper<>(List.of());
  private final SectionModel<String, FoundPerson> person;
  private final SectionModel<String, List<RemoteActionResult>> actions;
  private final SectionModel<String, List<CloudPcChange>> changes;
  private final SectionModel<String, List<AuditEvent>> audit;
  private final SectionModel<String, String> raw;
  private final ConsentModel consent;
  private final ChangeListener<@Nullable String> onFocus = (observable, before, now) -> focus(now);
  private final List<Runnable> subscriptions;
  /** What the Cloud PC was when what happened to it was last read. */
  private @Nullable CloudPc historyOf;

  DetailsViewModel(Session session, Selection selection, DeprovisionCommand command, Tasks tasks, Time time) {
    this.session = session;
    this.selection = selection;
    this.command = command;
    this.time = time;
    this.person = new SectionModel<>("read person", tasks, this::readPerson);
    this.changes = new SectionModel<>("read changes", tasks, id -> session.offline().historyOf(id));
    this.actions = new SectionModel<>("read remote actions", tasks, id -> session.cloudPcs().remoteActionResults(id));
    this.audit = new SectionModel<>("read audit events", tasks, id -> session.cloudPcs().auditEvents(id));
    this.raw = new SectionModel<>("read raw", tasks, id -> EntryText.pretty(session.cloudPcs().raw(id)));
    this.consent = new ConsentModel(session.signIn(), person::reload);
    rest.setOnFinished(event -> look());
    Consumer<Inventory.Snapshot> refresh = UiThread.latest(this::refresh);
    this.subscriptions =
        List.of(
            session.inventory().listen((snapshot, now) -> refresh.accept(snapshot)),
            session.offline().gone().listen(() -> refresh.accept(session.inventory().snapshot())),
            session.offline().gone().listen(() -> UiThread.run(this::noted)));
    selection.focused().addListener(onFocus);
    focus(selection.focused().get());
  }

  private FoundPerson readPerson(String userPrincipalName) throws GraphException {
    return new FoundPerson(
        session.directory().person(userPrincipalName), session.directory().licenses(userPrincipalName));
  }

  private void focus(@Nullable String id) {
    Inventory.Snapshot known = session.inventory().snapshot();
    Inventory.Row row = id == null ? null : find(id, known);
    lookAt(null, null);
    shown.set(row == null ? null : new Shown(row, row.gone() != null));
    others.set(othersOf(row, known));
    if (row == null) {
      rest.stop();
    } else {
      rest.playFromStart();
    }
  }

  private Inventory.@Nullable Row find(String id, Inventory.Snapshot known) {
    Inventory.Row there = known.find(id);
    return there == null ? session.offline().gone().snapshot().find(id) : there;
  }

  /** The focus has come to rest. Of a Cloud PC that is gone the service knows no more than what was done to it. */
  private void look() {
    Shown now = shown.get();
    if (now != null) {
      String id = now.row().pc().id();
      if (now.gone()) {
        lookBack(id);
      } else {
        lookAt(id, personOf(now.row()));
      }
    }
  }

  private void lookAt(@Nullable String id, @Nullable String userPrincipalName) {
    person.look(userPrincipalName);
    actions.look(id);
    raw.look(id);
    lookBack(id);
  }

  private void lookBack(@Nullable String id) {
    Shown now = shown.get();
    historyOf = now == null ? null : now.row().pc();
    changes.look(id);
    audit.look(id);
  }

  /** Something that happened was written down: when it is about this Cloud PC, it is read again. */
  private void noted() {
    Shown now = shown.get();
    if (now != null && (now.gone() || !now.row().pc().equals(historyOf))) {
      historyOf = now.row().pc();
      changes.reload();
    }
  }

  static @Nullable String personOf(Inventory.Row row) {
    return row.pc().personLabel().isBlank() ? null : row.pc().personLabel();
  }

  private void refresh(Inventory.Snapshot known) {
    String id = selection.focused().get();
    Shown before = shown.get();
    if (id == null) {
      return;
    }
    Inventory.Row row = find(id, known);
    if (row == null) {
      if (before != null) {
        shown.set(new Shown(before.row(), true));
      }
    } else if (row.gone() != null) {
      shown.set(new Shown(row, true));
    } else if (before == null || before.gone()) {
      focus(id);
    } else {
      if (!row.equals(before.row())) {
        shown.set(new Shown(row, false));
      }
      if (!Objects.equals(personOf(row), personOf(before.row()))) {
        person.look(personOf(row));
      }
    }
    Shown now = shown.get();
    List<Inventory.Row> others = othersOf(now == null ? null : now.row(), known);
    if (!others.equals(this.others.get())) {
      this.others.set(others);
    }
  }

  private static List<Inventory.Row> othersOf(Inventory.@Nullable Row row, Inventory.Snapshot known) {
    String name = row == null ? null : personOf(row);
    if (row == null || name == null) {
      return List.of();
    }
    String id = row.pc().id();
    return known.rows().stream()
        .filter(other -> name.equalsIgnoreCase(other.pc().personLabel()) && !other.pc().id().equals(id))
        .toList();
  }

  /** What is shown, or null when nothing is chosen. */
  ReadOnlyObjectProperty<@Nullable Shown> shown() {
    return shown.getReadOnlyProperty();
  }

  /** The other Cloud PCs of the same person, from the inventory. */
  ReadOnlyObjectProperty<List<Inventory.Row>> others() {
    return others.getReadOnlyProperty();
  }

  SectionModel<String, FoundPerson> person() {
    return person;
  }

  /** What happened to the Cloud PC while it was watched, newest first. */
  SectionModel<String, List<CloudPcChange>> changes() {
    return changes;
  }

  SectionModel<String, List<RemoteActionResult>> actions() {
    return actions;
  }

  SectionModel<String, List<AuditEvent>> audit() {
    return audit;
  }

  SectionModel<String, String> raw() {
    return raw;
  }

  ConsentModel consent() {
    return consent;
  }

  /** The requests that named the Cloud PC, newest first. */
  List<RequestLog.Entry> requests() {
    Shown now = shown.get();
    return now == null ? List.of() : session.requests().about(now.row().pc().id());
  }

  /** Whether the Cloud PC shown can be deprovisioned now. */
  DeprovisionCommand.Verdict verdict() {
    Shown now = shown.get();
    return command.verdict(now == null ? List.of() : List.of(now.row().pc().id()));
  }

  /** Asks before anything is done. */
  void deprovision() {
    Shown now = shown.get();
    if (now != null) {
      command.open(List.of(now.row().pc().id()));
    }
  }

  Instant now() {
    return time.now();
  }

  /** Stops listening and cancels what is loading. */
  @Override
  public void close() {
    subscriptions.forEach(Runnable::run);
    selection.focused().removeListener(onFocus);
    rest.stop();
    lookAt(null, null);
    consent.close();
  }
}
