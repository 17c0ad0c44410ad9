package org.cloudpcdesk.app;

import java.nio.file.Path;

/**
 * What the window was started with.
 *
 * @param sample open the sample tenant at once
 * @param roots whom to talk to otherwise
 * @param dataDirectory exists and can be written to
 * @param readOnly nothing can be sent that changes a tenant
 */
record DeskOptions(boolean sample, Roots roots, Path dataDirectory, boolean readOnly) {}
