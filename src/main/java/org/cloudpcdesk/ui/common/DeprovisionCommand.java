package org.cloudpcdesk.ui.common;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * "Deprovision...", as the grid, the details, the selection bar and the keyboard offer it. Used on the UI thread.
 */
public interface DeprovisionCommand {

  /**
   * Whether the command can be given for these Cloud PCs now.
   *
   * @param why one sentence for the administrator when not: what stands against it and what must happen first; else null
   * @param eligible how many of them it would be given for
   */
  record Verdict(boolean enabled, @Nullable String why, int eligible) {}

  /** Judges a choice without asking the service. */
  Verdict verdict(List<String> ids);

  /** Opens the sheet that asks. Does nothing but say why when the verdict is not enabled. */
  void open(List<String> ids);

  /** Opens the window for a pasted or read list, and goes on to the sheet with what was found in it. */
  void openList();
}
