/** The welcome page and sign-in. */
@NullMarked
package org.cloudpcdesk.ui.signin;

import org.jspecify.annotations.NullMarked;
