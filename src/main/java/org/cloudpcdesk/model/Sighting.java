package org.cloudpcdesk.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A Cloud PC as it was seen, with when that was. */
public interface Sighting {
  CloudPcFacts pc();

  /** When the service was asked for what it last showed. */
  Instant seen();

  /** When something in it last changed under our eyes, or null when it did not. */
  @Nullable Instant changed();
}
