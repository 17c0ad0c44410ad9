package org.cloudpcdesk.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataKeyTest {
  private static final byte[] PLAIN = "Åsa Öberg".getBytes(StandardCharsets.UTF_8);

  @TempDir private Path folder;

  @Test
  void theSameKeyComesBackAndOpensWhatItSealed() throws Exception {
    DataKey key = DataKey.of(folder);
    byte[] sealed = key.sealer("rows").seal(PLAIN, "row 1");

    DataKey again = DataKey.of(folder);

    assertThat(again.name()).isEqualTo(key.name());
    assertThat(again.lost()).isEmpty();
    assertThat(again.sealer("rows").open(sealed, "row 1")).isEqualTo(PLAIN);
  }

  @Test
  void opensOnlyForItsPurposeAtItsPlaceAndUnchanged() throws IOException {
    DataKey key = DataKey.of(folder);
    Sealer rows = key.sealer("rows");
    byte[] sealed = rows.seal(PLAIN, "row 1");
    byte[] changed = sealed.clone();
    changed[changed.length - 20] ^= 1;

    assertThatThrownBy(() -> rows.open(sealed, "row 2")).isInstanceOf(GeneralSecurityException.class);
    assertThatThrownBy(() -> key.sealer("journal").open(sealed, "row 1")).isInstanceOf(GeneralSecurityException.class);
    assertThatThrownBy(() -> rows.open(changed, "row 1")).isInstanceOf(GeneralSecurityException.class);
    assertThatThrownBy(() -> rows.open(new byte[3], "row 1")).isInstanceOf(GeneralSecurityException.class);
    assertThatThrownBy(() -> rows.openText("no Base64!", "row 1")).isInstanceOf(GeneralSecurityException.class);
  }

  @Test
  void nothingSealedShowsItsText() throws IOException {
    Sealer rows = DataKey.of(folder).sealer("rows");

    byte[] sealed = rows.seal(PLAIN, "row");
    assertThat(sealed).hasSize(PLAIN.length + Sealer.OVERHEAD);
    assertThat(new String(sealed, StandardCharsets.ISO_8859_1))
        .doesNotContain(new String(PLAIN, StandardCharsets.ISO_8859_1));
    assertThat(rows.sealText("same", "row")).isNotEqualTo(rows.sealText("same", "row"));
  }

  @Test
  void onlyTheOwnerMayReadTheKeys() throws IOException {
    assumeTrue(FileSystems.getDefault().supportedFileAttributeViews().contains("posix"));
    DataKey.of(folder);

    for (String name : new String[] {"data.key", "owner.key"}) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(name))))
          .isEqualTo("rw-------");
    }
    Files.setPosixFilePermissions(folder.resolve("owner.key"), PosixFilePermissions.fromString("rw-r--r--"));
    DataKey.of(folder);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("owner.key"))))
        .isEqualTo("rw-------");
  }

  @Test
  void aKeyThatCannotBeReadIsSetAsideAndReplaced() throws IOException {
    String before = DataKey.of(folder).name();
    Files.delete(folder.resolve("owner.key"));

    DataKey after = DataKey.of(folder);

    assertThat(after.name()).isNotEqualTo(before);
    assertThat(after.lost()).contains(folder.resolve("data.key.unreadable"));
    assertThat(folder.resolve("data.key.unreadable")).exists();
    assertThat(DataKey.of(folder).name()).isEqualTo(after.name());
  }

  @Test
  void tagsAreEqualForEqualTextsOnly() throws IOException {
    Tagger tags = DataKey.of(folder).tagger("cloudPc");

    assertThat(tags.tag("one")).isEqualTo(DataKey.of(folder).tagger("cloudPc").tag("one"));
    assertThat(tags.tag("one")).isNotEqualTo(tags.tag("two"));
    assertThat(tags.tag("one")).isNotEqualTo(DataKey.of(folder).tagger("other").tag("one"));
  }

  @Test
  void nothingButTheKeysIsLeftBehind() throws IOException {
    DataKey.of(folder);

    try (var files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString())).containsExactlyInAnyOrder("data.key", "owner.key");
    }
  }
}
