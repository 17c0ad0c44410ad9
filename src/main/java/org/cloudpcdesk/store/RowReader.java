package org.cloudpcdesk.store;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cloudpcdesk.model.CloudPc;
import org.cloudpcdesk.model.CloudPcStatus;
import org.cloudpcdesk.model.GraphTime;
import org.jspecify.annotations.Nullable;

/**
 * Reads what {@link RowWriter} wrote. Bytes that nobody else wrote are expected: they were sealed. Anything amiss ends in
 * a {@link RuntimeException}. Not thread-safe; used once.
 */
final class RowReader {
  private final byte[] bytes;
  private final Pool pool;
  private final List<String> shared = new ArrayList<>();
  private int at;

  /** @param pool texts that several readers have in common */
  RowReader(byte[] bytes, Pool pool) {
    this.bytes = bytes;
    this.pool = pool;
  }

  /** One copy of each text that repeats. Not thread-safe. */
  static final class Pool {
    private final Map<String, String> texts = new HashMap<>();
    private final Map<String, CloudPcStatus> states = new HashMap<>();

    String one(String text) {
      String first = texts.putIfAbsent(text, text);
      return first == null ? text : first;
    }

    CloudPcStatus status(String text) {
      return states.computeIfAbsent(text, CloudPcStatus::of);
    }
  }

  boolean hasNext() {
    return at < bytes.length;
  }

  StoredRow row() {
    return new StoredRow(pc(), present(instant()), instant());
  }

  // Java evaluates arguments from left to right (JLS 15.7.4), and the components are in the order of the writer.
  CloudPc pc() {
    return new CloudPc(
        present(text()),
        text(),
        text(),
        text(),
        text(),
        text(),
        status(),
        detail(),
        text(),
        text(),
        text(),
        text(),
        text(),
        text(),
        text(),
        text(),
        text(),
        text(),
        time(),
        time(),
        time(),
        text());
  }

  private CloudPc.@Nullable StatusDetail detail() {
    return number() == 0 ? null : new CloudPc.StatusDetail(text(), text());
  }

  /** A number that counts something. */
  int count() {
    return Math.toIntExact(number());
  }

  /** So many bytes as they are. */
  byte[] bytes(int length) {
    byte[] part = Arrays.copyOfRange(bytes, at, at + length);
    if (at + length > bytes.length) {
      throw new IllegalStateException("what was stored ends before its time");
    }
    at += length;
    return part;
  }

  CloudPcStatus status() {
    return pool.status(present(text()));
  }

  /** A text that others are likely to repeat. */
  String pooled() {
    return pool.one(present(text()));
  }

  @Nullable GraphTime time() {
    String text = text();
    return text == null ? null : new GraphTime(text, instant());
  }

  @Nullable Instant instant() {
    return number() == 0 ? null : Instant.ofEpochSecond(signed(), number());
  }

  @Nullable String text() {
    long code = number();
    if (code == RowWriter.NULL) {
      return null;
    }
    if (code == RowWriter.TEXT) {
      return inline();
    }
    if (code == RowWriter.SHARED_TEXT) {
      String text = pool.one(inline());
      shared.add(text);
      return text;
    }
    return shared.get((int) (code - RowWriter.FIRST_SHARED));
  }

  private String inline() {
    int length = (int) number();
    String text = new String(bytes, at, length, StandardCharsets.UTF_8);
    at += length;
    return text;
  }

  private long signed() {
    long value = number();
    return (value >>> 1) ^ -(value & 1);
  }

  long number() {
    byte next = bytes[at++];
    long value = next & 0x7F;
    for (int shift = 7; next < 0; shift += 7) {
      next = bytes[at++];
      value |= (long) (next & 0x7F) << shift;
    }
    return value;
  }

  static <T> T present(@Nullable T value) {
    if (value == null) {
      throw new IllegalStateException("something is missing in what was stored");
    }
    return value;
  }
}
