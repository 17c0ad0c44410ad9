/** Records and enums of the domain. No I/O, no JavaFX. */
@NullMarked
package org.cloudpcdesk.model;

import org.jspecify.annotations.NullMarked;
