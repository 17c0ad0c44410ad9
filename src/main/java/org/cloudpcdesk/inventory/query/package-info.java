/** The language administrators search in: from a text to a condition, or to what is wrong with the text. */
@NullMarked
package org.cloudpcdesk.inventory.query;

import org.jspecify.annotations.NullMarked;
