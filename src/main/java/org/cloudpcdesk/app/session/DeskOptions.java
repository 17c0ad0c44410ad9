package org.cloudpcdesk.app.session;

import java.io.IOException;
import java.nio.file.Path;
import org.cloudpcdesk.platform.DataDirectory;
import org.cloudpcdesk.sample.SampleOptions;
import org.jspecify.annotations.Nullable;

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

  /**
   * What was given on the command line, with the data directory ready to be written to.
   *
   * @param folder null for the usual data directory
   * @throws IOException with a sentence for the administrator, when the data directory cannot be had
   */
  public static DeskOptions prepare(boolean sample, Roots roots, @Nullable Path folder, boolean readOnly, String query)
      throws IOException {
    Path dataDirectory = folder != null ? folder : DataDirectory.standard();
    DataDirectory.prepare(dataDirectory);
    return new DeskOptions(sample, roots, dataDirectory, readOnly, query);
  }

  public DeskOptions withSampleSize(int size) {
    return new DeskOptions(sample, roots, dataDirectory, readOnly, query, size);
  }
}
