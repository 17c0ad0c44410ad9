package org.cloudpcdesk.platform;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.PasswordAuthentication;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps logins of proxies in one file that the system protects. One that cannot be read counts as empty. */
public final class SealedProxyPasswords implements ProxyPasswords {
  private static final Logger LOG = LoggerFactory.getLogger(SealedProxyPasswords.class);

  private final Path file;
  private final SecretProtector protector;

  public SealedProxyPasswords(Path file, SecretProtector protector) {
    this.file = file;
    this.protector = protector;
  }

  @Override
  public synchronized Optional<PasswordAuthentication> find(ProxyAddress proxy) {
    JsonElement login = read().get(proxy.toString());
    if (login == null || !login.isJsonObject()) {
      return Optional.empty();
    }
    JsonObject object = login.getAsJsonObject();
    return Optional.of(
        new PasswordAuthentication(
            object.get("user").getAsString(), object.get("password").getAsString().toCharArray()));
  }

  @Override
  public synchronized void keep(ProxyAddress proxy, PasswordAuthentication login) {
    JsonObject object = new JsonObject();
    object.addProperty("user", login.getUserName());
    object.addProperty("password", new String(login.getPassword()));
    JsonObject all = read();
    all.add(proxy.toString(), object);
    write(all);
  }

  @Override
  public synchronized void forget(ProxyAddress proxy) {
    JsonObject all = read();
    if (all.remove(proxy.toString()) != null) {
      write(all);
    }
  }

  private JsonObject read() {
    try {
      if (Files.exists(file)) {
        byte[] plain = protector.unprotect(OwnerOnly.read(file));
        return JsonParser.parseString(new String(plain, StandardCharsets.UTF_8)).getAsJsonObject();
      }
    } catch (IOException | GeneralSecurityException | JsonParseException | IllegalStateException unreadable) {
      // Its text could be a password's.
      LOG.warn("the passwords of proxies at {} cannot be read ({})", file, unreadable.getClass().getSimpleName());
    }
    return new JsonObject();
  }

  private void write(JsonObject all) {
    try {
      OwnerOnly.replace(file, protector.protect(all.toString().getBytes(StandardCharsets.UTF_8)));
    } catch (IOException | GeneralSecurityException failed) {
      LOG.warn("the passwords of proxies cannot be kept at {} ({})", file, failed.getClass().getSimpleName());
    }
  }
}
