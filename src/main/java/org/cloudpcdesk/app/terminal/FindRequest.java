package org.cloudpcdesk.app.terminal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.cloudpcdesk.inventory.query.Exclusion;
import org.jspecify.annotations.Nullable;

/**
 * What {@code find} is asked for.
 *
 * @param query in the query language
 * @param limit how many rows at most
 * @param dataDirectory null for the usual one
 * @param tenant the id or domain of a tenant; null for the one that was opened last
 */
public record FindRequest(String query, Format format, int limit, @Nullable Path dataDirectory, @Nullable String tenant) {
  static final String COMMAND = "find";

  enum Format {
    TABLE,
    CSV,
    JSON
  }

  /**
   * Reads a command line that is plainly right without picocli, which would take longer than the answer. Whatever is
   * otherwise, help included, is left to {@link FindCommand}, which has the same options.
   */
  public static Optional<FindRequest> of(String[] arguments) {
    return arguments.length > 1 && arguments[0].equals(COMMAND) ? new Reading(arguments).read() : Optional.empty();
  }

  /** One command line. */
  private static final class Reading {
    private final String[] arguments;
    private final List<String> query = new ArrayList<>();
    private Format format = Format.TABLE;
    private int limit = Integer.MAX_VALUE;
    private @Nullable Path dataDirectory;
    private @Nullable String tenant;
    private int at = 1;

    Reading(String[] arguments) {
      this.arguments = arguments;
    }

    Optional<FindRequest> read() {
      try {
        while (at < arguments.length) {
          if (!take(arguments[at++])) {
            return Optional.empty();
          }
        }
        return query.isEmpty()
            ? Optional.empty()
            : Optional.of(new FindRequest(String.join(" ", query), format, limit, dataDirectory, tenant));
      } catch (IllegalArgumentException other) {
        return Optional.empty();
      }
    }

    private boolean take(String argument) {
      switch (argument) {
        case "--format" -> format = Format.valueOf(value().toUpperCase(Locale.ROOT));
        case "--limit" -> limit = limit(value());
        case "--data-dir" -> dataDirectory = Path.of(value());
        case "--tenant" -> tenant = value();
        default -> {
          if (argument.startsWith("-") && !Exclusion.begins(argument)) {
            return false;
          }
          query.add(argument);
        }
      }
      return true;
    }

    private String value() {
      if (at == arguments.length) {
        throw new IllegalArgumentException("a value is missing");
      }
      return arguments[at++];
    }
  }

  /** @throws IllegalArgumentException when this is no number from 1 on */
  static int limit(String text) {
    int limit = Integer.parseInt(text);
    if (limit < 1) {
      throw new IllegalArgumentException(text);
    }
    return limit;
  }
}
