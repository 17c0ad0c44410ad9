/** What the signed-in account may do, and why it was refused. */
@NullMarked
package org.cloudpcdesk.ui.access;

import org.jspecify.annotations.NullMarked;
