package org.cloudpcdesk.settings;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.time.Duration;
import java.util.Set;
import org.cloudpcdesk.model.Cloud;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsJsonTest {
  private static final String TENANT = "0f5c6f3e-8f5a-4c8e-9a5b-7a4f6a1d2c3b";

  @Test
  void whatIsWrittenIsRead() {
    Settings all =
        Settings.DEFAULTS
            .with(Setting.THEME, ThemeChoice.DARK)
            .with(Setting.CLIENT_ID, "c11e0000-0000-4000-8000-000000000001")
            .with(Setting.TENANT, "contoso.com")
            .with(Setting.CLOUD, Cloud.US_GOVERNMENT_L5)
            .with(Setting.PRODUCTION_TENANTS, Set.of(TENANT))
            .with(Setting.READ_ONLY, true)
            .with(Setting.CONFIRMATION, ConfirmationLevel.ALWAYS)
            .with(Setting.CANCEL_WINDOW, Duration.ofSeconds(30))
            .with(Setting.CEILING, 7)
            .with(Setting.STUCK_AFTER, Duration.ofMinutes(90))
            .with(Setting.HISTORY_DAYS, 14)
            .with(Setting.TOKEN_STORAGE, TokenStorage.FILE)
            .with(Setting.REFRESH_INTERVAL, Duration.ofMinutes(10))
            .with(Setting.DEVICE_CODE, false)
            .with(Setting.PROXY, ProxyMode.MANUAL)
            .with(Setting.PROXY_ADDRESS, "proxy.contoso.com:8080")
            .with(Setting.PROXY_USER, "CONTOSO\\mei")
            .with(Setting.TRAY_NOTIFICATIONS, false)
            .with(Setting.UPDATE_URL, "https://updates.contoso.com/desk.json");

    JsonObject written = SettingsJson.write(new JsonObject(), all, "1");
    SettingsJson.Read read = SettingsJson.read(SettingsJson.parse(SettingsJson.print(written)));

    assertThat(read.settings()).isEqualTo(all);
    assertThat(read.ignored()).isEmpty();
    for (Setting<?> setting : Setting.all()) {
      assertThat(written.has(setting.name())).as(setting.name()).isEqualTo(setting.by() != Setting.By.POLICY);
    }
  }

  @Test
  void onlyWhatDiffersIsWritten() {
    JsonObject written = SettingsJson.write(new JsonObject(), Settings.DEFAULTS.with(Setting.CEILING, 7), "1");

    assertThat(written.keySet()).containsExactly("writtenBy", "ceiling");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "ceiling|0", "ceiling|10001", "ceiling|\"5\"", "ceiling|1.5", "ceiling|1e99", "ceiling|99999999999",
      "cancelWindowSeconds|-1", "readOnly|2", "readOnly|\"true\"", "theme|5", "theme|\"dark\"", "tenant|5",
      "productionTenants|\"x\"", "productionTenants|[\"contoso.com\"]", "proxyAddress|\"proxy\""
  })
  void aValueThatCannotBeUsedIsNamedAndItsStandardHolds(String name, String value) {
    SettingsJson.Read read = SettingsJson.read(SettingsJson.parse("{\"" + name + "\":" + value + "}"));

    assertThat(read.ignored()).containsExactly(name);
    assertThat(read.settings()).isEqualTo(Settings.DEFAULTS);
  }

  @Test
  void whatOnlyAPolicyMaySetIsNotReadHere() {
    SettingsJson.Read read =
        SettingsJson.read(SettingsJson.parse("{\"allowedTenants\":[\"" + TENANT + "\"],\"telemetry\":\"ALL\"}"));

    assertThat(read.settings()).isEqualTo(Settings.DEFAULTS);
    assertThat(read.ignored()).isEmpty();
  }

  @Test
  void tenantIdsAreReadInLowerCaseAndNullAsAbsent() {
    String upper = TENANT.toUpperCase(java.util.Locale.ROOT);
    SettingsJson.Read read =
        SettingsJson.read(SettingsJson.parse("{\"productionTenants\":[\" " + upper + "\"],\"ceiling\":null}"));

    assertThat(read.ignored()).isEmpty();
    assertThat(read.settings().productionTenants()).containsExactly(TENANT);
  }
}
