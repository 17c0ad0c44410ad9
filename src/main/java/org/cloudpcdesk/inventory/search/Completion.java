package org.cloudpcdesk.inventory.search;

import java.util.List;

/**
 * What can stand at a place of a query, the likeliest first.
 *
 * @param from where the text begins that a suggestion replaces, in UTF-16 units
 * @param to where it ends, exclusive
 */
public record Completion(int from, int to, List<Suggestion> suggestions) {
  public Completion {
    suggestions = List.copyOf(suggestions);
  }
}
