package org.cloudpcdesk.app.update;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.Supplier;
import org.cloudpcdesk.platform.Network;
import org.cloudpcdesk.settings.Setting;
import org.cloudpcdesk.settings.Settings;
import org.cloudpcdesk.ui.common.Tasks;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Nobody is asked for a newer version who was not named. */
class UpdateNoticeTest {
  private static final String KEY = key();
  private final List<Runnable> started = new ArrayList<>();

  private static String key() {
    try {
      return Base64.getEncoder()
          .encodeToString(KeyPairGenerator.getInstance("Ed25519").generateKeyPair().getPublic().getEncoded());
    } catch (NoSuchAlgorithmException never) {
      throw new IllegalStateException(never);
    }
  }

  private UpdateNotice notice(String key, Supplier<@Nullable String> address) {
    return new UpdateNotice(
        new Tasks(started::add), (title, text) -> {}, address, Network.asSystem(), key);
  }

  @Test
  void byStandardNothingIsAsked() {
    Settings standard = Settings.DEFAULTS;

    notice(KEY, standard::updateUrl).look();

    assertThat(started).isEmpty();
  }

  @Test
  void whatIsNamedIsAskedOnceAStart() {
    Settings named = Settings.DEFAULTS.with(Setting.UPDATE_URL, "https://updates.contoso.com/desk.json");
    UpdateNotice notice = notice(KEY, named::updateUrl);

    notice.look();
    notice.look();

    assertThat(started).hasSize(1);
  }

  @Test
  void aBuildWithoutAKeyAsksNobody() {
    notice("", () -> "https://updates.contoso.com/desk.json").look();

    assertThat(started).isEmpty();
  }
}
