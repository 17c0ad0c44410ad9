/** What became otherwise since the administrator last looked. */
@NullMarked
package org.cloudpcdesk.inventory.changes;

import org.jspecify.annotations.NullMarked;
