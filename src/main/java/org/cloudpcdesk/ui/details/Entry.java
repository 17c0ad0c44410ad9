package org.cloudpcdesk.ui.details;

/**
 * One line of a section with what belongs to it.
 *
 * @param title the line
 * @param facts further lines, shown smaller; may be empty
 */
record Entry(String title, String facts) {}
