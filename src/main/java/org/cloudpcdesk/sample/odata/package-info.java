/** The subset of OData that the sample tenant understands: {@code $filter} expressions. */
@NullMarked
package org.cloudpcdesk.sample.odata;

import org.jspecify.annotations.NullMarked;
