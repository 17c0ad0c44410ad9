package org.cloudpcdesk.ui.grid;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.KeyCombination;
import org.cloudpcdesk.inventory.Inventory.Row;
import org.cloudpcdesk.inventory.search.View;
import org.cloudpcdesk.model.CloudPc;
import org.cloudpcdesk.ui.common.DeprovisionCommand;
import org.cloudpcdesk.ui.common.Icons;
import org.cloudpcdesk.ui.common.Messages;
import org.cloudpcdesk.ui.common.Selection;
import org.cloudpcdesk.ui.common.TextClipboard;

/** The menu on the chosen rows. */
final class GridMenu {
  private final Messages messages;
  private final GridViewModel model;
  private final Selection selection;
  private final TextClipboard clipboard;

  GridMenu(Messages messages, GridViewModel model, Selection selection, TextClipboard clipboard) {
    this.messages = messages;
    this.model = model;
    this.selection = selection;
    this.clipboard = clipboard;
  }

  ContextMenu make(DeprovisionCommand command, Runnable openDetails) {
    MenuItem details = item("menuDetails", messages.text("menu.details"), "fltral-info-16");
    details.setOnAction(event -> openDetails.run());
    MenuItem deprovision = item("menuDeprovision", messages.text("menu.deprovision"), "fltral-delete-16");
    deprovision.setAccelerator(KeyCombination.valueOf("Ctrl+Shift+D"));
    deprovision.setOnAction(event -> command.open(List.copyOf(selection.chosen())));
    ContextMenu menu =
        new ContextMenu(
            details,
            new SeparatorMenuItem(),
            copy("menuCopyDevice", messages.text("menu.copyDevice"), CloudPc::deviceLabel),
            copy("menuCopyUser", messages.text("menu.copyUser"), CloudPc::personLabel),
            copy("menuCopyId", messages.text("menu.copyId"), CloudPc::id),
            new SeparatorMenuItem(),
            deprovision);
    menu.setOnShowing(event -> prepare(menu, command, deprovision));
    return menu;
  }

  private void prepare(ContextMenu menu, DeprovisionCommand command, MenuItem deprovision) {
    boolean any = !selection.chosen().isEmpty();
    menu.getItems().forEach(item -> item.setDisable(!any));
    DeprovisionCommand.Verdict verdict = command.verdict(List.copyOf(selection.chosen()));
    deprovision.setDisable(!verdict.enabled());
    String why = verdict.why();
    deprovision.setText(
        verdict.enabled() || why == null
            ? messages.text("menu.deprovision")
            : messages.text("menu.deprovision.disabled", why));
  }

  private MenuItem copy(String id, String text, Function<CloudPc, String> read) {
    MenuItem item = item(id, text, "fltral-copy-16");
    item.setOnAction(event -> clipboard.put(String.join(System.lineSeparator(), chosen(read))));
    return item;
  }

  private List<String> chosen(Function<CloudPc, String> read) {
    List<String> values = new ArrayList<>();
    View view = model.shown().get();
    if (view != null) {
      for (String id : selection.chosen()) {
        Row row = view.snapshot().find(id);
        if (row != null) {
          values.add(read.apply(row.pc()));
        }
      }
    }
    return values;
  }

  private static MenuItem item(String id, String text, String icon) {
    MenuItem item = new MenuItem(text, Icons.of(icon));
    item.setId(id);
    return item;
  }
}
