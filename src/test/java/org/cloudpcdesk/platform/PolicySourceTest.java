package org.cloudpcdesk.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PolicySourceTest {
  @TempDir private Path folder;

  @Test
  void withoutAFileThereIsNoPolicy() throws IOException {
    assertThat(new PolicyFile(folder.resolve("policy.json")).read()).isEmpty();
    assertThat(new PolicyFile(folder.resolve("no").resolve("policy.json")).read()).isEmpty();
  }

  @Test
  void aFileIsReadWithOrWithoutItsByteOrderMark() throws IOException {
    assertThat(file("{\"readOnly\": true}").read()).contains(json("{\"readOnly\": true}"));
    assertThat(file("\uFEFF{\"readOnly\": true}\r\n").read()).contains(json("{\"readOnly\": true}"));
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "", "[]", "{", "{readOnly: true}", "{\"readOnly\": true,}", "{\"readOnly\": true} {}", "{\"readOnly\": TRUE}",
      "// none\n{}", "\"readOnly\""
  })
  void whatIsNearlyJsonIsRefused(String text) {
    assertThatThrownBy(() -> file(text).read()).isInstanceOf(IOException.class).hasMessageContaining("policy.json");
  }

  @Test
  void whatIsNoFileAtAllIsRefused() throws IOException {
    Path directory = Files.createDirectory(folder.resolve("policy.json"));
    assertThatThrownBy(() -> new PolicyFile(directory).read()).isInstanceOf(IOException.class);
  }

  @Test
  void theRegistrysTypesBecomeJsons() throws IOException {
    Map<String, Object> values =
        Map.of(
            "", "the default value",
            "readOnly", 1,
            "ceiling", 50L,
            "clientId", "c11e0000-0000-4000-8000-000000000001",
            "allowedTenants", new String[] {"0f5c6f3e-8f5a-4c8e-9a5b-7a4f6a1d2c3b", " "},
            "odd", new byte[] {1});
    RegistryPolicy policy = new RegistryPolicy(key -> Optional.of(values).filter(all -> key.equals(RegistryPolicy.KEY)));

    assertThat(policy.read())
        .contains(
            json(
                "{\"readOnly\": 1, \"ceiling\": 50, \"clientId\": \"c11e0000-0000-4000-8000-000000000001\","
                    + " \"allowedTenants\": [\"0f5c6f3e-8f5a-4c8e-9a5b-7a4f6a1d2c3b\"], \"odd\": null}"));
    assertThat(policy.place()).isEqualTo("HKLM\\Software\\Policies\\Cloud PC Desk");
  }

  @Test
  void withoutTheKeyThereIsNoPolicy() throws IOException {
    assertThat(new RegistryPolicy(key -> Optional.empty()).read()).isEmpty();
  }

  @Test
  void thePlaceOutsideWindowsIsFixed() {
    assertThat(MachinePolicy.outsideWindows("linux")).isEqualTo(Path.of("/etc/cloud-pc-desk/policy.json"));
    assertThat(MachinePolicy.outsideWindows("mac os x").toString()).startsWith("/Library/Application Support/");
  }

  @Test
  @Tag("windows")
  @EnabledOnOs(OS.WINDOWS)
  void windowsOwnRegistryIsRead() throws IOException {
    WindowsRegistry registry = new WindowsRegistry();
    assertThat(registry.values("Software\\Policies\\Cloud PC Desk that nobody made")).isEmpty();
    assertThat(registry.values("Software\\Microsoft\\Windows NT\\CurrentVersion").orElseThrow())
        .containsKey("ProductName");
    assertThat(MachinePolicy.sources()).hasSize(2);
    assertThat(MachinePolicy.sources().getFirst().place()).endsWith("\\Cloud PC Desk\\policy.json");
  }

  private PolicyFile file(String text) throws IOException {
    return new PolicyFile(Files.writeString(folder.resolve("policy.json"), text, StandardCharsets.UTF_8));
  }

  private static JsonObject json(String text) {
    return JsonParser.parseString(text).getAsJsonObject();
  }
}
