package org.cloudpcdesk.sample;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of an answer. Once they were packed only the packed ones are kept, which take an eighth of the room, so that
 * answers can be remembered. Thread-safe.
 */
final class Content {
  private static final int WORTH_PACKING = 512;

  private volatile byte @Nullable [] plain;
  private volatile byte @Nullable [] packed;

  Content(byte[] plain) {
    this.plain = plain;
  }

  /** As it is; not to be written to. */
  byte[] plain() {
    byte[] known = plain;
    return known == null ? unpack(Objects.requireNonNull(packed)) : known;
  }

  /** Whether it becomes smaller by enough. */
  boolean isWorthPacking() {
    byte[] known = plain;
    return known == null || known.length >= WORTH_PACKING;
  }

  /** As gzip; not to be written to. */
  byte[] packed() {
    byte[] known = packed;
    if (known == null) {
      known = pack(plain());
      packed = known;
      plain = null;
    }
    return known;
  }

  private static byte[] pack(byte[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length / 4 + 64);
    try (GZIPOutputStream gzip = new Quick(out)) {
      gzip.write(bytes);
    } catch (IOException impossible) {
      throw new UncheckedIOException("Writing to memory cannot fail", impossible);
    }
    return out.toByteArray();
  }

  private static byte[] unpack(byte[] bytes) {
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      return in.readAllBytes();
    } catch (IOException impossible) {
      throw new UncheckedIOException("Reading from memory cannot fail", impossible);
    }
  }

  /** On the way from this computer to itself, time is dearer than bytes. */
  private static final class Quick extends GZIPOutputStream {
    Quick(ByteArrayOutputStream out) throws IOException {
      super(out, 8192);
      def.setLevel(Deflater.BEST_SPEED);
    }
  }
}
