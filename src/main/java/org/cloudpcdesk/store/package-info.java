/** What outlives the window: the journal of everything that was done in a tenant. */
@NullMarked
package org.cloudpcdesk.store;

import org.jspecify.annotations.NullMarked;
