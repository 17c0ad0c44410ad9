package org.cloudpcdesk.ui.history;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.cloudpcdesk.export.JournalText;
import org.cloudpcdesk.platform.Time;
import org.cloudpcdesk.store.JournalEntry;
import org.cloudpcdesk.store.JournalException;
import org.cloudpcdesk.ui.common.DialogService;
import org.cloudpcdesk.ui.common.FileDialogs;
import org.cloudpcdesk.ui.common.Messages;
import org.cloudpcdesk.ui.common.Session;
import org.cloudpcdesk.ui.common.Tasks;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes the journal's entries into a file, as {@code cloud-pc-desk journal} prints them. Used on the UI thread. */
final class JournalExport {
  private static final Logger LOG = LoggerFactory.getLogger(JournalExport.class);

  private final Messages messages = Messages.of(JournalExport.class);
  private final Session session;
  private final Tasks tasks;
  private final DialogService dialogs;
  private final FileDialogs files;
  private final Time time;

  JournalExport(Session session, Tasks tasks, DialogService dialogs, FileDialogs files, Time time) {
    this.session = session;
    this.tasks = tasks;
    this.dialogs = dialogs;
    this.files = files;
    this.time = time;
  }

  String name(JournalText.Format format) {
    return messages.text("export", format);
  }

  /**
   * Asks for a file and writes it in the background.
   *
   * @param listed the acts on the screen: what belongs to their Cloud PCs and runs is written
   */
  void write(JournalText.Format format, List<ActLine> listed) {
    FileDialogs.Kind kind = new FileDialogs.Kind(messages.text("export.kind", format), format.extension());
    LocalDate today = LocalDate.ofInstant(time.now(), ZoneOffset.UTC);
    String name = messages.text("export.name", session.account().tenantName(), today.toString());
    Set<List<String>> items =
        listed.stream()
            .map(ActLine::act)
            .filter(Act.Ours.class::isInstance)
            .map(Act.Ours.class::cast)
            .map(ours -> List.of(ours.item().runId(), ours.item().cloudPcId()))
            .collect(Collectors.toSet());
    files.save(messages.text("export.title"), name, List.of(kind)).ifPresent(file -> write(format, items, file));
  }

  private void write(JournalText.Format format, Set<List<String>> items, Path file) {
    tasks
        .create("export the journal", () -> put(format, items, file))
        .onSuccess(count -> dialogs.notify(messages.text("export.done"), messages.text("export.count", count, file)))
        .onFailure(
            failure -> {
              LOG.warn("the journal was not exported", failure);
              String what =
                  failure instanceof JournalException journal
                      ? journal.sentence()
                      : messages.text("export.failed", file);
              dialogs.error(what, messages.text("export.unchanged"), messages.text("export.next"), "");
            })
        .start();
  }

  /** Beside the file first, so that one that was there before stays whole when this fails. */
  private int put(JournalText.Format format, Set<List<String>> items, Path file) throws IOException, JournalException {
    Set<String> runs = items.stream().map(List::getFirst).collect(Collectors.toSet());
    List<JournalEntry> entries =
        session.deprovisioner().journal(Instant.EPOCH).stream()
            .filter(entry -> belongs(entry.draft(), items, runs))
            .toList();
    Path part = Files.createTempFile(file.toAbsolutePath().getParent(), "journal.", ".part");
    try {
      Files.writeString(part, format.of(entries), StandardCharsets.UTF_8);
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
    return entries.size();
  }

  private static boolean belongs(JournalEntry.Draft draft, Set<List<String>> items, Set<String> runs) {
    return draft.cloudPcId().isEmpty()
        ? runs.contains(draft.runId())
        : items.contains(List.of(draft.runId(), draft.cloudPcId()));
  }
}
