package org.cloudpcdesk.model;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to a Cloud PC while it was watched.
 *
 * @param id of the Cloud PC
 * @param at when the service was asked for what first showed it
 * @param device the Cloud PC's short name at that time
 * @param person the person's user principal name at that time, or empty text
 * @param members what became otherwise; empty unless it {@link Kind#CHANGED}
 */
public record CloudPcChange(String id, Kind kind, Instant at, String device, String person, List<Member> members) {

  /** What happened. */
  public enum Kind {
    ADDED,
    CHANGED,
    REMOVED
  }

  /**
   * A member that became otherwise.
   *
   * @param name Graph's name of it, such as {@code status}
   * @param before null when there was none; JSON where it is no text
   * @param after the same afterwards
   */
  public record Member(String name, @Nullable String before, @Nullable String after) {}

  public CloudPcChange {
    members = List.copyOf(members);
  }
}
