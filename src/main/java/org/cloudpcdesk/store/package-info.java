/** What outlives the window: a tenant's rows, what happened to them, the administrator's notes, and the journal. */
@NullMarked
package org.cloudpcdesk.store;

import org.jspecify.annotations.NullMarked;
