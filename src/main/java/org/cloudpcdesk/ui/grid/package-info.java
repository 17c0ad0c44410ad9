/** The grid of Cloud PCs. */
@NullMarked
package org.cloudpcdesk.ui.grid;

import org.jspecify.annotations.NullMarked;
