/** Accounts and tokens, through msal4j. */
@NullMarked
package org.cloudpcdesk.signin;

import org.jspecify.annotations.NullMarked;
