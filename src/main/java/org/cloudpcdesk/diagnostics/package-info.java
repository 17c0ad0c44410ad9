/** The diagnostics bundle: what support needs to see, without what is nobody's business. */
@NullMarked
package org.cloudpcdesk.diagnostics;

import org.jspecify.annotations.NullMarked;
