/** The live set of Cloud PCs: refresh, change sets, ages. */
@NullMarked
package org.cloudpcdesk.inventory;

import org.jspecify.annotations.NullMarked;
