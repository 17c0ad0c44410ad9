package org.cloudpcdesk.inventory.query;

import org.cloudpcdesk.inventory.query.Token.Kind;

/** Tells {@code -plan:2vcpu}, which belongs to a query, from an option on a command line. */
public final class Exclusion {

  private Exclusion() {}

  /**
   * Whether an argument begins by excluding what a field says: a minus, the name of a field and a sign. A mistyped option
   * does not, so that it is never taken for what somebody looks for.
   */
  public static boolean begins(String argument) {
    if (!argument.startsWith("-")) {
      return false;
    }
    Token first = Token.of(argument.substring(1)).getFirst();
    return first.kind() == Kind.TEXT && first.sign() != null && Field.of(first.name()) != null;
  }
}
