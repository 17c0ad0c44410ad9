package org.cloudpcdesk.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.cloudpcdesk.platform.PolicyFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A user tries to get around a policy. */
class ManagedSettingsTest {
  private static final String TENANT = "0f5c6f3e-8f5a-4c8e-9a5b-7a4f6a1d2c3b";

  @TempDir private Path folder;
  private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();

  @AfterEach
  void end() {
    scheduler.shutdownNow();
  }

  @Test
  void editingTheSettingsFileDoesNotHelp() throws IOException {
    policy("{\"readOnly\": true, \"ceiling\": 20, \"allowedTenants\": [\"" + TENANT + "\"]}");
    Files.writeString(
        own(),
        "{\"readOnly\": false, \"ceiling\": 9000, \"allowedTenants\": [\"11111111-8f5a-4c8e-9a5b-7a4f6a1d2c3b\"]}");
    ManagedSettings settings = settings();

    assertThat(settings.current().readOnly()).isTrue();
    assertThat(settings.current().ceiling()).isEqualTo(20);
    assertThat(settings.current().allowsTenant("11111111-8f5a-4c8e-9a5b-7a4f6a1d2c3b")).isFalse();
    assertThat(settings.current().allowsTenant(TENANT)).isTrue();
  }

  @Test
  void changingALaidDownSettingChangesNothing() throws IOException {
    policy("{\"readOnly\": true}");
    ManagedSettings settings = settings();

    settings.change(before -> before.with(Setting.READ_ONLY, false).with(Setting.CEILING, 30));

    assertThat(settings.current().readOnly()).isTrue();
    assertThat(settings.current().ceiling()).isEqualTo(30);
  }

  @Test
  void theUsersOwnValueOutlivesThePolicy() throws IOException {
    Files.writeString(own(), "{\"ceiling\": 700}");
    policy("{\"ceiling\": 20}");
    FileSettingsStore file = file();
    ManagedSettings settings = new ManagedSettings(file, policy());
    settings.change(before -> before.with(Setting.CEILING, 21).with(Setting.HISTORY_DAYS, 30));
    file.close();

    Files.delete(folder.resolve("policy.json"));

    assertThat(settings().current())
        .isEqualTo(Settings.DEFAULTS.with(Setting.CEILING, 700).with(Setting.HISTORY_DAYS, 30));
  }

  @Test
  void whatIsLaidDownNeverReachesTheUsersFile() throws IOException {
    policy("{\"clientId\": \"c11e0000-0000-4000-8000-000000000001\"}");
    FileSettingsStore file = file();
    new ManagedSettings(file, policy()).change(before -> before.with(Setting.HISTORY_DAYS, 30));
    file.close();

    assertThat(Files.readString(own())).contains("historyDays").doesNotContain("clientId");
  }

  @Test
  void listenersHearWhatHolds() throws IOException {
    policy("{\"ceiling\": 20}");
    ManagedSettings settings = settings();
    List<Settings> heard = new ArrayList<>();
    settings.listen(heard::add);

    settings.change(before -> before.with(Setting.HISTORY_DAYS, 30));

    assertThat(heard)
        .containsExactly(Settings.DEFAULTS.with(Setting.CEILING, 20).with(Setting.HISTORY_DAYS, 30));
  }

  @Test
  void aBrokenPolicyAllowsLookingOnlyUntilItIsMended() throws IOException {
    policy("{\"readOnly\": false,");
    assertThat(settings().current().readOnly()).isTrue();
    assertThat(settings().policy().problems())
        .containsExactly(new PolicyProblem.Unreadable(folder.resolve("policy.json").toString()));

    policy("{\"readOnly\": false}");
    assertThat(settings().current().readOnly()).isFalse();
    assertThat(settings().policy().problems()).isEmpty();
  }

  private ManagedSettings settings() {
    return new ManagedSettings(file(), policy());
  }

  private FileSettingsStore file() {
    return new FileSettingsStore(own(), "1.2.3", scheduler);
  }

  private Policy policy() {
    return Policy.read(List.of(new PolicyFile(folder.resolve("policy.json"))));
  }

  private void policy(String text) throws IOException {
    Files.writeString(folder.resolve("policy.json"), text);
  }

  private Path own() {
    return folder.resolve("settings.json");
  }
}
