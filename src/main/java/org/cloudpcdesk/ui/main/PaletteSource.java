package org.cloudpcdesk.ui.main;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.cloudpcdesk.inventory.search.BuiltInView;
import org.cloudpcdesk.inventory.search.SavedView;
import org.cloudpcdesk.ui.common.Messages;
import org.cloudpcdesk.ui.grid.GridViewModel;
import org.cloudpcdesk.ui.grid.ShownView;
import org.cloudpcdesk.ui.palette.Entry;
import org.cloudpcdesk.ui.palette.PaletteViewModel;

/** What the palette leads to in the main window. Used on the UI thread. */
final class PaletteSource implements PaletteViewModel.Source {
  private static final int MOST = 6;

  /**
   * What can be done.
   *
   * @param key the part of the message keys that names it
   * @param refused why it cannot be done now; empty when it can
   */
  record Command(Entry.Kind kind, String key, Runnable run, Supplier<String> refused) {

    /** Something that can always be done. */
    Command(Entry.Kind kind, String key, Runnable run) {
      this(kind, key, run, () -> "");
    }
  }

  private final Messages messages;
  private final GridViewModel grid;
  private final List<Command> commands;
  private final Supplier<List<Entry>> settings;
  private final Consumer<String> reveal;
  private final Runnable toGrid;

  /**
   * A source on a grid.
   *
   * @param settings an entry for each setting there is now
   * @param reveal shows one Cloud PC in the grid, by id
   */
  PaletteSource(
      Messages messages,
      GridViewModel grid,
      List<Command> commands,
      Supplier<List<Entry>> settings,
      Consumer<String> reveal,
      Runnable toGrid) {
    this.messages = messages;
    this.grid = grid;
    this.commands = commands;
    this.settings = settings;
    this.reveal = reveal;
    this.toGrid = toGrid;
  }

  @Override
  public void lookUp(String typed, Consumer<PaletteViewModel.Found> receiver) {
    grid.lookUp(typed, MOST, (people, rows) -> receiver.accept(new PaletteViewModel.Found(people, rows)));
  }

  @Override
  public List<Entry> commands() {
    List<Entry> entries = new ArrayList<>();
    Map<ShownView, Integer> counts = grid.counts().get();
    for (ShownView view : grid.views().all()) {
      Integer count = counts.get(view);
      String detail = count == null ? "" : messages.text("palette.count", count);
      entries.add(new Entry(Entry.Kind.VIEW, name(view), detail, () -> show(view)));
    }
    for (Command command : commands) {
      String refused = command.refused().get();
      entries.add(
          new Entry(
              command.kind(),
              messages.text("palette." + command.key()),
              refused.isEmpty() ? messages.text("palette." + command.key() + ".detail") : refused,
              "",
              refused.isEmpty(),
              command.run()));
    }
    entries.addAll(settings.get());
    return entries;
  }

  private String name(ShownView view) {
    return switch (view) {
      case ShownView.BuiltIn(BuiltInView builtIn) -> messages.text("view", builtIn);
      case ShownView.Gone _ -> messages.text("view.GONE");
      case ShownView.Own(SavedView own) -> own.name();
    };
  }

  private void show(ShownView view) {
    grid.show(view);
    toGrid.run();
  }

  /** With all their Cloud PCs. */
  @Override
  public void showPerson(String userPrincipalName) {
    grid.view().set(ShownView.ALL);
    grid.text().set("user=\"" + userPrincipalName.replace("\"", "\"\"") + "\"");
    toGrid.run();
  }

  @Override
  public void showCloudPc(String id) {
    reveal.accept(id);
    toGrid.run();
  }
}
