/** The commands of the terminal: find, deprovision, journal, and the served sample tenant. */
@NullMarked
package org.cloudpcdesk.app.terminal;

import org.jspecify.annotations.NullMarked;
