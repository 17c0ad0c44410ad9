/** Tables as files that other programs read: CSV, Excel workbooks, JSON. Knows no window. */
@NullMarked
package org.cloudpcdesk.export;

import org.jspecify.annotations.NullMarked;
