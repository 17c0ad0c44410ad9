package org.cloudpcdesk.ui.grid;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.KeyCombination;
import javafx.scene.text.Text;
import org.cloudpcdesk.inventory.Inventory.Row;
import org.cloudpcdesk.inventory.search.Column;
import org.cloudpcdesk.inventory.search.View;
import org.cloudpcdesk.model.CloudPc;
import org.cloudpcdesk.ui.common.DeprovisionCommand;
import org.cloudpcdesk.ui.common.Icons;
import org.cloudpcdesk.ui.common.Messages;
import org.cloudpcdesk.ui.common.Selection;
import org.cloudpcdesk.ui.common.Tasks;
import org.cloudpcdesk.ui.common.TextClipboard;

/** The menu on the chosen rows. Its keys work while the window has the keyboard. */
final class GridMenu {
  /** Where a reason goes on in the next line, so that a long one does not make the whole menu wide. */
  private static final double REASON_WIDTH = 300;

  /** What copying needs. */
  record Copying(RowCopies copies, TextClipboard clipboard, Tasks tasks, Supplier<List<Column>> columns) {}

  private final Messages messages;
  private final GridViewModel model;
  private final Selection selection;
  private final Copying copying;

  GridMenu(Messages messages, GridViewModel model, Selection selection, Copying copying) {
    this.messages = messages;
    this.model = model;
    this.selection = selection;
    this.copying = copying;
  }

  ContextMenu make(DeprovisionCommand command, Runnable openDetails) {
    MenuItem details = item("menuDetails", messages.text("menu.details"), "fltral-info-16");
    details.setOnAction(event -> openDetails.run());
    MenuItem deprovision = item("menuDeprovision", messages.text("menu.deprovision"), "fltral-delete-16");
    deprovision.setAccelerator(KeyCombination.valueOf("Ctrl+Shift+D"));
    deprovision.setOnAction(event -> command.open(List.copyOf(selection.chosen())));
    MenuItem mark = item("menuMark", messages.text("menu.mark"), "fltral-flag-16");
    mark.setAccelerator(KeyCombination.valueOf("Ctrl+M"));
    mark.setOnAction(event -> model.marks().toggle(List.copyOf(selection.chosen())));
    CustomMenuItem whyNot = whyNot();
    RowCopies copies = copying.copies();
    MenuItem ending = copy("menuCopyEnding", messages.text("menu.copyEnding"), "", copies::asEndingPowerShell);
    Menu copyAs =
        new Menu(
            messages.text("menu.copyAs"),
            Icons.of("fltral-copy-16"),
            copy("menuCopyTicket", messages.text("menu.copyTicket"), "Ctrl+Shift+T", copies::asTicket),
            copy("menuCopyPowerShell", messages.text("menu.copyPowerShell"), "Ctrl+Shift+P", copies::asPowerShell),
            ending,
            copy("menuCopyRequest", messages.text("menu.copyRequest"), "Ctrl+Shift+G", copies::asRequest));
    copyAs.setId("menuCopyAs");
    ContextMenu menu =
        new ContextMenu(
            details,
            new SeparatorMenuItem(),
            copy("menuCopyRows", messages.text("menu.copyRows"), "Ctrl+C", this::asText),
            copy("menuCopyDevice", messages.text("menu.copyDevice"), "", rows -> values(rows, CloudPc::deviceLabel)),
            copy("menuCopyUser", messages.text("menu.copyUser"), "", rows -> values(rows, CloudPc::personLabel)),
            copy("menuCopyId", messages.text("menu.copyId"), "", rows -> values(rows, CloudPc::id)),
            copyAs,
            new SeparatorMenuItem(),
            mark,
            deprovision,
            whyNot);
    menu.setOnShowing(
        event -> {
          prepare(menu, command, deprovision, whyNot, ending);
          name(mark);
        });
    return menu;
  }

  private void name(MenuItem mark) {
    mark.setText(messages.text(model.marks().areOn(selection.chosen()) ? "menu.unmark" : "menu.mark"));
    mark.setDisable(selection.chosen().isEmpty() || model.isGoneShown());
  }

  private void prepare(
      ContextMenu menu, DeprovisionCommand command, MenuItem deprovision, CustomMenuItem whyNot, MenuItem ending) {
    boolean any = !selection.chosen().isEmpty();
    menu.getItems().forEach(item -> item.setDisable(!any));
    ending.setDisable(chosen().stream().noneMatch(RowCopies::canEnd));
    DeprovisionCommand.Verdict verdict = command.verdict(List.copyOf(selection.chosen()));
    deprovision.setDisable(!verdict.enabled());
    String why = verdict.enabled() ? null : verdict.why();
    whyNot.setVisible(why != null);
    ((Text) whyNot.getContent()).setText(why == null ? "" : why);
  }

  private String asText(List<Row> rows) {
    return copying.copies().asText(rows, copying.columns().get());
  }

  private static String values(List<Row> rows, Function<CloudPc, String> read) {
    return rows.stream().map(row -> read.apply(row.pc())).collect(Collectors.joining(System.lineSeparator()));
  }

  private MenuItem copy(String id, String text, String key, Function<List<Row>, String> words) {
    MenuItem item = item(id, text, "fltral-copy-16");
    if (!key.isEmpty()) {
      item.setAccelerator(KeyCombination.valueOf(key));
    }
    item.setOnAction(event -> put(words));
    return item;
  }

  /** In the background, because all rows of a large tenant may be chosen. */
  private void put(Function<List<Row>, String> words) {
    List<Row> rows = chosen();
    if (!rows.isEmpty()) {
      copying
          .tasks()
          .create("copy rows", () -> words.apply(rows))
          .onSuccess(text -> copying.clipboard().put(text))
          .start();
    }
  }

  private List<Row> chosen() {
    List<Row> rows = new ArrayList<>();
    View view = model.shown().get();
    if (view != null) {
      for (String id : selection.chosen()) {
        Row row = view.snapshot().find(id);
        if (row != null) {
          rows.add(row);
        }
      }
    }
    return rows;
  }

  /** Why the entry above it cannot be chosen; can itself not be chosen either. */
  private static CustomMenuItem whyNot() {
    Text why = new Text();
    why.setWrappingWidth(REASON_WIDTH);
    why.getStyleClass().add("menu-reason");
    CustomMenuItem item = new CustomMenuItem(why, false);
    item.setId("menuWhyNot");
    return item;
  }

  private static MenuItem item(String id, String text, String icon) {
    MenuItem item = new MenuItem(text, Icons.of(icon));
    item.setId(id);
    return item;
  }
}
