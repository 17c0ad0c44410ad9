package org.cloudpcdesk.ui.history;

/**
 * An act as its line shows it. Immutable; texts may be empty, never null.
 *
 * @param icon name in Ikonli's Fluent pack
 * @param styleClass colours the icon; {@code source} says the same in words
 * @param source who tells of it
 */
record ActLine(
    Act act,
    String at,
    String icon,
    String styleClass,
    String what,
    String device,
    String person,
    String account,
    String ticket,
    String reason,
    String source) {}
