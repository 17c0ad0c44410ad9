package org.cloudpcdesk.platform;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One window a data directory. The first process holds a lock, which the operating system takes back however the process
 * ends, so that no file left behind can lock anybody out. It listens on a loopback port; port and a secret stand in a file
 * that only its owner may read, so that no other user of the computer can send it anything. A loopback port rather than a
 * Unix domain socket, whose path may have no more than 108 bytes. Thread-safe.
 */
public final class SingleInstance implements AutoCloseable {

  /** What became of a start. */
  public sealed interface Claim {
    /** Nobody else is there: this process is the first. */
    record First(SingleInstance instance) implements Claim {}

    /** The first process took the message. */
    record HandedOver() implements Claim {}

    /** There is a first process, but it did not answer in time. */
    record NoAnswer() implements Claim {}
  }

  /** Longer messages are refused. */
  public static final int MAX_MESSAGE = 4_000;

  private static final Logger LOG = LoggerFactory.getLogger(SingleInstance.class);
  private static final Duration BETWEEN_TRIES = Duration.ofMillis(50);
  private static final int ANSWER_MILLIS = 2_000;
  private static final int SECRET_BYTES = 32;
  private static final int TAKEN = 1;

  private final FileChannel channel;
  private final ServerSocket server;
  private final byte[] secret;
  private final BlockingQueue<String> messages = new LinkedBlockingQueue<>();
  private final ExecutorService executor =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("instance-", 0).factory());

  private SingleInstance(FileChannel channel, ServerSocket server, byte[] secret) {
    this.channel = channel;
    this.server = server;
    this.secret = secret;
  }

  /**
   * Becomes the first process of a data directory, or hands a message to the one that is.
   *
   * @param message what the first process should do; at most {@value #MAX_MESSAGE} characters
   * @param patience how long a first process that does not answer is asked again: it may just be starting, or ending
   * @throws IOException when the directory cannot be written to
   */
  public static Claim claim(Path dataDirectory, String message, Duration patience, Time time)
      throws IOException, InterruptedException {
    Instant deadline = time.now().plus(patience);
    while (true) {
      SingleInstance first = first(dataDirectory);
      if (first != null) {
        return new Claim.First(first);
      }
      if (delivered(address(dataDirectory), message)) {
        return new Claim.HandedOver();
      }
      if (!time.now().isBefore(deadline)) {
        return new Claim.NoAnswer();
      }
      time.sleep(BETWEEN_TRIES);
    }
  }

  /** Names who gets the messages, those that came before included, one after the other on a background thread. */
  public void listen(Consumer<String> receiver) {
    executor.execute(() -> pass(receiver));
  }

  private void pass(Consumer<String> receiver) {
    try {
      while (true) {
        receiver.accept(messages.take());
      }
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    executor.shutdownNow();
    try {
      server.close();
      // The lock goes with its channel.
      channel.close();
    } catch (IOException failed) {
      LOG.warn("the data directory could not be given up to the next start", failed);
    }
  }

  private static Path address(Path dataDirectory) {
    return dataDirectory.resolve("instance");
  }

  private static @Nullable SingleInstance first(Path dataDirectory) throws IOException {
    FileChannel channel =
        FileChannel.open(
            dataDirectory.resolve("instance.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      if (lock(channel) != null) {
        SingleInstance first = new SingleInstance(channel, loopback(), newSecret());
        first.announce(address(dataDirectory));
        return first;
      }
    } catch (IOException | RuntimeException failed) {
      channel.close();
      throw failed;
    }
    channel.close();
    return null;
  }

  private static @Nullable FileLock lock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException heldByThisProcess) {
      return null;
    }
  }

  private static ServerSocket loopback() throws IOException {
    return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  }

  private static byte[] newSecret() {
    byte[] secret = new byte[SECRET_BYTES];
    new SecureRandom().nextBytes(secret);
    return secret;
  }

  private void announce(Path address) throws IOException {
    String text = server.getLocalPort() + " " + HexFormat.of().formatHex(secret);
    OwnerOnly.replace(address, text.getBytes(StandardCharsets.US_ASCII));
    executor.execute(this::accept);
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket caller = server.accept();
        executor.execute(() -> hear(caller));
      } catch (IOException closed) {
        LOG.debug("nobody is listened to any more", closed);
        return;
      }
    }
  }

  /** Whoever does not know the secret, or says nothing in time, gets no answer. */
  private void hear(Socket caller) {
    try (caller) {
      caller.setSoTimeout(ANSWER_MILLIS);
      DataInputStream in = new DataInputStream(caller.getInputStream());
      byte[] said = in.readNBytes(SECRET_BYTES);
      if (!MessageDigest.isEqual(said, secret)) {
        LOG.warn("a caller on the loopback port did not know the secret");
        return;
      }
      String message = in.readUTF();
      if (message.length() <= MAX_MESSAGE) {
        messages.add(message);
        caller.getOutputStream().write(TAKEN);
      }
    } catch (IOException lost) {
      LOG.debug("a caller was lost", lost);
    }
  }

  private static boolean delivered(Path address, String message) {
    try (Socket first = new Socket()) {
      String[] parts = Files.readString(address, StandardCharsets.US_ASCII).split(" ");
      if (parts.length != 2) {
        return false;
      }
      first.setSoTimeout(ANSWER_MILLIS);
      first.connect(
          new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(parts[0])), ANSWER_MILLIS);
      DataOutputStream out = new DataOutputStream(first.getOutputStream());
      out.write(HexFormat.of().parseHex(parts[1]));
      WindowSystem.ofThisComputer().letOthersComeForward();
      out.writeUTF(message.substring(0, Math.min(message.length(), MAX_MESSAGE)));
      return first.getInputStream().read() == TAKEN;
    } catch (IOException | IllegalArgumentException notThere) {
      // Starting, ending, or left over from a process that was killed; the caller tries again.
      return false;
    }
  }
}
