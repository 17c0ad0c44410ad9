package org.cloudpcdesk.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.PasswordAuthentication;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SealedProxyPasswordsTest {
  private static final ProxyAddress PROXY = new ProxyAddress("proxy.contoso.com", 8080);
  private static final ProxyAddress OTHER = new ProxyAddress("proxy.contoso.com", 8081);

  @TempDir private Path folder;

  @Test
  void whatWasKeptIsFoundByTheNextProgram() {
    passwords().keep(PROXY, login("mei", "p\u00e4ss:w"));
    passwords().keep(OTHER, login("ann", "other"));

    assertThat(passwords().find(PROXY))
        .get()
        .satisfies(found -> assertThat(found.getUserName()).isEqualTo("mei"))
        .satisfies(found -> assertThat(new String(found.getPassword())).isEqualTo("p\u00e4ss:w"));
    passwords().forget(PROXY);
    assertThat(passwords().find(PROXY)).isEmpty();
    assertThat(passwords().find(OTHER)).isPresent();
  }

  @Test
  void neitherNameNorPasswordCanBeReadInTheFile() throws IOException {
    passwords().keep(PROXY, login("mei", "marked-secret"));

    assertThat(new String(Files.readAllBytes(file()), StandardCharsets.ISO_8859_1))
        .doesNotContain("marked-secret", "mei", "contoso");
  }

  @Test
  void aDamagedFileCountsAsEmptyAndIsReplaced() throws IOException {
    Files.writeString(file(), "not sealed");
    assertThat(passwords().find(PROXY)).isEmpty();
    passwords().keep(PROXY, login("mei", "x"));
    assertThat(passwords().find(PROXY)).isPresent();
  }

  private SealedProxyPasswords passwords() {
    return new SealedProxyPasswords(file(), SecretProtectors.ofThisSystem(folder));
  }

  private Path file() {
    return folder.resolve("proxy.sealed");
  }

  private static PasswordAuthentication login(String user, String password) {
    return new PasswordAuthentication(user, password.toCharArray());
  }
}
