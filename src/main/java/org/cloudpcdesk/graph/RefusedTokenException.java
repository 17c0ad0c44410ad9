package org.cloudpcdesk.graph;

import java.io.IOException;
import java.util.Optional;
import org.cloudpcdesk.model.ClaimsChallenge;
import org.jspecify.annotations.Nullable;

/** A good answer holds a 401: the token was refused within it, as it could have been refused outside. */
final class RefusedTokenException extends IOException {
  private static final long serialVersionUID = 1L;

  private final transient @Nullable ClaimsChallenge demand;
  private final @Nullable String code;

  /**
   * @param demand what the next token has to meet, or null
   * @param code Graph's code, or null
   */
  RefusedTokenException(@Nullable ClaimsChallenge demand, @Nullable String code) {
    super("the token was refused within the answer");
    this.demand = demand;
    this.code = code;
  }

  Optional<ClaimsChallenge> demand() {
    return Optional.ofNullable(demand);
  }

  Optional<String> code() {
    return Optional.ofNullable(code);
  }
}
