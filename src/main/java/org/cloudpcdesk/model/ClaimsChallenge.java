package org.cloudpcdesk.model;

/**
 * What a service demands of the next token, as it came with a 401: a changed password, another network, a stronger proof
 * (Microsoft Entra, "Claims challenges, claims requests and client capabilities"). Not a record, so that no toString
 * shows it.
 */
public final class ClaimsChallenge {
  private final String json;

  /** @param json the claims request, decoded */
  public ClaimsChallenge(String json) {
    this.json = json;
  }

  /** For the identity service only; belongs in no log and no message. */
  public String json() {
    return json;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ClaimsChallenge same && same.json.equals(json);
  }

  @Override
  public int hashCode() {
    return json.hashCode();
  }

  @Override
  public String toString() {
    return "a claims challenge";
  }
}
