package org.cloudpcdesk.app.update;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import org.cloudpcdesk.platform.Network;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks whether there is a newer version: one request for one file, when the settings or a policy name its address. Nothing
 * is downloaded but that file, nothing about this computer is sent, and a file that is not signed by the key built into the
 * program says nothing. Thread-safe.
 */
final class UpdateCheck {
  private static final Logger LOG = LoggerFactory.getLogger(UpdateCheck.class);
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int LONGEST_FILE = 8_192;

  private final Network network;
  private final HttpClient http;
  private final PublicKey key;
  private final String running;

  /** @param http of that network */
  UpdateCheck(Network network, HttpClient http, PublicKey key, String running) {
    this.network = network;
    this.http = http;
    this.key = key;
    this.running = running;
  }

  /** The key of a build, from base64 of its X.509 form; nothing when the build has none, so that it never looks. */
  static Optional<PublicKey> key(String base64) {
    try {
      byte[] encoded = Base64.getDecoder().decode(base64);
      return Optional.of(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded)));
    } catch (IllegalArgumentException | GeneralSecurityException none) {
      return Optional.empty();
    }
  }

  /** The newer version, or nothing: there is none, the address does not answer, or what it answers cannot be trusted. */
  Optional<Release> newer(URI file) throws InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(file).timeout(PATIENCE).GET().build();
    try {
      HttpResponse<InputStream> answer = network.send(http, request, HttpResponse.BodyHandlers.ofInputStream());
      try (InputStream body = answer.body()) {
        byte[] text = body.readNBytes(LONGEST_FILE);
        Optional<Release> release =
            answer.statusCode() == 200
                ? Release.read(new String(text, StandardCharsets.UTF_8), key)
                : Optional.empty();
        LOG.info("{} answered {}; {}", file, answer.statusCode(), release.map(Release::version).orElse("not trusted"));
        return release.filter(found -> found.isNewerThan(running));
      }
    } catch (IOException unreachable) {
      LOG.info("{} cannot be reached: {}", file, unreachable.toString());
      return Optional.empty();
    }
  }
}
