/**
 * The sample tenant's people and Cloud PCs: how they are made from a seed, and how they live. Knows nothing of HTTP.
 */
@NullMarked
package org.cloudpcdesk.sample.world;

import org.jspecify.annotations.NullMarked;
