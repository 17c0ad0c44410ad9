/** Starts the program: the entry point and the command line. */
@NullMarked
package org.cloudpcdesk.app;

import org.jspecify.annotations.NullMarked;
