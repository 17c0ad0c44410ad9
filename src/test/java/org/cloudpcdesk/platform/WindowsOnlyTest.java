package org.cloudpcdesk.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What only Windows can show: secrets under the account's own key, files and folders as Windows has them. */
@Tag("windows")
@EnabledOnOs(OS.WINDOWS)
class WindowsOnlyTest {
  private static final byte[] SECRET = "a refresh token, say".getBytes(StandardCharsets.UTF_8);

  @TempDir private Path folder;

  @Test
  void windowsSealsSecretsForTheAccountAndSeesWhenTheyWereChanged() throws Exception {
    SecretProtector windows = SecretProtectors.ofThisSystem(folder);

    byte[] sealed = windows.protect(SECRET);

    assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("refresh");
    assertThat(SecretProtectors.ofThisSystem(folder).unprotect(sealed)).isEqualTo(SECRET);
    assertThat(folder.resolve("owner.key")).as("Windows keeps the key").doesNotExist();
    sealed[sealed.length / 2] ^= 1;
    assertThatThrownBy(() -> windows.unprotect(sealed)).isInstanceOf(GeneralSecurityException.class);
    assertThatThrownBy(() -> windows.unprotect(SECRET)).isInstanceOf(GeneralSecurityException.class);
  }

  @Test
  void filesAreMadeOnceAndReplacedWhole() throws Exception {
    Path file = folder.resolve("tokens.sealed");
    OwnerOnly.create(file, SECRET);

    assertThatThrownBy(() -> OwnerOnly.create(file, new byte[] {1})).isInstanceOf(FileAlreadyExistsException.class);
    OwnerOnly.replace(file, new byte[] {2});

    assertThat(OwnerOnly.read(file)).containsExactly(2);
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).as("nothing half-written stays").containsExactly(file);
    }
  }

  @Test
  void theDataDirectoryIsInTheAccountsOwnFolder() {
    assertThat(DataDirectory.standard().toString()).startsWith(System.getenv("LOCALAPPDATA")).endsWith("Cloud PC Desk");
  }
}
