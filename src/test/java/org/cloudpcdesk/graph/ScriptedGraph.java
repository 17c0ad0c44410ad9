package org.cloudpcdesk.graph;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.zip.GZIPOutputStream;

/**
 * A server on raw sockets that answers request after request from a script, so that a test decides every byte and every
 * lost connection. The last line of the script answers all further requests.
 */
final class ScriptedGraph implements AutoCloseable {

  /** A request as it came: header names in lower case. */
  record Request(String method, String target, Map<String, String> headers, String body) {
    String header(String name) {
      return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
    }
  }

  /** What happens to one request. */
  @FunctionalInterface
  interface Line {
    /** Returns false when the connection is to be closed. */
    boolean play(Request request, Socket socket) throws IOException;
  }

  private final ServerSocket listener;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Request> requests = new CopyOnWriteArrayList<>();
  private final List<Socket> open = new CopyOnWriteArrayList<>();
  private final Deque<Line> script = new ArrayDeque<>();

  ScriptedGraph(Line... lines) throws IOException {
    script.addAll(List.of(lines));
    listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    threads.execute(this::accept);
  }

  URI root() {
    return URI.create("http://127.0.0.1:" + listener.getLocalPort());
  }

  /** Replaces what is left of the script. */
  synchronized void play(Line... lines) {
    script.clear();
    script.addAll(List.of(lines));
  }

  List<Request> requests() {
    return List.copyOf(requests);
  }

  /** A whole answer with a length; header lines end in "\r\n". */
  static Line answer(int status, String headers, String body) {
    return answer(status, headers, body.getBytes(StandardCharsets.UTF_8));
  }

  static Line answer(int status, String headers, byte[] body) {
    return (request, socket) -> {
      write(socket, head(status, headers + "Content-Length: " + body.length + "\r\n"), body);
      return true;
    };
  }

  static Line json(String body) {
    return answer(200, "Content-Type: application/json\r\nrequest-id: r-1\r\n", body);
  }

  static Line refusal(int status, String code, String message) {
    return answer(
        status,
        "Content-Type: application/json\r\nrequest-id: r-1\r\n",
        "{\"error\":{\"code\":\"" + code + "\",\"message\":\"" + message + "\",\"innerError\":{}}}");
  }

  static Line noContent() {
    return (request, socket) -> {
      write(socket, head(204, "request-id: r-204\r\nDate: Mon, 02 Mar 2026 08:59:58 GMT\r\n"), new byte[0]);
      return true;
    };
  }

  /** Announces the whole body, sends a part of it and closes. */
  static Line cutOff(String body, int bytes) {
    return (request, socket) -> {
      byte[] all = body.getBytes(StandardCharsets.UTF_8);
      write(
          socket,
          head(200, "Content-Type: application/json\r\nContent-Length: " + all.length + "\r\n"),
          Arrays.copyOf(all, bytes));
      return false;
    };
  }

  /** Reads the request and closes without a word. */
  static Line drop() {
    return (request, socket) -> false;
  }

  static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
      zip.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  static String head(int status, String headers) {
    return "HTTP/1.1 " + status + " Scripted\r\n" + headers + "\r\n";
  }

  static void write(Socket socket, String head, byte[] body) throws IOException {
    // One write: two would wait for each other (Nagle's algorithm and delayed acknowledgement).
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(head.getBytes(StandardCharsets.ISO_8859_1));
    all.writeBytes(body);
    socket.getOutputStream().write(all.toByteArray());
    socket.getOutputStream().flush();
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket socket = listener.accept();
        open.add(socket);
        threads.execute(() -> serve(socket));
      } catch (SocketException closed) {
        return;
      } catch (IOException broken) {
        throw new UncheckedIOException(broken);
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      InputStream in = new BufferedInputStream(socket.getInputStream());
      for (Request request = read(in); request != null; request = read(in)) {
        requests.add(request);
        if (!next().play(request, socket)) {
          return;
        }
      }
    } catch (IOException clientLeft) {
      // A client that gives up mid-way is part of some scripts.
    }
  }

  private synchronized Line next() {
    return script.size() > 1 ? script.removeFirst() : script.getFirst();
  }

  private static Request read(InputStream in) throws IOException {
    String start = line(in);
    if (start.isEmpty()) {
      return null;
    }
    Map<String, String> headers = new TreeMap<>();
    for (String line = line(in); !line.isEmpty(); line = line(in)) {
      int colon = line.indexOf(':');
      if (colon < 0) {
        throw new IOException("not HTTP");
      }
      headers.put(line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).trim());
    }
    int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
    String body = new String(in.readNBytes(length), StandardCharsets.UTF_8);
    String[] parts = start.split(" ");
    return new Request(parts[0], parts[1], headers, body);
  }

  private static String line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int b = in.read(); b >= 0 && b != '\n'; b = in.read()) {
      if (b != '\r') {
        line.write(b);
      }
    }
    return line.toString(StandardCharsets.ISO_8859_1);
  }

  @Override
  public void close() throws IOException {
    listener.close();
    for (Socket socket : open) {
      socket.close();
    }
    threads.shutdownNow();
  }
}
