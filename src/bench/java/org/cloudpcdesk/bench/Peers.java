package org.cloudpcdesk.bench;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** Two other ways to read a whole list: Microsoft's own SDK, and nothing but the bytes. */
final class Peers {
  private static final String NEXT = "\"@odata.nextLink\":\"";

  private Peers() {}

  /** Reads a whole list into objects. */
  interface ListReader {
    List<?> read(URI firstPage, String token);
  }

  /**
   * Microsoft's SDK for Java. By name, because it is on the class path in the {@code bench} profile only, and the other
   * benchmarks compile without it.
   */
  static ListReader sdk() throws ReflectiveOperationException {
    return (ListReader) Class.forName("org.cloudpcdesk.bench.MicrosoftSdk").getDeclaredConstructor().newInstance();
  }

  /** Downloads the pages of the list and looks into them for the next one's address only; returns their bytes in all. */
  static long download(URI firstPage, String token) throws IOException, InterruptedException {
    long bytes = 0;
    try (HttpClient http = HttpClient.newHttpClient()) {
      String next = firstPage.toString();
      while (next != null) {
        HttpResponse<InputStream> response =
            http.send(
                HttpRequest.newBuilder(URI.create(next))
                    .header("Authorization", "Bearer " + token)
                    .header("Accept-Encoding", "gzip")
                    .header("Prefer", "include-unknown-enum-members")
                    .build(),
                BodyHandlers.ofInputStream());
        boolean zipped = response.headers().firstValue("Content-Encoding").orElse("").equals("gzip");
        byte[] body;
        try (InputStream in = zipped ? new GZIPInputStream(response.body()) : response.body()) {
          body = in.readAllBytes();
        }
        bytes += body.length;
        next = next(new String(body, StandardCharsets.UTF_8));
      }
    }
    return bytes;
  }

  private static String next(String page) {
    int at = page.indexOf(NEXT);
    return at < 0 ? null : page.substring(at + NEXT.length(), page.indexOf('"', at + NEXT.length()));
  }
}
