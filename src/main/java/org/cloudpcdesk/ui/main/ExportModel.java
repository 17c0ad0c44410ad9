package org.cloudpcdesk.ui.main;

import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import org.cloudpcdesk.export.CloudPcTable;
import org.cloudpcdesk.export.ExportFile;
import org.cloudpcdesk.export.Format;
import org.cloudpcdesk.export.Table;
import org.cloudpcdesk.inventory.search.Column;
import org.cloudpcdesk.inventory.search.View;
import org.cloudpcdesk.model.Account;
import org.cloudpcdesk.platform.Time;
import org.cloudpcdesk.ui.common.DialogService;
import org.cloudpcdesk.ui.common.FileDialogs;
import org.cloudpcdesk.ui.common.Messages;
import org.cloudpcdesk.ui.common.Tasks;
import org.cloudpcdesk.ui.grid.GridController;
import org.cloudpcdesk.ui.grid.GridViewModel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Exports what the grid shows to a file the administrator chooses, in the background. Used on the UI thread. */
final class ExportModel {
  private static final Logger LOG = LoggerFactory.getLogger(ExportModel.class);
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HHmm", Locale.ROOT).withZone(ZoneOffset.UTC);

  /** What it needs of the desktop. */
  record Tools(FileDialogs files, DialogService dialogs, Tasks tasks, Time time) {}

  private final Messages messages;
  private final Account account;
  private final GridViewModel grid;
  private final Tools tools;
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();

  ExportModel(Messages messages, Account account, GridViewModel grid, Tools tools) {
    this.messages = messages;
    this.account = account;
    this.grid = grid;
    this.tools = tools;
  }

  /** True while a file is being written. */
  ReadOnlyBooleanProperty busy() {
    return busy.getReadOnlyProperty();
  }

  /** @param columns those shown, in their order */
  void export(List<Column> columns) {
    View view = grid.shown().get();
    if (view == null || busy.get()) {
      return;
    }
    List<FileDialogs.Kind> kinds =
        Stream.of(Format.values())
            .map(format -> new FileDialogs.Kind(messages.text("export.kind", format), format.extension()))
            .toList();
    CloudPcTable.Origin origin =
        new CloudPcTable.Origin(
            tools.time().now(), account.tenantName(), account.tenantId(), grid.text().get());
    Table table = CloudPcTable.of(view, columns, GridController::title, origin);
    tools
        .files()
        .save(messages.text("export.title"), name(origin), kinds)
        .ifPresent(file -> write(file, table, view.size()));
  }

  private void write(Path file, Table table, int rows) {
    busy.set(true);
    tools
        .tasks()
        .create(
            "export",
            () -> {
              ExportFile.write(file, Format.ofName(file.toString()).orElse(Format.CSV), table);
              return file;
            })
        .onSuccess(
            written ->
                tools.dialogs().notify(messages.text("export.done"), messages.text("export.rows", rows, written)))
        .onFailure(
            failure -> {
              LOG.warn("the export could not be written", failure);
              tools
                  .dialogs()
                  .error(
                      messages.text("export.failed", file),
                      messages.text("export.unchanged"),
                      messages.text("export.next"),
                      String.valueOf(failure.getMessage()));
            })
        .andFinally(() -> busy.set(false))
        .start();
  }

  /** No file system minds these signs. */
  private String name(CloudPcTable.Origin origin) {
    String tenant = origin.tenantName().replaceAll("[^\\p{L}\\p{N}.-]+", " ").strip();
    return messages.text("export.name", tenant, STAMP.format(origin.at()));
  }
}
