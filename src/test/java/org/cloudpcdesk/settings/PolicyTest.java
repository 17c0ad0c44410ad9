package org.cloudpcdesk.settings;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cloudpcdesk.platform.PolicySource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyTest {
  private static final String TENANT = "0f5c6f3e-8f5a-4c8e-9a5b-7a4f6a1d2c3b";
  private static final Settings OWN =
      Settings.DEFAULTS.with(Setting.CEILING, 9_000).with(Setting.THEME, ThemeChoice.DARK);

  @Test
  void withoutAPolicyTheUserHasTheSay() {
    Policy policy = Policy.read(List.of(new Nothing()));

    assertThat(policy.over(OWN)).isEqualTo(OWN);
    assertThat(policy.problems()).isEmpty();
    assertThat(Setting.all()).noneMatch(policy::manages);
  }

  @Test
  void whatIsLaidDownHolds() {
    Policy policy =
        Policy.read(
            List.of(
                new Given(
                    "policy.json",
                    """
                    {"clientId": "c11e0000-0000-4000-8000-000000000001", "allowedTenants": ["%s"], "readOnly": false,
                     "ceiling": 20, "confirmation": "ALWAYS", "cancelWindowSeconds": 60, "proxy": "MANUAL",
                     "proxyAddress": "proxy.contoso.com:8080", "telemetry": "NONE", "updateUrl": ""}
                    """
                        .formatted(TENANT))));

    assertThat(policy.problems()).isEmpty();
    assertThat(policy.over(OWN))
        .isEqualTo(
            OWN.with(Setting.CLIENT_ID, "c11e0000-0000-4000-8000-000000000001")
                .with(Setting.ALLOWED_TENANTS, Set.of(TENANT))
                .with(Setting.CEILING, 20)
                .with(Setting.CONFIRMATION, ConfirmationLevel.ALWAYS)
                .with(Setting.CANCEL_WINDOW, Duration.ofSeconds(60))
                .with(Setting.PROXY, ProxyMode.MANUAL)
                .with(Setting.PROXY_ADDRESS, "proxy.contoso.com:8080"));
    assertThat(policy.place(Setting.CEILING)).contains("policy.json");
    assertThat(policy.manages(Setting.THEME)).isFalse();
  }

  @Test
  void aLaidDownStandardIsLaidDownToo() {
    Policy policy = Policy.read(List.of(new Given("policy.json", "{\"ceiling\": 500}")));

    assertThat(policy.over(OWN).ceiling()).isEqualTo(500);
  }

  @Test
  void theRegistryHoldsOverTheFile() {
    Policy policy =
        Policy.read(
            List.of(
                new Given("policy.json", "{\"ceiling\": 20, \"cancelWindowSeconds\": 60}"),
                new Given("HKLM", "{\"Ceiling\": 30, \"readonly\": 0}")));

    assertThat(policy.over(OWN).ceiling()).isEqualTo(30);
    assertThat(policy.place(Setting.CEILING)).contains("HKLM");
    assertThat(policy.place(Setting.CANCEL_WINDOW)).contains("policy.json");
    assertThat(policy.manages(Setting.READ_ONLY)).isTrue();
    assertThat(policy.problems()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "\"ceiling\": 0", "\"ceiling\": \"20\"", "\"telemetry\": \"ALL\"", "\"allowedTenants\": [\"contoso.com\"]",
      "\"readonyl\": true", "\"theme\": \"DARK\"", "\"historyDays\": 1", "\"ceiling\": null",
      "\"ceiling\": 20, \"CEILING\": 30", "\"proxy\": \"MANUAL\""
  })
  void whatCannotBeFollowedAllowsLookingOnly(String member) {
    Policy policy = Policy.read(List.of(new Given("policy.json", "{" + member + ", \"cancelWindowSeconds\": 60}")));

    assertThat(policy.problems()).hasSize(1).allMatch(problem -> problem instanceof PolicyProblem.NotUsable);
    assertThat(policy.over(OWN).readOnly()).isTrue();
    assertThat(policy.over(OWN).cancelWindow()).isEqualTo(Duration.ofSeconds(60));
    assertThat(policy.place(Setting.READ_ONLY)).contains("policy.json");
  }

  @Test
  void aStrongerSourceDoesNotMendAWeakerOne() {
    Policy policy =
        Policy.read(List.of(new Broken("policy.json"), new Given("HKLM", "{\"readOnly\": 0, \"ceiling\": 20}")));

    assertThat(policy.problems()).containsExactly(new PolicyProblem.Unreadable("policy.json"));
    assertThat(policy.over(OWN).readOnly()).isTrue();
    assertThat(policy.over(OWN).ceiling()).isEqualTo(20);
  }

  private record Nothing() implements PolicySource {
    @Override
    public String place() {
      return "nowhere";
    }

    @Override
    public Optional<JsonObject> read() {
      return Optional.empty();
    }
  }

  private record Given(String place, String text) implements PolicySource {
    @Override
    public Optional<JsonObject> read() {
      return Optional.of(JsonParser.parseString(text).getAsJsonObject());
    }
  }

  private record Broken(String place) implements PolicySource {
    @Override
    public Optional<JsonObject> read() throws IOException {
      throw new IOException("access denied");
    }
  }
}
