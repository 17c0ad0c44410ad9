/** One field for everything: people, Cloud PCs, views, actions, settings. */
@NullMarked
package org.cloudpcdesk.ui.palette;

import org.jspecify.annotations.NullMarked;
