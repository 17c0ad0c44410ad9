/** The wire to Microsoft Graph: requests, pages, throttling, typed errors. Knows no sign-in library and no window. */
@NullMarked
package org.cloudpcdesk.graph;

import org.jspecify.annotations.NullMarked;
