package org.cloudpcdesk.ui.details;

import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TitledPane;
import org.cloudpcdesk.inventory.Inventory;
import org.cloudpcdesk.ui.common.DeprovisionCommand;
import org.cloudpcdesk.ui.common.Icons;
import org.cloudpcdesk.ui.common.Messages;
import org.cloudpcdesk.ui.common.SecondClock;
import org.cloudpcdesk.ui.common.StatusLook;
import org.cloudpcdesk.ui.common.TextClipboard;
import org.cloudpcdesk.ui.common.TimeText;
import org.jspecify.annotations.Nullable;

/** Binds the details' nodes to their view model. The FXML loader fills its fields. */
@SuppressWarnings("NullAway.Init")
final class DetailsController {
  private final Messages messages = Messages.of(DetailsController.class);
  private final DetailsViewModel model;
  private final TimeText times;
  private final TextClipboard clipboard;
  private final FieldsView fieldsView;
  private final RequestsView requestsView;
  private final OthersView othersView;
  private final SecondClock clock = new SecondClock(this::tick);
  private final DetailsPane.Ways ways;
  private @Nullable StatusLook look;

  @FXML private Node hint;
  @FXML private Node content;
  @FXML private Label device;
  @FXML private Label status;
  @FXML private Label person;
  @FXML private Label grace;
  @FXML private Label gone;
  @FXML private Label marked;
  @FXML private Button deprovision;
  @FXML private Button history;
  @FXML private Label why;
  @FXML private TitledPane fields;
  @FXML private TitledPane personSection;
  @FXML private TitledPane othersSection;
  @FXML private TitledPane actions;
  @FXML private TitledPane changes;
  @FXML private TitledPane audit;
  @FXML private TitledPane raw;
  @FXML private TitledPane requests;

  DetailsController(DetailsViewModel model, TimeText times, TextClipboard clipboard, DetailsPane.Ways ways) {
    this.model = model;
    this.times = times;
    this.clipboard = clipboard;
    this.fieldsView = new FieldsView(times);
    this.requestsView = new RequestsView(times, clipboard);
    this.othersView = new OthersView(ways.show());
    this.ways = ways;
  }

  @FXML
  void initialize() {
    EntryText text = new EntryText(times);
    PersonView personView = new PersonView(model.consent());
    fields.setContent(fieldsView.node());
    othersSection.setContent(othersView.node());
    requests.setContent(requestsView.node());
    section(personSection, model.person(), personView);
    String idle = messages.text("section.idle");
    new SectionView<>(
        changes,
        model.changes(),
        idle,
        ways.explain(),
        came -> EntriesView.of(came.stream().map(text::change).toList(), messages.text("changes.empty")));
    new SectionView<>(
        actions,
        model.actions(),
        idle,
        ways.explain(),
        came -> EntriesView.of(came.stream().map(text::action).toList(), messages.text("actions.empty")));
    new SectionView<>(
        audit,
        model.audit(),
        idle,
        ways.explain(),
        came -> EntriesView.of(came.stream().map(text::audit).toList(), messages.text("audit.empty")));
    new SectionView<>(raw, model.raw(), idle, ways.explain(), json -> RawView.of(json, clipboard));
    gone.setGraphic(Icons.of("fltrmz-warning-16"));
    marked.setGraphic(Icons.of("fltral-flag-16"));
    deprovision.setOnAction(event -> model.deprovision());
    history.setGraphic(Icons.of("fltral-history-20"));
    history.setOnAction(event -> openHistory());
    requests.expandedProperty().addListener((observable, before, now) -> showRequests());
    model.shown().addListener((observable, before, now) -> show(now));
    model.others().addListener((observable, before, now) -> othersView.update(now));
    othersView.update(model.others().get());
    show(model.shown().get());
    clock.start();
  }

  private void section(TitledPane pane, SectionModel<String, FoundPerson> section, PersonView view) {
    new SectionView<>(pane, section, messages.text("person.idle"), ways.explain(), view::ready, view::insteadOf);
  }

  private void openHistory() {
    DetailsViewModel.Shown shown = model.shown().get();
    if (shown != null) {
      ways.history().accept(shown.row().pc().id());
    }
  }

  private void show(DetailsViewModel.@Nullable Shown shown) {
    hint.setVisible(shown == null);
    content.setVisible(shown != null);
    if (shown == null) {
      return;
    }
    Inventory.Row row = shown.row();
    device.setText(row.pc().deviceLabel());
    person.setText(row.pc().personLabel().isBlank() ? messages.text("nobody") : row.pc().personLabel());
    showStatus(StatusLook.of(row));
    status.setText(StatusLook.words(row));
    show(gone, shown.gone() ? gone(row) : "");
    show(marked, row.marked() == null ? "" : messages.text("marked", times.exact(row.marked())));
    tick();
    showRequests();
  }

  private String gone(Inventory.Row row) {
    String seen = times.exact(row.seen());
    return row.gone() == null ? messages.text("gone", seen) : messages.text("gone.since", times.exact(row.gone()), seen);
  }

  /** A line that says nothing takes no room. */
  private static void show(Label line, String words) {
    line.setText(words);
    line.setVisible(!words.isEmpty());
    line.setManaged(!words.isEmpty());
  }

  private void showStatus(StatusLook next) {
    if (next == look) {
      return;
    }
    if (look != null) {
      status.getStyleClass().remove(look.styleClass());
    }
    look = next;
    status.setGraphic(Icons.of(next.icon()));
    status.getStyleClass().add(next.styleClass());
  }

  /** What changes with time alone: countdowns, whether the Cloud PC is in a run by now, the requests made. */
  private void tick() {
    DetailsViewModel.Shown shown = model.shown().get();
    if (shown == null) {
      return;
    }
    fieldsView.update(shown.row().pc());
    String end = shown.gone() ? "" : fieldsView.graceEnd(shown.row().pc(), model.now());
    show(grace, end.isEmpty() ? "" : messages.text("grace.header", end));
    DeprovisionCommand.Verdict verdict = model.verdict();
    deprovision.setDisable(!verdict.enabled());
    show(why, verdict.why() == null ? "" : verdict.why());
    showRequests();
  }


  private void showRequests() {
    if (requests.isExpanded()) {
      requestsView.update(model.requests());
    }
  }

  /** Stops the clock of the countdowns. */
  void close() {
    clock.stop();
  }
}
