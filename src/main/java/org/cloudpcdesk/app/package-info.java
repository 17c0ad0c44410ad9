/** Starts the program and wires everything by constructor: options, paths, logging. */
@NullMarked
package org.cloudpcdesk.app;

import org.jspecify.annotations.NullMarked;
