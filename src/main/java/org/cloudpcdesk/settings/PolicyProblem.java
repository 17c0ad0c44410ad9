package org.cloudpcdesk.settings;

import java.util.List;

/** Why a policy cannot be followed. As long as there is one, nothing may be changed in a tenant. */
public sealed interface PolicyProblem {

  /** Where the policy is. */
  String place();

  /** Something is there, but it cannot be read. */
  record Unreadable(String place) implements PolicyProblem {}

  /**
   * It lays down what this version cannot do.
   *
   * @param names of what a policy cannot set or cannot set so, as they are written there
   */
  record NotUsable(String place, List<String> names) implements PolicyProblem {}
}
