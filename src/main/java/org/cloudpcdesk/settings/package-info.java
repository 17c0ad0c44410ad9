/** The administrator's settings: a model apart from its file. */
@NullMarked
package org.cloudpcdesk.settings;

import org.jspecify.annotations.NullMarked;
