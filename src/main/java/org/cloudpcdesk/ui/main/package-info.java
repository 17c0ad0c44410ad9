/** The main window: tenant band, search, views, status bar, and the places of the other screens. */
@NullMarked
package org.cloudpcdesk.ui.main;

import org.jspecify.annotations.NullMarked;
