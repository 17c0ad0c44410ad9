/** The sheet that asks before anything is ended. */
@NullMarked
package org.cloudpcdesk.ui.deprovision;

import org.jspecify.annotations.NullMarked;
