package org.cloudpcdesk.ui.deprovision;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Reads a list that somebody's tool wrote: UTF-8, UTF-16 with its byte order mark, or the code page that Windows
 * spreadsheets write when they are asked for plain CSV.
 */
final class ListFile {
  /** A list of 100,000 people is some 10 MB; what is larger is no list. */
  static final long MOST_BYTES = 32L * 1024 * 1024;

  private static final Charset WINDOWS = Charset.forName("windows-1252");

  private ListFile() {}

  /**
   * Blocks; to be called in the background.
   *
   * @throws IOException when it cannot be read, is too large, or is no text
   */
  static String read(Path file) throws IOException {
    if (Files.size(file) > MOST_BYTES) {
      throw new IOException(file + " is larger than " + MOST_BYTES + " bytes");
    }
    byte[] bytes = Files.readAllBytes(file);
    if (bytes.length >= 2 && (bytes[0] & 0xff) == 0xff && (bytes[1] & 0xff) == 0xfe) {
      return new String(bytes, 2, bytes.length - 2, StandardCharsets.UTF_16LE);
    }
    if (bytes.length >= 2 && (bytes[0] & 0xff) == 0xfe && (bytes[1] & 0xff) == 0xff) {
      return new String(bytes, 2, bytes.length - 2, StandardCharsets.UTF_16BE);
    }
    for (byte one : bytes) {
      if (one == 0) {
        throw new IOException(file + " is no text");
      }
    }
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .decode(ByteBuffer.wrap(bytes))
          .toString();
    } catch (CharacterCodingException other) {
      return new String(bytes, WINDOWS);
    }
  }
}
