package org.cloudpcdesk.store;

import java.nio.ByteBuffer;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * Bytes made shorter before they are sealed. A process that has just begun opens sealed bytes many times slower than zlib,
 * which is native code, gives back what they were made from: so half the bytes are half the wait.
 */
final class Packed {
  /** What packed bytes begin with. Rows that were written without packing begin with {@link RowWriter#TEXT}. */
  private static final byte MARK = 2;

  private static final int HEAD = 1 + Integer.BYTES;

  private Packed() {}

  static byte[] pack(byte[] plain) {
    Deflater deflater = new Deflater(Deflater.BEST_SPEED, true);
    try {
      deflater.setInput(plain);
      deflater.finish();
      // What cannot be made shorter grows by 5 bytes a block of at most 32 KB (RFC 1951, 3.2.4).
      ByteBuffer out = ByteBuffer.allocate(HEAD + plain.length + plain.length / 1_000 + 64);
      out.put(MARK).putInt(plain.length);
      while (!deflater.finished()) {
        deflater.deflate(out);
      }
      byte[] packed = new byte[out.position()];
      out.flip().get(packed);
      return packed;
    } finally {
      deflater.end();
    }
  }

  /** Gives back what was packed; bytes that were not are returned as they are. */
  static byte[] unpack(byte[] packed) {
    if (packed.length < HEAD || packed[0] != MARK) {
      return packed;
    }
    Inflater inflater = new Inflater(true);
    try {
      byte[] plain = new byte[ByteBuffer.wrap(packed).getInt(1)];
      inflater.setInput(packed, HEAD, packed.length - HEAD);
      int done = 0;
      while (done < plain.length) {
        int more = inflater.inflate(plain, done, plain.length - done);
        if (more == 0) {
          throw new IllegalStateException("packed bytes end before their time");
        }
        done += more;
      }
      return plain;
    } catch (DataFormatException amiss) {
      throw new IllegalStateException("not packed as it was written", amiss);
    } finally {
      inflater.end();
    }
  }
}
