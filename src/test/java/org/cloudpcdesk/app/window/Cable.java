package org.cloudpcdesk.app.window;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The cable between the program and a service on this computer: a test unplugs it and plugs it in again. */
final class Cable implements AutoCloseable {
  private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final URI service;
  private final int port;
  private ServerSocket listening;

  Cable(URI service) throws IOException {
    this.service = service;
    this.listening = listen(0);
    this.port = listening.getLocalPort();
    accept();
  }

  /** Where the service is on this side of the cable. */
  URI root(String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }

  synchronized void unplug() throws IOException {
    listening.close();
    for (Socket socket : open) {
      socket.close();
    }
    open.clear();
  }

  synchronized void plugIn() throws IOException {
    listening = listen(port);
    accept();
  }

  private static ServerSocket listen(int port) throws IOException {
    ServerSocket socket = new ServerSocket();
    socket.setReuseAddress(true);
    socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    return socket;
  }

  private void accept() {
    ServerSocket mine = listening;
    executor.execute(
        () -> {
          while (!mine.isClosed()) {
            try {
              Socket near = mine.accept();
              Socket far = new Socket(InetAddress.getLoopbackAddress(), service.getPort());
              open.add(near);
              open.add(far);
              executor.execute(() -> carry(near, far));
              executor.execute(() -> carry(far, near));
            } catch (IOException unplugged) {
              if (!mine.isClosed()) {
                throw new UncheckedIOException(unplugged);
              }
            }
          }
        });
  }

  private static void carry(Socket from, Socket to) {
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      in.transferTo(out);
    } catch (IOException unplugged) {
      // Both ends are closed.
    }
  }

  @Override
  public void close() throws IOException {
    unplug();
    executor.shutdownNow();
  }
}
