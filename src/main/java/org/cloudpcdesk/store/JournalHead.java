package org.cloudpcdesk.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** The end mark beside the journal: the number and hash of the latest entry. */
record JournalHead(Path file) {

  /** What the file says. */
  record Head(long number, String hash) {}

  /** Empty when there is no such file. */
  Optional<Head> read() throws JournalException {
    try {
      String[] parts = Files.readString(file, StandardCharsets.US_ASCII).strip().split(" ", 2);
      return Optional.of(new Head(Long.parseLong(parts[0]), parts[parts.length - 1]));
    } catch (NoSuchFileException none) {
      return Optional.empty();
    } catch (IOException | NumberFormatException unreadable) {
      throw new JournalException(
          "The journal's end mark %s cannot be read. The journal itself was not touched.".formatted(file), unreadable);
    }
  }

  /** What the file says; empty, too, when it cannot be read. */
  Optional<Head> ifReadable() {
    try {
      return read();
    } catch (JournalException unreadable) {
      return Optional.empty();
    }
  }

  /** Replaces the file as a whole. */
  void note(JournalEntry latest) throws JournalException {
    Path next = file.resolveSibling("journal.head.tmp");
    try {
      Files.writeString(next, latest.number() + " " + latest.hash() + "\n", StandardCharsets.US_ASCII);
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException failed) {
      throw new JournalException(
          "The journal's end mark %s cannot be written. Nothing more is sent without a journal: free some space, then try again."
              .formatted(file),
          failed);
    }
  }
}
