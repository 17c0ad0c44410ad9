/** What differs by operating system or must be held still in tests: time, browser, folders. */
@NullMarked
package org.cloudpcdesk.platform;

import org.jspecify.annotations.NullMarked;
