/** The running program with its window: starts JavaFX, shows the welcome page or a session, and ends properly. */
@NullMarked
package org.cloudpcdesk.app.window;

import org.jspecify.annotations.NullMarked;
