package org.cloudpcdesk.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.cloudpcdesk.app.process.ExitCode;
import org.cloudpcdesk.app.session.DeskOptions;
import org.cloudpcdesk.app.session.Roots;
import org.cloudpcdesk.platform.ServiceRoot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class CommandLineTest {

  private final List<DeskOptions> launched = new ArrayList<>();
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  @TempDir private Path folder;

  private int run(String... args) {
    CommandLine line =
        DeskCommandLine.with(
            options -> {
              launched.add(options);
              return ExitCode.OK;
            });
    return line.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true)).execute(args);
  }

  @Test
  void bareStartTalksToMicrosoft() {
    assertThat(run("--data-dir", folder.toString())).isEqualTo(ExitCode.OK);

    assertThat(launched).containsExactly(new DeskOptions(false, Roots.MICROSOFT, folder, false));
  }

  @Test
  void takesTwoLoopbackRoots() {
    int code =
        run(
            "--graph-root", "http://127.0.0.1:8080/",
            "--login-root", "http://localhost:8080/login",
            "--read-only",
            "--data-dir", folder.toString());

    assertThat(code).isEqualTo(ExitCode.OK);
    assertThat(launched)
        .containsExactly(
            new DeskOptions(
                false,
                new Roots(URI.create("http://127.0.0.1:8080"), URI.create("http://localhost:8080/login")),
                folder,
                true));
  }

  @ParameterizedTest
  @CsvSource({
    "--graph-root http://127.0.0.1:1, go together",
    "--login-root http://127.0.0.1:1, go together",
    "--sample --graph-root http://127.0.0.1:1 --login-root http://127.0.0.1:1, brings its own roots",
    "--graph-root http://graph.example --login-root http://127.0.0.1:1, not encrypted",
    "--graph-root https://graph.microsoft.com --login-root http://127.0.0.1:1, do not belong together",
    "--graph-root https://graph.microsoft.com --login-root https://login.example, do not belong together",
    "--graph-root https://anything.example --login-root https://login.microsoftonline.com, do not belong together",
    "--graph-root https://anything.example --login-root https://login.microsoftonline.us, do not belong together",
    "--graph-root https://graph.one.example --login-root https://login.two.example, do not belong together",
    "--graph-root https://graph.microsoft.us --login-root https://graph.microsoft.us, do not belong together",
    "--graph-root https://login.chinacloudapi.cn. --login-root https://login.chinacloudapi.cn, do not belong together",
    "--graph-root ftp://127.0.0.1:1 --login-root http://127.0.0.1:1, not a web address",
    "--graph-root http://127.0.0.1.example:1 --login-root http://127.0.0.1:1, not encrypted",
    "--graph-root http://me@127.0.0.1:1 --login-root http://127.0.0.1:1, without user",
    "--graph-rot http://127.0.0.1:1, --graph-root"
  })
  void mixedOrUnsafeRootsAreRefusedInOneSentence(String args, String says) {
    assertThat(run(args.split(" "))).isEqualTo(ExitCode.USAGE);

    assertThat(err.toString()).contains(says).doesNotContain("Exception", "\tat ");
    assertThat(launched).isEmpty();
  }

  @Test
  void aMistypedOptionOfACommandIsNamedAndTheRightOneSuggested() {
    assertThat(run("deprovision", "is:grace", "--confrim", "contoso.com")).isEqualTo(ExitCode.USAGE);

    assertThat(err.toString()).contains("--confrim", "--confirm");
  }

  @Test
  void dataDirectoryThatIsAFileIsRefusedInOneSentence() throws IOException {
    Path file = Files.writeString(folder.resolve("taken"), "a file");

    assertThat(run("--data-dir", file.toString())).isEqualTo(ExitCode.CANNOT_START);

    assertThat(err.toString()).contains("cannot be written to", "--data-dir", "Nothing was changed").hasLineCount(1);
    assertThat(launched).isEmpty();
    assertThat(file).hasContent("a file");
  }

  @Test
  void takenPortIsNamedWithoutAStackTrace() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThat(run("serve-sample", "--port", String.valueOf(taken.getLocalPort()))).isEqualTo(ExitCode.CANNOT_START);

      assertThat(err.toString()).contains("port " + taken.getLocalPort(), "--port").doesNotContain("\tat ");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"--port 70000", "--cloud-pcs -1", "--latency -5", "--rate -1", "--speed 0", "--seed x"})
  void numbersOutOfRangeAreRefused(String args) {
    assertThat(run(("serve-sample " + args).split(" "))).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString()).contains(args.split(" ")[0]);
  }

  @Test
  void serveSamplePrintsOneLineOfJsonAndServesUntilEnded() throws InterruptedException {
    Thread server = Thread.ofVirtual().start(() -> run("serve-sample", "--cloud-pcs", "3"));
    try {
      // The line is written in one piece; until it is there, give the server its turn.
      while (!out.toString().contains("\n")) {
        Thread.onSpinWait();
      }
      JsonObject line = JsonParser.parseString(out.toString()).getAsJsonObject();
      assertThat(line.keySet()).containsExactly("graphRoot", "loginRoot", "accessToken");
      assertThat(new ServiceRoot(URI.create(line.get("graphRoot").getAsString())).isLoopback()).isTrue();
    } finally {
      server.interrupt();
      server.join();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"--find status:failed", "cloudpcdesk:find?q=status%3Afailed"})
  void aQueryOrALinkIsSearchedFor(String args) {
    assertThat(run((args + " --data-dir " + folder).split(" "))).isEqualTo(ExitCode.OK);

    assertThat(launched).containsExactly(new DeskOptions(false, Roots.MICROSOFT, folder, false, "status:failed"));
  }

  @Test
  void theSampleTenantHasTheSizeThatIsAskedFor() {
    assertThat(run("--sample", "--cloud-pcs", "50000", "--data-dir", folder.toString())).isEqualTo(ExitCode.OK);

    assertThat(launched)
        .containsExactly(new DeskOptions(true, Roots.MICROSOFT, folder, false, "", 50_000));
  }

  @ParameterizedTest
  @CsvSource({"cloudpcdesk:deprovision?q=ada, can only search", "jurnal, Unmatched argument"})
  void whatIsNeitherLinkNorSubcommandIsRefused(String argument, String says) {
    assertThat(run(argument, "--data-dir", folder.toString())).isEqualTo(ExitCode.USAGE);

    assertThat(err.toString()).contains(says);
    assertThat(launched).isEmpty();
  }

  @Test
  void versionIsTheBuilds() {
    assertThat(run("--version")).isZero();
    assertThat(out.toString()).matches("(?s)Cloud PC Desk \\d+\\.\\d+\\.\\d+.*");
  }
}
