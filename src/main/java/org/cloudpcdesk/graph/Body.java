package org.cloudpcdesk.graph;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * The body of an answer, decompressed while it is read. {@code HttpRequest.timeout} ends with the headers (JDK 25), so
 * a body that stops half-way would be waited for without end: this one is closed after a while. Used by one thread.
 */
final class Body implements AutoCloseable {
  private final InputStream wire;
  private final boolean zipped;
  private final CompletableFuture<Void> watchdog;
  private volatile boolean late;
  private boolean ended;
  private @Nullable InputStream stream;

  Body(HttpResponse<InputStream> response, Duration timeout) {
    // Null, against its contract, when a proxy refused the tunnel (JDK 25).
    this.wire = Objects.requireNonNullElseGet(response.body(), InputStream::nullInputStream);
    this.zipped = response.headers().firstValue("Content-Encoding").filter("gzip"::equalsIgnoreCase).isPresent();
    this.watchdog =
        CompletableFuture.runAsync(
            this::giveUp, CompletableFuture.delayedExecutor(timeout.toMillis(), TimeUnit.MILLISECONDS));
  }

  /** The decompressed bytes. */
  InputStream stream() throws IOException {
    if (stream == null) {
      stream = new EndNoting(zipped ? new GZIPInputStream(wire, 8192) : wire);
    }
    return stream;
  }

  /** Reads what a parser left, so that the connection can be used again; it does not matter if that fails. */
  void drain() {
    try {
      stream().transferTo(OutputStream.nullOutputStream());
    } catch (IOException cutOff) {
      closeWire();
    }
  }

  /** True when the body did not come in time and was given up. */
  boolean isLate() {
    return late;
  }

  /** True when somebody read past the last byte. */
  boolean hasEnded() {
    return ended;
  }

  @Override
  public void close() {
    watchdog.cancel(false);
    closeWire();
  }

  private void giveUp() {
    late = true;
    closeWire();
  }

  private void closeWire() {
    try {
      wire.close();
    } catch (IOException alreadyLost) {
      // Nothing more is wanted of this connection.
    }
  }

  private final class EndNoting extends FilterInputStream {
    EndNoting(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int b = super.read();
      ended |= b < 0;
      return b;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
      int count = super.read(bytes, from, length);
      ended |= count < 0;
      return count;
    }
  }
}
