package org.cloudpcdesk.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Set;
import org.cloudpcdesk.model.Cloud;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
  private static final String TENANT = "0f5c6f3e-8f5a-4c8e-9a5b-7a4f6a1d2c3b";

  @Test
  void theStandardIsTheManualsOne() {
    Settings standard = Settings.DEFAULTS;

    assertThat(standard.theme()).isEqualTo(ThemeChoice.SYSTEM);
    assertThat(standard.effectiveClientId()).isEqualTo("14d82eec-204b-4c2f-b7e8-296a70dab67e");
    assertThat(standard.tenant()).isNull();
    assertThat(standard.cloud()).isEqualTo(Cloud.GLOBAL);
    assertThat(standard.cancelWindow()).isEqualTo(Duration.ofSeconds(10));
    assertThat(standard.ceiling()).isEqualTo(500);
    assertThat(standard.stuckAfter()).isEqualTo(Duration.ofHours(1));
    assertThat(standard.historyDays()).isEqualTo(90);
    assertThat(standard.tokenStorage()).isEqualTo(TokenStorage.MEMORY);
    assertThat(standard.refreshInterval()).isEqualTo(Duration.ofMinutes(5));
    assertThat(standard.proxy()).isEqualTo(ProxyMode.SYSTEM);
    assertThat(standard.trayNotifications()).isTrue();
    assertThat(standard.updateUrl()).isNull();
    assertThat(standard.readOnly()).isFalse();
    assertThat(standard.confirmation()).isEqualTo(ConfirmationLevel.STANDARD);
  }

  @Test
  void oneChangeLeavesTheOthers() {
    Settings changed = Settings.DEFAULTS.with(Setting.CEILING, 20).with(Setting.READ_ONLY, true);

    assertThat(changed.ceiling()).isEqualTo(20);
    assertThat(changed.readOnly()).isTrue();
    assertThat(changed.historyDays()).isEqualTo(90);
    assertThat(Settings.DEFAULTS.ceiling()).isEqualTo(500);
  }

  @Test
  void backAtTheStandardIsAsIfNeverChanged() {
    assertThat(Settings.DEFAULTS.with(Setting.CEILING, 20).with(Setting.CEILING, 500)).isEqualTo(Settings.DEFAULTS);
    assertThat(Settings.DEFAULTS.with(Setting.CEILING, 20)).isNotEqualTo(Settings.DEFAULTS);
  }

  @Test
  void whatIsOutOfRangeIsRefused() {
    assertThatThrownBy(() -> Settings.DEFAULTS.with(Setting.CEILING, 0)).hasMessageContaining("ceiling");
    assertThatThrownBy(() -> Settings.DEFAULTS.with(Setting.HISTORY_DAYS, 3_651))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Settings.DEFAULTS.with(Setting.CANCEL_WINDOW, Duration.ofSeconds(-1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Settings.DEFAULTS.with(Setting.CANCEL_WINDOW, Duration.ofMillis(1_500)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Settings.DEFAULTS.with(Setting.TENANT, "contoso"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Settings.DEFAULTS.with(Setting.PRODUCTION_TENANTS, Set.of("contoso.com")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aProductionTenantIsKnownInAnyCase() {
    Settings settings = Settings.DEFAULTS.with(Setting.PRODUCTION_TENANTS, Set.of(TENANT));

    assertThat(settings.isProduction(TENANT.toUpperCase(java.util.Locale.ROOT))).isTrue();
    assertThat(settings.isProduction("11111111-8f5a-4c8e-9a5b-7a4f6a1d2c3b")).isFalse();
  }

  @Test
  void withoutAListEveryTenantIsAllowed() {
    assertThat(Settings.DEFAULTS.allowsTenant(TENANT)).isTrue();
    Settings narrow = Settings.DEFAULTS.with(Setting.ALLOWED_TENANTS, Set.of(TENANT));
    assertThat(narrow.allowsTenant(TENANT)).isTrue();
    assertThat(narrow.allowsTenant("11111111-8f5a-4c8e-9a5b-7a4f6a1d2c3b")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"proxy:8080", "proxy.contoso.com:1", "10.0.0.1:65535", ""})
  void proxyAddressesAreHostAndPort(String good) {
    assertThat(Setting.PROXY_ADDRESS.kind().accepts(good)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"proxy", "proxy:0", "proxy:65536", "http://proxy:8080", "a:b@proxy:1", "proxy:8080/", ":80"})
  void otherProxyAddressesAreRefused(String bad) {
    assertThat(Setting.PROXY_ADDRESS.kind().accepts(bad)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://contoso.com/x", "ftp://contoso.com", "https://", "https://me:pw@contoso.com/", "x y"})
  void updatesComeOverHttpsOnly(String bad) {
    assertThat(Setting.UPDATE_URL.kind().accepts(bad)).isFalse();
    assertThat(Setting.UPDATE_URL.kind().accepts("https://updates.contoso.com/desk.json")).isTrue();
  }

  @Test
  void everySettingIsFoundByItsNameAndMayHaveItsStandard() {
    assertThat(Setting.all()).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(20);
    for (Setting<?> setting : Setting.all()) {
      assertThat(Setting.named(setting.name())).containsSame(setting);
      assertThat(acceptsStandard(setting)).as(setting.name()).isTrue();
    }
    assertThat(Setting.named("ReadOnly")).isEmpty();
  }

  private static <T> boolean acceptsStandard(Setting<T> setting) {
    return setting.kind().accepts(setting.standard());
  }
}
