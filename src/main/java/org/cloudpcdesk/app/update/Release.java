package org.cloudpcdesk.app.update;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonSyntaxException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a version file tells: the newest version, and the page where it can be had. The file is JSON with the members {@code
 * version}, {@code page} and {@code signature}; the last is an Ed25519 signature (RFC 8032) of {@link #signed}, in base64.
 *
 * @param version three numbers, such as {@code 0.2.0}
 * @param page a web page, which the program never opens by itself
 */
record Release(String version, URI page) {
  private static final Pattern VERSION = Pattern.compile("\\d{1,4}\\.\\d{1,4}\\.\\d{1,5}");

  /**
   * Reads a version file.
   *
   * @return nothing when it is not signed by the key's owner, or is no version file
   */
  static Optional<Release> read(String file, PublicKey key) {
    try {
      JsonObject members = JsonParser.parseString(file).getAsJsonObject();
      Release release =
          new Release(members.get("version").getAsString(), URI.create(members.get("page").getAsString()));
      byte[] signature = Base64.getDecoder().decode(members.get("signature").getAsString());
      boolean sound = VERSION.matcher(release.version).matches() && "https".equals(release.page.getScheme());
      return sound && release.isSigned(key, signature) ? Optional.of(release) : Optional.empty();
    } catch (JsonSyntaxException | IllegalStateException | IllegalArgumentException | NullPointerException noFile) {
      return Optional.empty();
    }
  }

  /** What the signature is of. Its first line keeps signatures for other purposes out. */
  byte[] signed() {
    return "cloud-pc-desk version file 1\n%s\n%s\n".formatted(version, page).getBytes(StandardCharsets.UTF_8);
  }

  private boolean isSigned(PublicKey key, byte[] signature) {
    try {
      Signature check = Signature.getInstance("Ed25519");
      check.initVerify(key);
      check.update(signed());
      return check.verify(signature);
    } catch (GeneralSecurityException broken) {
      return false;
    }
  }

  /** @param running the version that runs, such as {@code 0.1.0} or, on the way there, {@code 0.1.0-SNAPSHOT} */
  boolean isNewerThan(String running) {
    String[] mine = running.replaceFirst("-.*", "").split("\\.");
    String[] theirs = version.split("\\.");
    for (int part = 0; part < theirs.length; part++) {
      int here = part < mine.length ? Integer.parseInt(mine[part]) : 0;
      int there = Integer.parseInt(theirs[part]);
      if (here != there) {
        return there > here;
      }
    }
    return running.contains("-");
  }
}
