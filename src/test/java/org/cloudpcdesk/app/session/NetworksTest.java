package org.cloudpcdesk.app.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.cloudpcdesk.platform.ProxyChoice;
import org.cloudpcdesk.settings.ProxyMode;
import org.cloudpcdesk.settings.Setting;
import org.cloudpcdesk.settings.Settings;
import org.junit.jupiter.api.Test;

class NetworksTest {

  @Test
  void theSettingsChooseTheProxy() {
    Settings named =
        Settings.DEFAULTS
            .with(Setting.PROXY, ProxyMode.MANUAL)
            .with(Setting.PROXY_ADDRESS, "Proxy.contoso.com:8080");
    assertThat(Networks.choice(Settings.DEFAULTS)).isEqualTo(new ProxyChoice.AsSystem());
    assertThat(Networks.choice(named)).isEqualTo(new ProxyChoice.Named("proxy.contoso.com", 8080));
    assertThat(Networks.choice(named.with(Setting.PROXY, ProxyMode.NONE))).isEqualTo(new ProxyChoice.None());
    assertThat(Networks.choice(named.with(Setting.PROXY, ProxyMode.SYSTEM))).isEqualTo(new ProxyChoice.AsSystem());
    assertThat(Networks.choice(named.with(Setting.PROXY_ADDRESS, ""))).isEqualTo(new ProxyChoice.AsSystem());
  }
}
