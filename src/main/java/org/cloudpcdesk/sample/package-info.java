/**
 * The built-in sample tenant: a loopback server that speaks Graph's and Entra's wire protocols. Imports no client
 * code.
 */
@NullMarked
package org.cloudpcdesk.sample;

import org.jspecify.annotations.NullMarked;
