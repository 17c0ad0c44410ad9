package org.cloudpcdesk.graph;

import java.util.ArrayList;
import java.util.List;
import org.cloudpcdesk.model.ClaimsChallenge;
import org.cloudpcdesk.model.Permission;

/** Hands out "secret-token-1", and after each renewal the next number. Remembers what was asked. */
final class TokenDispenser implements TokenSource {
  private final List<String> asked = new ArrayList<>();
  private final List<String> demands = new ArrayList<>();
  private int number = 1;

  @Override
  public synchronized String token(Permission permission, boolean renew) {
    asked.add(permission.scope() + (renew ? " renew" : ""));
    if (renew) {
      number++;
    }
    return "secret-token-" + number;
  }

  @Override
  public synchronized String token(Permission permission, ClaimsChallenge demand) {
    demands.add(demand.json());
    return token(permission, true);
  }

  /** The claims that tokens had to meet. */
  synchronized List<String> demands() {
    return List.copyOf(demands);
  }

  synchronized List<String> asked() {
    return List.copyOf(asked);
  }

  synchronized long renewals() {
    return asked.stream().filter(text -> text.endsWith(" renew")).count();
  }
}
