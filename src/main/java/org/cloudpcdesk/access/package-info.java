/** What the signed-in account may do, and why not. */
@NullMarked
package org.cloudpcdesk.access;

import org.jspecify.annotations.NullMarked;
