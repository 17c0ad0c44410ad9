package org.cloudpcdesk.ui.main;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.beans.value.ObservableValue;
import org.cloudpcdesk.platform.Time;
import org.cloudpcdesk.ui.common.DeprovisionCommand;
import org.cloudpcdesk.ui.common.Messages;
import org.cloudpcdesk.ui.common.Selection;
import org.cloudpcdesk.ui.common.Session;
import org.cloudpcdesk.ui.common.TenantWords;
import org.cloudpcdesk.ui.common.TimeText;
import org.cloudpcdesk.ui.grid.GridViewModel;
import org.jspecify.annotations.Nullable;

/** What the main window says and does. Used on the UI thread; {@link #close} ends its subscriptions. */
public final class MainViewModel implements AutoCloseable {
  private final Session session;
  private final Selection selection;
  private final DeprovisionCommand command;
  private final Messages messages = Messages.of(MainViewModel.class);
  private final GridViewModel grid;
  private final StatusModel status;
  private final ChoiceModel choice;
  private final BannerModel banner;
  private final MarkedModel marked;
  private final List<Runnable> subscriptions = new ArrayList<>();

  /** @param executor where searches run */
  public MainViewModel(
      Session session, Selection selection, DeprovisionCommand command, Time time, TimeText times, Executor executor) {
    this.session = session;
    this.selection = selection;
    this.command = command;
    this.grid = new GridViewModel(
            session.inventory(),
            session.offline(),
            session.refresher(),
            selection,
            time,
            times.zone(),
            executor);
    this.status = new StatusModel(messages, times, grid, session.requests());
    this.choice = new ChoiceModel(messages, selection, command, grid);
    this.banner = new BannerModel(messages, times);
    this.marked = new MarkedModel(grid);
    on(grid.refresh(), this::refreshed);
    on(grid.shown(), this::shown);
    on(grid.parsed(), status::update);
    on(grid.dropped(), choice::update);
    on(marked.offered(), () -> banner.marked(marked.offered().get()));
    on(selection.chosen(), choice::update);
    refreshed();
    choice.update();
  }

  /** The grid's part. */
  public GridViewModel grid() {
    return grid;
  }

  StatusModel status() {
    return status;
  }

  ChoiceModel choice() {
    return choice;
  }

  BannerModel banner() {
    return banner;
  }

  Session session() {
    return session;
  }

  /** The tenant's name, as far as the account tells it. */
  public String tenant() {
    return session.account().tenantName();
  }

  /** The same with what its directory calls it. */
  String tenantCalled() {
    return TenantWords.name(session.account());
  }

  /** The tenant's id in a sentence, for the tooltip. */
  public String tenantTooltip() {
    return messages.text("tenant.tooltip", session.account().tenantId());
  }

  /** Which cloud it is, or that it is the sample tenant. */
  public String cloud() {
    return TenantWords.service(session.access().cloud(), session.sample());
  }

  /** Whether sending is switched off. */
  public boolean readOnly() {
    return session.readOnly();
  }

  public String mode() {
    return messages.text(session.readOnly() ? "mode.readOnly" : "mode.mayAct");
  }

  public String account() {
    return session.account().username();
  }

  /** The window's title. */
  public String title() {
    return messages.text("window.title", tenant());
  }

  /** Reads the whole list now. */
  public void refresh() {
    session.refresher().refreshNow();
  }

  /** False while nobody looks. */
  public void setActive(boolean active) {
    session.refresher().setActive(active);
  }

  /** Opens the deprovision sheet for the choice, or lets the command say why not. */
  public void deprovision() {
    command.open(List.copyOf(selection.chosen()));
  }

  /** The same for every Cloud PC in its grace period that the search and the view show now. */
  public void deprovisionShown() {
    command.open(grid.shownInGrace());
  }

  /** Marks what is chosen for later; when all of it is marked already, takes the marks away. */
  public void toggleMarks() {
    if (!grid.isGoneShown()) {
      grid.marks().toggle(List.copyOf(selection.chosen()));
    }
  }

  /** Opens the sheet for everything that is marked for later, or lets the command say why not. Nothing is sent by it. */
  public void deprovisionMarked() {
    marked.dismiss();
    command.open(grid.marks().rows().stream().map(row -> row.pc().id()).toList());
  }

  /** What is marked is left alone for now. */
  void leaveMarked() {
    marked.dismiss();
  }

  /** Opens the window for a pasted or read list. */
  public void deprovisionList() {
    command.openList();
  }

  /** Whether the administrator is being asked in the browser to sign in. */
  void signingIn(boolean asked) {
    banner.signingIn(asked ? account() : null);
  }

  /** One sentence about what is wrong with the settings, or null when it is over. */
  public void settingsProblem(@Nullable String problem) {
    banner.settingsProblem(problem);
  }

  /** One sentence about what is wrong with the offline store, or null when it is over. */
  public void storeProblem(@Nullable String problem) {
    banner.storeProblem(problem);
  }

  /** A second has passed. */
  public void tick() {
    grid.tick();
    status.update();
    choice.tick();
  }

  @Override
  public void close() {
    subscriptions.forEach(Runnable::run);
    subscriptions.clear();
    grid.close();
  }

  private void refreshed() {
    status.update();
    banner.refreshed(grid.refresh().get());
    marked.refreshed(grid.refresh().get());
  }

  private void shown() {
    status.update();
    choice.update();
    marked.update();
  }

  private void on(Observable source, Runnable work) {
    InvalidationListener listener =
        observable -> {
          if (observable instanceof ObservableValue<?> value) {
            value.getValue();
          }
          work.run();
        };
    source.addListener(listener);
    subscriptions.add(() -> source.removeListener(listener));
  }
}
