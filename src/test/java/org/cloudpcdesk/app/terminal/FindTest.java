package org.cloudpcdesk.app.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.cloudpcdesk.app.DeskCommandLine;
import org.cloudpcdesk.app.Main;
import org.cloudpcdesk.app.process.ExitCode;
import org.cloudpcdesk.model.Account;
import org.cloudpcdesk.model.CloudPc;
import org.cloudpcdesk.model.CloudPcFixtures;
import org.cloudpcdesk.model.CloudPcStatus.Kind;
import org.cloudpcdesk.platform.DataKey;
import org.cloudpcdesk.platform.PolicyFile;
import org.cloudpcdesk.store.KnownTenants;
import org.cloudpcdesk.store.Note;
import org.cloudpcdesk.store.OfflineStore;
import org.cloudpcdesk.store.StoreName;
import org.cloudpcdesk.store.StoredRow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FindTest {
  private static final StoreName CONTOSO = new StoreName("global", "5d0a9a1e-0000-4000-8000-000000000001");
  private static final StoreName FABRIKAM = new StoreName("global", "5d0a9a1e-0000-4000-8000-000000000002");

  @TempDir private Path folder;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private void fill() throws IOException {
    store(
        CONTOSO,
        "ada@contoso.com",
        List.of(
            CloudPcFixtures.one("b", Kind.IN_GRACE_PERIOD),
            CloudPcFixtures.one("a", Kind.IN_GRACE_PERIOD).toBuilder()
                .provisioningPolicyName("=cmd|' /C calc'!A0")
                .displayName("left\u001b[2J")
                .build(),
            CloudPcFixtures.one("c", Kind.PROVISIONED)));
  }

  private void store(StoreName name, String user, List<CloudPc> pcs) throws IOException {
    DataKey key = DataKey.of(folder);
    List<StoredRow> rows = pcs.stream().map(pc -> new StoredRow(pc, CloudPcFixtures.NOW, null)).toList();
    try (OfflineStore store = OfflineStore.open(folder, name, key).store()) {
      store.sync(rows, Set.of(), CloudPcFixtures.NOW, CloudPcFixtures.NOW);
    }
    KnownTenants.in(folder, key).opened(name, new Account("a", user, null, name.tenantId()), CloudPcFixtures.NOW);
  }

  @Test
  void findsWhatIsMarkedForLater() throws IOException {
    fill();
    assertThat(find("is:marked")).isEqualTo(ExitCode.NO_MATCH);
    try (OfflineStore store = OfflineStore.open(folder, CONTOSO, DataKey.of(folder)).store()) {
      store.saveNotes(Note.MARK, List.of("b " + CloudPcFixtures.NOW));
    }

    assertThat(find("is:marked", "or", "nothing")).isEqualTo(ExitCode.OK);

    assertThat(printed()).contains("CPC-ada-b").doesNotContain("CPC-ada-c");
    assertThat(complained()).contains("1 of 3 Cloud PCs");
  }

  private int find(String... more) {
    String[] arguments =
        Stream.concat(Stream.of("find", "--data-dir", folder.toString()), Stream.of(more)).toArray(String[]::new);
    FindRequest request = FindRequest.of(arguments).orElseThrow();
    return new Find(
            request,
            stream(out),
            stream(err),
            () -> CloudPcFixtures.NOW.atZone(ZoneOffset.UTC),
            List.of(new PolicyFile(folder.resolve("policy.json"))))
        .run();
  }

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }

  private String printed() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private String complained() {
    return err.toString(StandardCharsets.UTF_8);
  }

  @Test
  void aTableIsOrderedByDeviceAndSaysHowOldItIs() throws IOException {
    fill();

    assertThat(find("is:grace")).isEqualTo(ExitCode.OK);

    assertThat(printed().lines().map(line -> line.split(" +")[1])).containsExactly("DEVICE", "CPC-ada-a", "CPC-ada-b");
    assertThat(printed()).startsWith("STATUS ").contains("ada.almeida@contoso.com").doesNotContain("\u001b");
    assertThat(complained()).contains("2 of 3 Cloud PCs", "2026-03-02");
  }

  @Test
  void severalWordsAreOneQueryAndAMinusExcludes() throws IOException {
    fill();

    assertThat(find("almeida", "-status:grace", "2vcpu")).isEqualTo(ExitCode.OK);

    assertThat(printed()).contains("CPC-ada-c").doesNotContain("CPC-ada-a", "CPC-ada-b");
  }

  @Test
  void theSampleTenantAnswersOnlyWhereThereIsNoOther() throws IOException {
    StoreName sample = StoreName.sample("8c5f0f3e-0000-4000-8000-000000000001");
    store(sample, "avery@northwind.example", List.of(CloudPcFixtures.one("sampled", Kind.PROVISIONED)));
    assertThat(find("id:sampled")).isEqualTo(ExitCode.OK);

    fill();

    assertThat(find("id:sampled")).isEqualTo(ExitCode.NO_MATCH);
    assertThat(find("id:sampled", "--tenant", "northwind.example")).isEqualTo(ExitCode.OK);
  }

  @Test
  void csvHasEveryColumnAndNoFormula() throws IOException {
    fill();

    assertThat(find("id:a", "--format", "csv")).isEqualTo(ExitCode.OK);

    assertThat(printed())
        .startsWith(
            "status,device,user,plan,policy,gracePeriodEnd,region,lastSeen,displayName,image,provisioningType,"
                + "planType,provisioned,lastModified,id\r\n")
        .contains(",'=cmd|' /C calc'!A0,");
    assertThat(printed().lines()).hasSize(2);
  }

  @Test
  void jsonHasTheSameNamesAndWhatItIsAbout() throws IOException {
    fill();

    assertThat(find("is:grace", "--format", "json", "--limit", "1")).isEqualTo(ExitCode.OK);

    JsonObject answer = JsonParser.parseString(printed()).getAsJsonObject();
    assertThat(answer.get("matches").getAsInt()).isEqualTo(2);
    assertThat(answer.get("tenantId").getAsString()).isEqualTo(CONTOSO.tenantId());
    assertThat(answer.get("listedAt").getAsString()).isEqualTo(CloudPcFixtures.NOW.toString());
    assertThat(answer.get("cloudPcs").getAsJsonArray()).hasSize(1);
    JsonObject first = answer.get("cloudPcs").getAsJsonArray().get(0).getAsJsonObject();
    assertThat(first.get("device").getAsString()).isEqualTo("CPC-ada-a");
    assertThat(first.keySet()).hasSize(15).contains("gracePeriodEnd", "lastSeen", "id");
  }

  @Test
  void whereNothingMatchesNothingIsPrinted() throws IOException {
    fill();

    assertThat(find("nobody")).isEqualTo(ExitCode.NO_MATCH);

    assertThat(printed()).isEmpty();
    assertThat(complained()).contains("0 of 3 Cloud PCs");
  }

  @Test
  void aBadQueryIsPointedAtBeforeAnythingIsOpened() {
    assertThat(find("ada stauts:grace")).isEqualTo(ExitCode.USAGE);

    assertThat(printed()).isEmpty();
    assertThat(complained().lines())
        .startsWith("ada stauts:grace", "    ^^^^^^")
        .last()
        .asString()
        .contains("Did you mean \"status\"?");
  }

  @Test
  void whereNothingIsStoredNothingIsMade() throws IOException {
    assertThat(find("ada")).isEqualTo(ExitCode.NO_STORE);

    assertThat(complained()).contains("Nothing is stored", "Open the window");
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void theTenantOpenedLastAnswersUnlessOneIsNamed() throws IOException {
    fill();
    store(FABRIKAM, "bo@fabrikam.com", List.of(CloudPcFixtures.one("f", Kind.FAILED)));
    KnownTenants.in(folder, DataKey.of(folder))
        .opened(FABRIKAM, new Account("a", "bo@fabrikam.com", null, "x"), CloudPcFixtures.NOW.plusSeconds(1));

    assertThat(find("ada")).isEqualTo(ExitCode.OK);
    assertThat(printed()).contains("CPC-ada-f").doesNotContain("CPC-ada-a");
    assertThat(find("id:a", "--tenant", "CONTOSO.com")).isEqualTo(ExitCode.OK);
    assertThat(printed()).contains("CPC-ada-a");
    assertThat(find("id:a", "--tenant", CONTOSO.tenantId())).isEqualTo(ExitCode.OK);
    assertThat(find("id:a", "--tenant", "nowhere.com")).isEqualTo(ExitCode.NO_STORE);
    assertThat(complained()).contains("of nowhere.com");
  }

  @Test
  void aTenantThatThePolicyDoesNotAllowIsNotShown() throws IOException {
    fill();
    Path policy = folder.resolve("policy.json");
    Files.writeString(policy, "{\"allowedTenants\": [\"%s\"]}".formatted(FABRIKAM.tenantId()));
    assertThat(find("ada")).isEqualTo(ExitCode.CANNOT_START);
    assertThat(printed()).isEmpty();
    assertThat(complained()).contains("policy", "does not allow the tenant contoso.com");

    Files.writeString(policy, "{\"allowedTenants\": [\"%s\"]}".formatted(CONTOSO.tenantId()));
    assertThat(find("ada")).isEqualTo(ExitCode.OK);
  }

  @Test
  void aKeyOfAnotherAccountIsLeftAlone() throws IOException {
    fill();
    byte[] foreign = {1, 2, 3};
    Files.write(folder.resolve("data.key"), foreign);

    assertThat(find("ada")).isEqualTo(ExitCode.CANNOT_START);

    assertThat(Files.readAllBytes(folder.resolve("data.key"))).isEqualTo(foreign);
    assertThat(complained()).contains("was not touched");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "find", "find --help", "find a -h", "find a --format xml", "find a --limit 0", "find a --tenant",
          "find a --colour", "find a -b", "find a -json", "journal a"})
  void whatIsNotPlainlyRightIsLeftToPicocli(String line) {
    assertThat(FindRequest.of(line.split(" "))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"find", "find a --format xml", "find a --limit 0", "find a --limit x", "find a --colour", "find a -json"})
  void picocliExplainsWhatIsWrong(String line) {
    StringWriter complaint = new StringWriter();

    int exit =
        DeskCommandLine.with(options -> ExitCode.FAULT)
            .setErr(new PrintWriter(complaint, true))
            .execute(line.split(" "));

    assertThat(exit).isEqualTo(ExitCode.USAGE);
    assertThat(complaint.toString()).isNotBlank();
  }

  @Test
  void theProcessLoadsNothingThatTheAnswerDoesNotNeed() throws IOException, InterruptedException {
    fill();
    Path classes = folder.resolve("classes.txt");
    Path complaints = folder.resolve("complaints.txt");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xlog:class+load:file=" + classes,
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "find",
                "is:grace",
                "--data-dir",
                folder.toString())
            .redirectError(complaints.toFile())
            .start();
    String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(process.waitFor()).as(Files.readString(complaints)).isEqualTo(ExitCode.OK);
    assertThat(answer).contains("CPC-ada-a", "CPC-ada-b");
    assertThat(Files.readString(complaints)).startsWith("2 of 3 Cloud PCs").hasLineCount(1);
    assertThat(Files.readString(classes))
        .contains("org.cloudpcdesk.app.terminal.Find ")
        .doesNotContain(
            " javafx.", " com.microsoft.", " ch.qos.logback.", " picocli.", " java.net.http.", " com.google.gson.Gson ");
  }
}
