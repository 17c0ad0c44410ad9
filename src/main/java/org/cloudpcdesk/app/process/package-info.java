/** The process itself: version, log, exit codes, and how it started. */
@NullMarked
package org.cloudpcdesk.app.process;

import org.jspecify.annotations.NullMarked;
