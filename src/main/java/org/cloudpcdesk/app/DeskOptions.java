package org.cloudpcdesk.app;

import java.nio.file.Path;

/**
 * What the window was started with.
 *
 * @param sample open the sample tenant at once
 * @param roots whom to talk to otherwise
 * @param dataDirectory exists and can be written to
 * @param readOnly nothing can be sent that changes a tenant
 * @param query what to search for once the rows are there; empty for all rows
 */
record DeskOptions(boolean sample, Roots roots, Path dataDirectory, boolean readOnly, String query) {

  /** Opens all rows. */
  DeskOptions(boolean sample, Roots roots, Path dataDirectory, boolean readOnly) {
    this(sample, roots, dataDirectory, readOnly, "");
  }
}
