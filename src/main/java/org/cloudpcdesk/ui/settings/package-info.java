/** The settings window. */
@NullMarked
package org.cloudpcdesk.ui.settings;

import org.jspecify.annotations.NullMarked;
