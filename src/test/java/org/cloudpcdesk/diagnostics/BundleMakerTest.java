package org.cloudpcdesk.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.cloudpcdesk.graph.RequestLog;
import org.cloudpcdesk.settings.MemorySettingsStore;
import org.cloudpcdesk.settings.Setting;
import org.cloudpcdesk.settings.Settings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plants what must not leave the computer wherever the program could have put it, and looks for it in the zip. */
class BundleMakerTest {
  private static final String JWT =
      "eyJ0eXAiOiJKV1QiLCJhbGciOiJSUzI1NiJ9.eyJ1cG4iOiJtZWlAY29udG9zby5jb20ifQ.MARKEDsignatureMARKED";
  private static final String DEVICE_ID = "7f5c6f3e-8f5a-4c8e-9a5b-7a4f6a1d2c3b";
  private static final String TENANT_ID = "0f5c6f3e-8f5a-4c8e-9a5b-7a4f6a1d2c3b";
  private static final String REQUEST_ID = "aaaaaaaa-1111-4222-8333-444444444444";
  private static final String CLIENT_REQUEST_ID = "bbbbbbbb-1111-4222-8333-444444444444";
  private static final List<String> PLANTED =
      List.of(
          "MARKED", "eyJ", "mei.tanaka", "Mei", "Tanaka", "CPC-mei-01", DEVICE_ID, TENANT_ID, "contoso", "0.AXkAmarkedcode",
          "10.20.30.40", "C:\\Users\\tanaka", "M.C5_marked", "hunter2", "proxy.corp");

  @TempDir private Path folder;

  @BeforeEach
  void plant() throws IOException {
    Files.createDirectory(folder.resolve("logs"));
    Files.writeString(
        folder.resolve("logs/cloud-pc-desk.log"),
        """
        2026-03-01T08:00:00.000Z INFO  [main] Sessions - session opened in tenant %1$s, read-only false
        2026-03-01T08:00:01.000Z DEBUG [work-1] Wire - GET /beta/x/%2$s answered 200 in 5 ms, request-id %3$s
        2026-03-01T08:00:02.000Z WARN  [work-1] Wire - Authorization: Bearer MARKEDopaque0123456789
        2026-03-01T08:00:03.000Z WARN  [work-1] X - token %4$s for Mei.Tanaka@contoso.com (MEI TANAKA) on cpc-mei-01
        2026-03-01T08:00:04.000Z WARN  [work-1] X - http://localhost:1234/?code=0.AXkAmarkedcode_and_more&state=1
        2026-03-01T08:00:05.000Z WARN  [work-1] X - {"refresh_token":"M.C5_marked","password" : "hunter2"}
        2026-03-01T08:00:06.000Z WARN  [work-1] X - C:\\Users\\tanaka\\AppData from 10.20.30.40 but 127.0.0.1 is us
        2026-03-01T08:00:07.000Z WARN  [work-1] X - the same Mei.Tanaka@contoso.com again, Me and Meier stay
        java.lang.IllegalStateException: no
            at org.cloudpcdesk.graph.Wire.exchange(Wire.java:80)
        """
            .formatted(TENANT_ID, DEVICE_ID, REQUEST_ID, JWT));
  }

  @Test
  void nothingPersonalAndNoSecretIsInTheZip() throws IOException {
    Path zip = folder.resolve("bundle.zip");
    bundle().write(zip);

    for (Map.Entry<String, String> file : read(zip).entrySet()) {
      for (String planted : PLANTED) {
        assertThat(wholeWord(file.getValue(), planted)).as("%s in %s", planted, file.getKey()).isFalse();
      }
    }
  }

  @Test
  void whatSupportNeedsIsThere() throws IOException {
    Map<String, String> files = files();

    assertThat(files.keySet())
        .containsExactly("versions.txt", "settings.txt", "requests.txt", "logs/cloud-pc-desk.log");
    assertThat(files.get("versions.txt")).contains("Java: 25.0.3");
    assertThat(files.get("settings.txt"))
        .contains("ceiling = 20", "proxyAddress = (given)", "tenant = (given)", "productionTenants = [\"id-")
        .contains("clientId = \"\"");
    assertThat(files.get("requests.txt"))
        .contains(REQUEST_ID, CLIENT_REQUEST_ID, "GET https://graph.microsoft.com/beta/", "-> 404 in 12 ms", "'...'");
    assertThat(files.get("logs/cloud-pc-desk.log"))
        .contains(REQUEST_ID, "Wire.java:80", "127.0.0.1", "Me and Meier stay", "request-id");
  }

