package org.cloudpcdesk.graph;

import java.io.Writer;

/**
 * Collects text in memory without the lock of a {@link java.io.StringWriter}, which is taken for each comma and quotation
 * mark of a JSON text. Can be used again. Not thread-safe.
 */
final class TextWriter extends Writer {
  private final StringBuilder text = new StringBuilder(512);

  @Override
  public void write(int character) {
    text.append((char) character);
  }

  @Override
  public void write(char[] characters, int from, int length) {
    text.append(characters, from, length);
  }

  @Override
  public void write(String part) {
    text.append(part);
  }

  @Override
  public void write(String part, int from, int length) {
    text.append(part, from, from + length);
  }

  /** Begins anew: what a row that was broken off left behind is nobody's. */
  TextWriter emptied() {
    text.setLength(0);
    return this;
  }

  @Override
  public String toString() {
    return text.toString();
  }

  @Override
  public void flush() {}

  @Override
  public void close() {}
}
