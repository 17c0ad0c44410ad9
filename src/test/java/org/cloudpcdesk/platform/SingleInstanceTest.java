package org.cloudpcdesk.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.cloudpcdesk.platform.SingleInstance.Claim;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Real processes on one data directory. */
class SingleInstanceTest {

  @TempDir private Path data;
  private final List<Process> started = new ArrayList<>();

  @BeforeEach
  void nobodyIsThere() {
    assertThat(data).isEmptyDirectory();
  }

  @AfterEach
  void endAll() throws InterruptedException {
    for (Process process : started) {
      process.destroyForcibly().waitFor();
    }
  }

  /** A process's output, read line by line. */
  private record Child(Process process, BufferedReader out) {
    String says() throws IOException {
      return String.valueOf(out.readLine());
    }
  }

  private Child start(Path folder, String message) throws IOException {
    Process process =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-cp",
                System.getProperty("java.class.path"),
                InstanceChild.class.getName(),
                folder.toString(),
                message)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    started.add(process);
    return new Child(process, process.inputReader(StandardCharsets.UTF_8));
  }

  @Test
  void theSecondHandsItsMessageToTheFirst() throws Exception {
    Child first = start(data, "");
    assertThat(first.says()).isEqualTo("first");

    Child second = start(data, "status:inGracePeriod");

    assertThat(second.says()).isEqualTo("handed over");
    assertThat(first.says()).isEqualTo("heard status:inGracePeriod");
  }

  @Test
  void afterAKillTheNextIsTheFirst() throws Exception {
    Child first = start(data, "");
    assertThat(first.says()).isEqualTo("first");
    first.process().destroyForcibly().waitFor();
    assertThat(data.resolve("instance")).as("what a killed process leaves").exists();

    assertThat(start(data, "").says()).isEqualTo("first");
  }

  @Test
  void ofManyThatStartAtOnceOneIsTheFirstAndHearsTheOthers() throws Exception {
    List<Child> all = new ArrayList<>();
    for (int number = 0; number < 4; number++) {
      all.add(start(data, "number " + number));
    }
    List<String> said = new ArrayList<>();
    for (Child child : all) {
      said.add(child.says());
    }

    assertThat(said).containsOnlyOnce("first").containsOnly("first", "handed over");
    int first = said.indexOf("first");
    List<String> heard = new ArrayList<>();
    for (int others = 1; others < all.size(); others++) {
      heard.add(all.get(first).says());
    }
    assertThat(heard).hasSize(3).doesNotContain("heard number " + first).doesNotHaveDuplicates();
  }

  @Test
  void twoDataDirectoriesAreTwoInstances() throws Exception {
    Path one = Files.createDirectory(data.resolve("one"));
    Path two = Files.createDirectory(data.resolve("two"));

    assertThat(start(one, "").says()).isEqualTo("first");
    assertThat(start(two, "").says()).isEqualTo("first");
  }

  @Test
  void aMessageThatComesBeforeAnybodyListensIsKept() throws Exception {
    try (SingleInstance first = first()) {
      assertThat(start(data, "early").says()).isEqualTo("handed over");
      BlockingQueue<String> heard = new LinkedBlockingQueue<>();

      first.listen(heard::add);

      assertThat(heard.poll(10, TimeUnit.SECONDS)).isEqualTo("early");
    }
  }

  @Test
  void whoDoesNotKnowTheSecretIsNotHeard() throws Exception {
    try (SingleInstance first = first()) {
      List<String> heard = new ArrayList<>();
      first.listen(heard::add);
      int port = Integer.parseInt(Files.readString(data.resolve("instance")).split(" ")[0]);

      try (Socket stranger = new Socket(InetAddress.getLoopbackAddress(), port)) {
        DataOutputStream out = new DataOutputStream(stranger.getOutputStream());
        out.write(new byte[32]);
        out.writeUTF("status:failed");

        assertThat(stranger.getInputStream().read()).as("no answer").isEqualTo(-1);
      }
      assertThat(heard).isEmpty();
    }
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "rights come from the folder there")
  void onlyTheOwnerMayReadTheSecret() throws Exception {
    try (SingleInstance first = first()) {
      assertThat(Files.getPosixFilePermissions(data.resolve("instance")))
          .isEqualTo(PosixFilePermissions.fromString("rw-------"));
      assertThat(first).isNotNull();
    }
  }

  @Test
  void aFirstThatDoesNotAnswerIsNotWaitedForForEver() throws Exception {
    Time time = new PassingTime();
    try (FileChannel channel =
            FileChannel.open(data.resolve("instance.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock held = channel.lock()) {
      Files.writeString(data.resolve("instance"), "what a newer version may write");

      assertThat(SingleInstance.claim(data, "", Duration.ofSeconds(5), time)).isEqualTo(new Claim.NoAnswer());
      assertThat(held.isValid()).isTrue();
    }
  }

  /** Waiting takes no time, and the clock goes on all the same. */
  private static final class PassingTime implements Time {
    private Instant now = Instant.parse("2026-03-02T08:00:00Z");

    @Override
    public Instant now() {
      return now;
    }

    @Override
    public void sleep(Duration duration) {
      now = now.plus(duration);
    }
  }

  private SingleInstance first() throws Exception {
    return ((Claim.First) SingleInstance.claim(data, "", Duration.ZERO, Time.system())).instance();
  }
}
