/** Deprovision runs and their items, with honest states. */
@NullMarked
package org.cloudpcdesk.ui.activity;

import org.jspecify.annotations.NullMarked;
