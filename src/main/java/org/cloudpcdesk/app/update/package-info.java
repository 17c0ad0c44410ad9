/** Looks for a newer version when settings or policy ask for it. */
@NullMarked
package org.cloudpcdesk.app.update;

import org.jspecify.annotations.NullMarked;
