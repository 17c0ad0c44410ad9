package org.cloudpcdesk.ui.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.cloudpcdesk.settings.MemorySettingsStore;
import org.cloudpcdesk.settings.Setting;
import org.cloudpcdesk.settings.Settings;
import org.cloudpcdesk.settings.SettingsProblem;
import org.cloudpcdesk.settings.ThemeChoice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsViewModelTest {
  private static final String ID = "c11e0000-0000-4000-8000-00000000000F";

  private static final Settings FIRST =
      Settings.DEFAULTS
          .with(Setting.THEME, ThemeChoice.DARK)
          .with(Setting.CLIENT_ID, ID)
          .with(Setting.TENANT, "contoso.com");

  private final MemorySettingsStore store = new MemorySettingsStore(FIRST);
  private final SettingsViewModel model = new SettingsViewModel(store);

  @Test
  void beginsWithWhatIsSet() {
    assertThat(model.themeProperty().get()).isEqualTo(ThemeChoice.DARK);
    assertThat(model.clientIdProperty().get()).isEqualTo(ID);
    assertThat(model.tenantProperty().get()).isEqualTo("contoso.com");
    assertThat(model.invalid().get()).isFalse();
  }

  @Test
  void changesNothingBeforeItIsSaved() {
    model.themeProperty().set(ThemeChoice.LIGHT);
    assertThat(store.current().theme()).isEqualTo(ThemeChoice.DARK);
    model.save();
    assertThat(store.current()).isEqualTo(FIRST.with(Setting.THEME, ThemeChoice.LIGHT));
  }

  @Test
  void blankMeansTheDefaultAndEdgesAreCutOff() {
    model.clientIdProperty().set("  ");
    model.tenantProperty().set(" fabrikam.onmicrosoft.com ");
    model.save();
    assertThat(store.current()).isEqualTo(FIRST.with(Setting.CLIENT_ID, "").with(Setting.TENANT, "fabrikam.onmicrosoft.com"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"14d82eec", "14d82eec-204b-4c2f-b7e8-296a70dab67g", "{14d82eec-204b-4c2f-b7e8-296a70dab67e}",
          "contoso.com"})
  void aClientIdIsAGuid(String text) {
    model.clientIdProperty().set(text);
    assertThat(model.clientIdProblem().get()).contains("not an application (client) ID");
    assertThat(model.invalid().get()).isTrue();
    model.save();
    assertThat(store.current().clientId()).isEqualTo(ID);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"contoso", "-a.com", "contoso.com/x", "a..com", "con toso.com", "https://contoso.com", "1.2.3.4",
          ".com"})
  void aTenantIsAGuidOrADomain(String text) {
    model.tenantProperty().set(text);
    assertThat(model.tenantProblem().get()).contains("neither a tenant ID nor a domain");
    assertThat(model.invalid().get()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"contoso.com", "a.b-c.example", "CONTOSO.onmicrosoft.com", "0f5c6f3e-8f5a-4c8e-9a5b-7a4f6a1d2c3b", ""})
  void goodTenantsPass(String text) {
    model.tenantProperty().set(text);
    assertThat(model.tenantProblem().get()).isEmpty();
    assertThat(model.invalid().get()).isFalse();
  }

  @Test
  void problemsOfTheFileAreTold() {
    assertThat(model.storeProblem()).isEmpty();
    Path file = Path.of("settings.json");
    store.problem(new SettingsProblem.Unreadable(file, Path.of("settings.json.bak")));
    assertThat(model.storeProblem()).contains("settings.json could not be read", "kept as settings.json.bak");
    store.problem(new SettingsProblem.LeftAlone(file));
    assertThat(model.storeProblem()).contains("left as it is");
    store.problem(new SettingsProblem.NotSaved(file));
    assertThat(model.storeProblem()).contains("could not be saved");
  }
}
