package org.cloudpcdesk.app.session;

import java.nio.file.Path;
import org.cloudpcdesk.sample.SampleOptions;

/**
 * What the window was started with.
 *
 * @param sample open the sample tenant at once
 * @param roots whom to talk to otherwise
 * @param dataDirectory exists and can be written to
 * @param readOnly nothing can be sent that changes a tenant
 * @param query what to search for once the rows are there; empty for all rows
 * @param sampleSize how many Cloud PCs the sample tenant has
 */
public record DeskOptions(
    boolean sample, Roots roots, Path dataDirectory, boolean readOnly, String query, int sampleSize) {

  /** The sample tenant has its usual size. */
  public DeskOptions(boolean sample, Roots roots, Path dataDirectory, boolean readOnly, String query) {
    this(sample, roots, dataDirectory, readOnly, query, SampleOptions.DEFAULTS.cloudPcs());
  }

  /** Opens all rows. */
  public DeskOptions(boolean sample, Roots roots, Path dataDirectory, boolean readOnly) {
    this(sample, roots, dataDirectory, readOnly, "");
  }

  public DeskOptions withSampleSize(int size) {
    return new DeskOptions(sample, roots, dataDirectory, readOnly, query, size);
  }
}
