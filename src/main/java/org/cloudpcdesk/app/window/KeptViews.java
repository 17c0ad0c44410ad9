package org.cloudpcdesk.app.window;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.cloudpcdesk.inventory.OfflineCopy;
import org.cloudpcdesk.inventory.search.SavedViews;
import org.cloudpcdesk.store.Note;
import org.cloudpcdesk.ui.common.Tasks;

/** Keeps the administrator's own views of a tenant beside its rows, in the background. Used on the UI thread. */
final class KeptViews {
  private final OfflineCopy offline;
  private final Tasks tasks;
  private final AtomicReference<SavedViews> latest = new AtomicReference<>(SavedViews.NONE);

  KeptViews(OfflineCopy offline, Tasks tasks) {
    this.offline = offline;
    this.tasks = tasks;
  }

  /** @param shown gets what was kept, and where to keep from now on */
  void load(BiConsumer<SavedViews, Consumer<SavedViews>> shown) {
    var _ =
        tasks
            .create("read views", () -> SavedViews.of(offline.notes(Note.VIEW)))
            .onSuccess(kept -> shown.accept(kept, this::keep))
            .start();
  }

  private void keep(SavedViews next) {
    latest.set(next);
    var _ = tasks.create("keep views", this::write).start();
  }

  /** Two may overtake one another: each writes what is the latest then. */
  private synchronized SavedViews write() throws Exception {
    SavedViews now = latest.get();
    offline.saveNotes(Note.VIEW, now.texts());
    return now;
  }
}
