/** What every screen uses: the way from background work to the UI thread, FXML loading, dialogs, themes. */
@NullMarked
package org.cloudpcdesk.ui.common;

import org.jspecify.annotations.NullMarked;
