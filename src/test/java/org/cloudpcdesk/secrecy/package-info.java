/**
 * The proof of secrecy: while the tests run, everything that the program logs, writes, throws and shows is searched for the
 * tokens, codes and claims that the tests sign in with, which all bear marks.
 */
@NullMarked
package org.cloudpcdesk.secrecy;

import org.jspecify.annotations.NullMarked;
