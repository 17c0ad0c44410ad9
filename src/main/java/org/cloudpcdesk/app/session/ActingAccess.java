package org.cloudpcdesk.app.session;

import org.cloudpcdesk.access.AccountAccess;
import org.cloudpcdesk.access.Right;
import org.cloudpcdesk.deprovision.Deprovisioner;
import org.cloudpcdesk.deprovision.Deprovisioner.Eligibility;
import org.cloudpcdesk.graph.GraphException;

/** Whether runs may send: by what the account may do, and by asking for the permission when it is first needed. */
record ActingAccess(GraphTokens tokens, AccountAccess account) implements Deprovisioner.WriteAccess {

  @Override
  public void ensure() throws GraphException {
    if (standing() == Eligibility.NOT_IN_CLOUD) {
      throw GraphException.of(GraphException.Kind.READ_ONLY, "this cloud's Graph does not end grace periods").build();
    }
    tokens.ensure();
  }

  @Override
  public Eligibility standing() {
    return switch (account.standing(Right.END_GRACE_PERIODS)) {
      case ROLE_MISSING -> Eligibility.ROLE_MISSING;
      case NOT_IN_CLOUD -> Eligibility.NOT_IN_CLOUD;
      case ALLOWED, NOT_ASKED_YET, UNKNOWN -> Eligibility.ELIGIBLE;
    };
  }
}
