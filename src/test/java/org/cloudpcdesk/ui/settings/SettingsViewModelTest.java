package org.cloudpcdesk.ui.settings;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.cloudpcdesk.model.Cloud;
import org.cloudpcdesk.platform.PolicySource;
import org.cloudpcdesk.settings.ManagedSettings;
import org.cloudpcdesk.settings.MemorySettingsStore;
import org.cloudpcdesk.settings.Policy;
import org.cloudpcdesk.settings.Setting;
import org.cloudpcdesk.settings.Settings;
import org.cloudpcdesk.settings.SettingsProblem;
import org.cloudpcdesk.settings.SettingsStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsViewModelTest {
  private static final String ID = "c11e0000-0000-4000-8000-00000000000F";
  private static final Settings FIRST =
      Settings.DEFAULTS.with(Setting.CLIENT_ID, ID).with(Setting.TENANT, "contoso.com");

  private final MemorySettingsStore store = new MemorySettingsStore(FIRST);
  private final SettingsViewModel model = new SettingsViewModel(store, () -> {});

  @Test
  void beginsWithWhatIsSet() {
    assertThat(typed(model, Setting.CLIENT_ID).text().get()).isEqualTo(ID);
    assertThat(typed(model, Setting.TENANT).text().get()).isEqualTo("contoso.com");
    assertThat(typed(model, Setting.CANCEL_WINDOW).text().get()).isEqualTo("10");
    assertThat(typed(model, Setting.TENANT).problem().get()).isEmpty();
  }

  @Test
  void everySettingHasARowAndBeginningChangesNothing() {
    Stream<String> shown = model.rows().stream().map(row -> row.about().id());
    assertThat(shown)
        .containsAll(
            Setting.all().stream().filter(one -> one != Setting.ALLOWED_TENANTS).map(Setting::name).toList());
    assertThat(store.current()).isEqualTo(FIRST);
  }

  @Test
  void whatIsGoodIsKeptAtOnce() {
    typed(model, Setting.TENANT).text().set(" fabrikam.onmicrosoft.com ");
    typed(model, Setting.CLIENT_ID).text().set("  ");
    typed(model, Setting.CANCEL_WINDOW).text().set("30");
    typed(model, Setting.CEILING).text().set("7");
    typed(model, Setting.PRODUCTION_TENANTS)
        .text()
        .set("0F5C6F3E-8f5a-4c8e-9a5b-7a4f6a1d2c3b,\n 11111111-8f5a-4c8e-9a5b-7a4f6a1d2c3b ");
    choice(model, Setting.CLOUD).value().set(Cloud.US_GOVERNMENT_L4);
    choice(model, Setting.READ_ONLY).value().set(true);

    assertThat(store.current())
        .isEqualTo(
            Settings.DEFAULTS
                .with(Setting.TENANT, "fabrikam.onmicrosoft.com")
                .with(Setting.CANCEL_WINDOW, Duration.ofSeconds(30))
                .with(Setting.CEILING, 7)
                .with(
                    Setting.PRODUCTION_TENANTS,
                    Set.of("0f5c6f3e-8f5a-4c8e-9a5b-7a4f6a1d2c3b", "11111111-8f5a-4c8e-9a5b-7a4f6a1d2c3b"))
                .with(Setting.CLOUD, Cloud.US_GOVERNMENT_L4)
                .with(Setting.READ_ONLY, true));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"14d82eec", "14d82eec-204b-4c2f-b7e8-296a70dab67g", "{14d82eec-204b-4c2f-b7e8-296a70dab67e}",
          "contoso.com"})
  void aClientIdIsAGuid(String text) {
    typed(model, Setting.CLIENT_ID).text().set(text);
    assertThat(typed(model, Setting.CLIENT_ID).problem().get()).contains("not an application (client) ID");
    assertThat(store.current()).isEqualTo(FIRST);
    typed(model, Setting.CLIENT_ID).text().set(ID);
    assertThat(typed(model, Setting.CLIENT_ID).problem().get()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"contoso", "-a.com", "contoso.com/x", "a..com", "con toso.com", "https://contoso.com", "1.2.3.4",
          ".com"})
  void aTenantIsAGuidOrADomain(String text) {
    typed(model, Setting.TENANT).text().set(text);
    assertThat(typed(model, Setting.TENANT).problem().get()).contains("neither a tenant ID nor a domain");
    assertThat(store.current()).isEqualTo(FIRST);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"contoso.com", "a.b-c.example", "CONTOSO.onmicrosoft.com", "0f5c6f3e-8f5a-4c8e-9a5b-7a4f6a1d2c3b", ""})
  void goodTenantsPass(String text) {
    typed(model, Setting.TENANT).text().set(text);
    assertThat(typed(model, Setting.TENANT).problem().get()).isEmpty();
    assertThat(store.current().get(Setting.TENANT)).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "301", "-1", "1.5", "99999999999"})
  void numbersAreWholeAndInRange(String text) {
    typed(model, Setting.CANCEL_WINDOW).text().set(text);
    assertThat(typed(model, Setting.CANCEL_WINDOW).problem().get()).contains("0", "300");
    assertThat(store.current()).isEqualTo(FIRST);
  }

  @ParameterizedTest
  @CsvSource({
      "proxy password, proxyUser", "PROXY host, proxyAddress", "dark, theme", "gcc high, cloud", "bundle, diagnostics",
      "safety seconds, cancelWindowSeconds", "telemetry, telemetry"
  })
  void searchingLooksAtTitlesExplanationsAndChoices(String words, String first) {
    model.searchProperty().set(words);
    assertThat(model.found().get()).extracting(row -> row.about().id()).contains(first);
    assertThat(model.found().get()).hasSizeLessThan(6);
  }

  @Test
  void searchingForNothingFindsAllAndForNonsenseNone() {
    model.searchProperty().set("  ");
    assertThat(model.found().get()).isEqualTo(model.rows());
    model.searchProperty().set("xyzzy");
    assertThat(model.found().get()).isEmpty();
  }

  @Test
  void whatAPolicyLaysDownIsSaidAndCannotBeChanged() {
    SettingsStore managed = managed("{\"ceiling\": 20, \"allowedTenants\": []}");
    SettingsViewModel under = new SettingsViewModel(managed, () -> {});
    SettingRow.Typed ceiling = typed(under, Setting.CEILING);

    assertThat(ceiling.about().managedBy()).get().asString().contains("policy.json");
    assertThat(ceiling.text().get()).isEqualTo("20");
    assertThat(typed(under, Setting.HISTORY_DAYS).about().isManaged()).isFalse();
    assertThat(typed(under, Setting.ALLOWED_TENANTS).about().isManaged()).isTrue();

    ceiling.text().set("21");
    assertThat(managed.current().ceiling()).isEqualTo(20);
    assertThat(store.current()).isEqualTo(FIRST);
    under.searchProperty().set("managed");
    assertThat(under.found().get()).hasSize(2);
  }

  static List<String> brokenPolicies() {
    return List.of("{\"ceiling\": 0}", "{\"nonsense\": 1}");
  }

  @ParameterizedTest
  @MethodSource("brokenPolicies")
  void aPolicyThatCannotBeFollowedIsTold(String policy) {
    assertThat(new SettingsViewModel(managed(policy), () -> {}).trouble())
        .contains("policy.json", "nothing can be deprovisioned");
  }

  @Test
  void problemsOfTheFileAreTold() {
    assertThat(model.trouble()).isEmpty();
    Path file = Path.of("settings.json");
    store.problem(new SettingsProblem.Unreadable(file, Path.of("settings.json.bak")));
    assertThat(model.trouble()).contains("settings.json could not be read", "kept as settings.json.bak");
    store.problem(new SettingsProblem.LeftAlone(file));
    assertThat(model.trouble()).contains("left as it is");
    store.problem(new SettingsProblem.ValuesIgnored(file, List.of("ceiling")));
    assertThat(model.trouble()).contains("cannot be used", "ceiling");
    store.problem(new SettingsProblem.NotSaved(file));
    assertThat(model.trouble()).contains("could not be saved");
  }

  @Test
  void aDiagnosticsBundleIsAskedFor() {
    List<String> asked = new ArrayList<>();
    SettingsViewModel asking = new SettingsViewModel(store, () -> asked.add("bundle"));
    asking.rows().stream()
        .filter(SettingRow.Action.class::isInstance)
        .map(SettingRow.Action.class::cast)
        .forEach(action -> action.run().run());
    assertThat(asked).containsExactly("bundle");
  }

  private SettingsStore managed(String text) {
    PolicySource source =
        new PolicySource() {
          @Override
          public String place() {
            return "policy.json";
          }

          @Override
          public Optional<JsonObject> read() {
            return Optional.of(JsonParser.parseString(text).getAsJsonObject());
          }
        };
    return new ManagedSettings(store, Policy.read(List.of(source)));
  }

  private static SettingRow row(SettingsViewModel model, Setting<?> setting) {
    return model.rows().stream().filter(row -> row.about().id().equals(setting.name())).findFirst().orElseThrow();
  }

  private static SettingRow.Typed typed(SettingsViewModel model, Setting<?> setting) {
    return (SettingRow.Typed) row(model, setting);
  }

  @SuppressWarnings("unchecked")
  private static <T> SettingRow.Choice<T> choice(SettingsViewModel model, Setting<T> setting) {
    return (SettingRow.Choice<T>) row(model, setting);
  }
}
