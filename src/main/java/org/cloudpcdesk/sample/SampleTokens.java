package org.cloudpcdesk.sample;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** Keeps the sample tenant's access tokens in memory. */
final class SampleTokens implements TokenRegister {

  private record Issued(Grant grant, Instant expires) {}

  private final InstantSource clock;
  private final Map<String, Issued> tokens = new ConcurrentHashMap<>();
  private final AtomicLong next = new AtomicLong(1);

  SampleTokens(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public String issue(Grant grant, Duration lifetime) {
    String token = "sample-token-" + next.getAndIncrement() + "-" + Long.toHexString(System.nanoTime());
    Instant now = clock.instant();
    tokens.values().removeIf(issued -> !now.isBefore(issued.expires()));
    tokens.put(token, new Issued(grant, now.plus(lifetime)));
    return token;
  }

  @Override
  public Optional<Grant> check(String token) {
    Issued issued = tokens.get(token);
    return issued != null && clock.instant().isBefore(issued.expires()) ? Optional.of(issued.grant()) : Optional.empty();
  }

  @Override
  public void revokeAll() {
    tokens.clear();
  }
}
