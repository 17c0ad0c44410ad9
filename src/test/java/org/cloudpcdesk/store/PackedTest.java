package org.cloudpcdesk.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PackedTest {

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 4, 5, 1_000, 70_000, 1_000_000})
  void noiseAndTextComeBackAsTheyWere(int length) {
    byte[] noise = new byte[length];
    new Random(length).nextBytes(noise);
    byte[] text = "kai.winter@contoso.com ".repeat(length / 23 + 1).substring(0, length).getBytes(StandardCharsets.UTF_8);

    assertThat(Packed.unpack(Packed.pack(noise))).isEqualTo(noise);
    assertThat(Packed.unpack(Packed.pack(text))).isEqualTo(text);
  }

  @Test
  void textBecomesShorter() {
    byte[] text = "kai.winter@contoso.com ".repeat(1_000).getBytes(StandardCharsets.UTF_8);

    assertThat(Packed.pack(text)).hasSizeLessThan(text.length / 10);
  }

  @Test
  void rowsThatWereWrittenBeforePackingAreLeftAsTheyAre() {
    RowWriter rows = new RowWriter();
    rows.text("an id");

    assertThat(Packed.unpack(rows.result())).isEqualTo(rows.result());
    assertThat(Packed.unpack(new byte[0])).isEmpty();
  }

  @Test
  void whatWasCutOffIsNotTakenForWhole() {
    byte[] packed = Packed.pack("kai.winter@contoso.com".repeat(100).getBytes(StandardCharsets.UTF_8));

    assertThatThrownBy(() -> Packed.unpack(Arrays.copyOf(packed, packed.length - 8)))
        .isInstanceOf(IllegalStateException.class);
  }
}
