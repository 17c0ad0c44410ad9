package org.cloudpcdesk.inventory.query;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What can be asked about a Cloud PC by name, in the order it is offered. */
public enum Field {
  STATUS(Kind.TEXT),
  USER(Kind.TEXT),
  DEVICE(Kind.TEXT),
  PLAN(Kind.TEXT),
  POLICY(Kind.TEXT),
  REGION(Kind.TEXT),
  IMAGE(Kind.TEXT),
  /** Provisioning type and plan type, and "frontline" for Cloud PCs that are shared. */
  TYPE(Kind.TEXT),
  /** The display name. */
  NAME(Kind.TEXT),
  /** The Cloud PC's own id, or its device's id in Intune or Entra. */
  ID(Kind.TEXT),
  /** One of {@link State}. */
  IS(Kind.STATE),
  /** The end of the grace period, of Cloud PCs in grace. */
  ENDS(Kind.TIME),
  /** When the service last showed it. */
  SEEN(Kind.TIME),
  /** When something in it last changed under our eyes. */
  CHANGED(Kind.TIME),
  PROVISIONED(Kind.TIME),
  /** When it was last modified, as the service says. */
  MODIFIED(Kind.TIME);

  /** What stands behind a field's name. */
  public enum Kind {
    TEXT,
    STATE,
    TIME
  }

  private final Kind kind;
  private final String word = name().toLowerCase(Locale.ROOT);

  Field(Kind kind) {
    this.kind = kind;
  }

  public Kind kind() {
    return kind;
  }

  /** As it is written in a query. */
  public String word() {
    return word;
  }

  /** Whether its times lie ahead: what is left until them is compared, not what has passed since. */
  boolean liesAhead() {
    return this == ENDS;
  }

  /** The field a word names, whatever its case, or null. */
  public static @Nullable Field of(String word) {
    String lower = word.toLowerCase(Locale.ROOT);
    for (Field field : values()) {
      if (field.word.equals(lower)) {
        return field;
      }
    }
    return lower.equals("person") ? USER : null;
  }
}
