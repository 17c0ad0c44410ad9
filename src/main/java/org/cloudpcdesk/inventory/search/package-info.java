/** Filters and orders a snapshot of the inventory, off the UI thread. */
@NullMarked
package org.cloudpcdesk.inventory.search;

import org.jspecify.annotations.NullMarked;
