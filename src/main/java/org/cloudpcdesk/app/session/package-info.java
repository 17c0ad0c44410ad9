/** Opens sessions: signs an account in and builds everything that belongs to it, for the window and the terminal alike. */
@NullMarked
package org.cloudpcdesk.app.session;

import org.jspecify.annotations.NullMarked;
