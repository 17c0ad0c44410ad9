package org.cloudpcdesk.store;

import java.nio.file.Path;

/** Why a store had to begin anew. What was stored is read from the network again, and the old file is kept. */
public sealed interface StoreProblem {

  /** Where the old file is. */
  Path kept();

  /**
   * The file was damaged.
   *
   * @param whole whether the administrator's notes, what is gone and what happened were all taken over from it, as far as can
   *     be told
   */
  record Damaged(Path kept, boolean whole) implements StoreProblem {}

  /** The file was sealed under a key that this account on this computer does not have. */
  record KeyLost(Path kept) implements StoreProblem {}
}
