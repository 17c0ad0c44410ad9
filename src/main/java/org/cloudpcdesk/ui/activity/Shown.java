package org.cloudpcdesk.ui.activity;

/**
 * One line of the activity panel as it is shown now. Immutable; texts may be empty, never null.
 *
 * @param icon name in Ikonli's Fluent pack
 * @param styleClass colours the icon; the word beside it says the same
 * @param what what the state means
 * @param next what happens next, or what the administrator can do
 * @param facts further lines, such as what changed since the Cloud PC was chosen
 * @param left how long it may still take; of runs only
 */
record Shown(
    String icon,
    String styleClass,
    String word,
    String device,
    String person,
    String since,
    String what,
    String next,
    String facts,
    String left) {}
