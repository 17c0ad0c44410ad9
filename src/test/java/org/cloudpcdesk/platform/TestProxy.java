package org.cloudpcdesk.platform;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A real proxy on a loopback port: tunnels every CONNECT to one server, and may ask for a name and a password. */
public final class TestProxy implements AutoCloseable {
  private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Socket> open = new CopyOnWriteArrayList<>();
  private final List<String> heads = new CopyOnWriteArrayList<>();
  private final int server;
  private final String challenge;
  private volatile String login;

  /**
   * @param server port of the server on this computer
   * @param login {@code name:password}, or null to let everybody through
   * @param challenge such as {@code Basic realm="x"}
   */
  public TestProxy(int server, String login, String challenge) throws IOException {
    this.server = server;
    this.login = login;
    this.challenge = challenge;
    threads.execute(this::accept);
  }

  public int port() {
    return socket.getLocalPort();
  }

  /** From now on another login is asked for. */
  public void login(String next) {
    login = next;
  }

  /** What was asked, each with its headers, in order. */
  public List<String> heads() {
    return List.copyOf(heads);
  }

  private void accept() {
    try {
      while (true) {
        Socket client = socket.accept();
        open.add(client);
        threads.execute(() -> serve(client));
      }
    } catch (IOException closed) {
      // The test is over.
    }
  }

  private void serve(Socket client) {
    try {
      String head = head(client.getInputStream());
      heads.add(head);
      String expected =
          login == null
              ? ""
              : "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
      if (!head.contains(expected)) {
        say(
            client,
            "HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: " + challenge
                + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        client.close();
        return;
      }
      Socket upstream = new Socket(InetAddress.getLoopbackAddress(), server);
      open.add(upstream);
      say(client, "HTTP/1.1 200 Connection established\r\n\r\n");
      threads.execute(() -> pump(client, upstream));
      pump(upstream, client);
    } catch (IOException closed) {
      // The test is over.
    }
  }

  private static String head(InputStream in) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
      int next = in.read();
      if (next < 0) {
        throw new IOException("ended early");
      }
      head.write(next);
    }
    return head.toString(StandardCharsets.ISO_8859_1);
  }

  private static void say(Socket to, String text) throws IOException {
    to.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    to.getOutputStream().flush();
  }

  private static void pump(Socket from, Socket to) {
    try (from;
        to) {
      from.getInputStream().transferTo(to.getOutputStream());
    } catch (IOException ended) {
      // Either side hung up.
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
    for (Socket one : open) {
      one.close();
    }
    threads.shutdownNow();
  }
}
