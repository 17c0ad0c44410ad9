/** Plan, check, send, verify: the only code that changes anything in a tenant. */
@NullMarked
package org.cloudpcdesk.deprovision;

import org.jspecify.annotations.NullMarked;