  @Test
  void longTextsMayBeSecretsAndAddressesStayReadable() {
    Scrubber scrubber = new Scrubber(List.of(), List.of());

    assertThat(scrubber.scrub("POST /v1.0/deviceManagement/virtualEndpoint/cloudPCs/" + DEVICE_ID + "/endGracePeriod"))
        .isEqualTo("POST /v1.0/deviceManagement/virtualEndpoint/cloudPCs/id-1/endGracePeriod");
    assertThat(scrubber.scrub("it was 0AXkAbcdefghijklmnopqrstuvwxyz0123456789_ABCDEFGH, then"))
        .isEqualTo("it was [removed], then");
    assertThat(scrubber.scrub("it was q1+Zk/abcdefghijklmnopqrstuvwxyz0123456789ABC==, then"))
        .isEqualTo("it was [removed], then");
  }

  @Test
  void theSameOneHasTheSamePseudonymEverywhere() {
    Map<String, String> files = files();
    String log = files.get("logs/cloud-pc-desk.log");

    assertThat(log).contains("for user-1 (person-1) on device-1").contains("the same user-1 again");
    assertThat(files.get("requests.txt")).contains("device-1");
    String tenant = log.substring(log.indexOf("in tenant ") + 10, log.indexOf(", read-only"));
    assertThat(tenant).startsWith("id-");
    assertThat(files.get("settings.txt")).contains("\"" + tenant + "\"");
  }

  @Test
  void aLongLogIsCutAtItsBeginning() throws IOException {
    String line = "2026-03-01T08:00:00.000Z INFO  [main] X - one of many lines\n";
    Files.writeString(folder.resolve("logs/cloud-pc-desk.log"), "the first line\n" + line.repeat(30_000));

    String log = files().get("logs/cloud-pc-desk.log");

    assertThat(log.length()).isBetween(1_000_000, 1024 * 1024);
    assertThat(log).startsWith("2026-03-01").endsWith("many lines\n");
  }

  @Test
  void aZipThatCannotBeWrittenLeavesNothing() {
    Path nowhere = folder.resolve("no such folder").resolve("bundle.zip");
    assertThatThrownBy(() -> bundle().write(nowhere)).isInstanceOf(IOException.class);
    assertThat(nowhere).doesNotExist();
  }

  @Test
  void aTenantOfManyNamesIsScrubbedQuickly() {
    List<PersonalText> many = new ArrayList<>();
    for (int i = 0; i < 100_000; i++) {
      many.add(new PersonalText("person", "Person Number " + i));
    }
    String text = "a line about Person Number 77777 and nobody else\n".repeat(20_000);
    long begun = System.nanoTime();

    assertThat(new Scrubber(many, List.of()).scrub(text)).contains("about person-1 and").doesNotContain("77777");

    // Seconds at most on a busy machine; going through the names for each word took a minute on an idle one.
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(20));
  }

  private Bundle bundle() {
    Settings settings =
        Settings.DEFAULTS
            .with(Setting.CEILING, 20)
            .with(Setting.TENANT, "contoso.com")
            .with(Setting.PROXY_ADDRESS, "proxy.corp:8080")
            .with(Setting.PROXY_USER, "tanaka")
            .with(Setting.PRODUCTION_TENANTS, Set.of(TENANT_ID));
    return BundleMaker.make(
        new BundleMaker.Sources(
            Map.of("Java", "25.0.3"),
            new MemorySettingsStore(settings),
            folder.resolve("logs"),
            List.of(
                entry(
                    "https://graph.microsoft.com/beta/users?$filter=startsWith(displayName,%27Mei%20Tan%27)"
                        + "&$search=%22mei%22",
                    "answered 404 Request_ResourceNotFound, \"Resource mei.tanaka@contoso.com does not exist\""),
                entry("https://graph.microsoft.com/beta/deviceManagement/x/" + DEVICE_ID, "CPC-mei-01 of Mei Tanaka")),
            List.of(
                new PersonalText("person", "Mei Tanaka"),
                new PersonalText("person", "Mei"),
                new PersonalText("person", "Tanaka"),
                new PersonalText("device", "CPC-mei-01"),
                new PersonalText("tenant", "contoso.com"),
                new PersonalText("tenant", "contoso"))));
  }

  private static RequestLog.Entry entry(String url, String failure) {
    return new RequestLog.Entry(
        Instant.parse("2026-03-01T08:00:00Z"),
        "GET",
        url,
        404,
        Duration.ofMillis(12),
        1,
        CLIENT_REQUEST_ID,
        REQUEST_ID,
        failure);
  }

  private Map<String, String> files() {
    Map<String, String> files = new LinkedHashMap<>();
    bundle().files().forEach(file -> files.put(file.name(), file.text()));
    return files;
  }

  private static Map<String, String> read(Path zip) throws IOException {
    Map<String, String> files = new LinkedHashMap<>();
    try (ZipFile file = new ZipFile(zip.toFile())) {
      for (ZipEntry entry : Collections.list(file.entries())) {
        files.put(entry.getName(), new String(file.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    return files;
  }

  private static boolean wholeWord(String text, String planted) {
    return Pattern.compile(
            "(?i)(?<![\\p{L}\\p{N}])" + Pattern.quote(planted) + "(?![\\p{L}\\p{N}])")
        .matcher(text)
        .find();
  }
}
