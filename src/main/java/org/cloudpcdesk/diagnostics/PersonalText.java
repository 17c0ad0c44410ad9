package org.cloudpcdesk.diagnostics;

/**
 * A text that must not leave this computer as it is.
 *
 * @param kind what its pseudonym begins with, such as {@code person} or {@code device}
 */
public record PersonalText(String kind, String text) {}
