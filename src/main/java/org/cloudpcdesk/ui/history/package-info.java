/** What was done to Cloud PCs: the program's own journal beside Microsoft's audit events. */
@NullMarked
package org.cloudpcdesk.ui.history;

import org.jspecify.annotations.NullMarked;
