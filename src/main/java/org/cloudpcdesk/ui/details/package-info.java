/** Everything known of one Cloud PC. */
@NullMarked
package org.cloudpcdesk.ui.details;

import org.jspecify.annotations.NullMarked;
