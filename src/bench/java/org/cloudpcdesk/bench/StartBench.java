package org.cloudpcdesk.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * From the start of the process to rows on the screen: the installed program with 50,000 stored rows, against a bare
 * JavaFX window with an empty-handed TableView on the same runtime, which gets the JVM's usual class archive but no AOT
 * cache. Both say on their output when they have drawn; the clock is this process's. Then what both hold in memory after ten
 * idle seconds, and what the program costs while it refreshes. Linux, on a screen of its own; the image must have been built
 * ({@code -Pdist}).
 */
final class StartBench {
  private static final Path IMAGE = Path.of("target/dist/cloud-pc-desk").toAbsolutePath();
  private static final int ROWS = 50_000;

  /** What the program's log says when rows were stored; it does so in pieces. */
  private static final Pattern STORED = Pattern.compile("stored (\\d+) rows");

  private static final int RUNS = Integer.getInteger("bench.runs", 7);
  private static final Duration FILL = Duration.ofMinutes(4);
  private static final Duration IDLE = Duration.ofSeconds(10);
  private static final Duration WATCHED = Duration.ofSeconds(60);
  private static final double MEGA = 1e6;

  private final Path work;
  private final String display;

  private StartBench(Path work, String display) {
    this.work = work;
    this.display = display;
  }

  static void run() throws IOException, InterruptedException {
    if (!Files.isDirectory(IMAGE)) {
      throw new IllegalStateException("no image in " + IMAGE + ": build it in the same call, with -Pdist,bench");
    }
    Process screen =
        new ProcessBuilder("Xvfb", "-displayfd", "1", "-screen", "0", "1920x1080x24", "-nolisten", "tcp")
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (BufferedReader out = screen.inputReader()) {
      Path work = Files.createTempDirectory("bench-start");
      new StartBench(work, ":" + out.readLine().strip()).measure();
    } finally {
      screen.destroy();
    }
  }

  private void measure() throws IOException, InterruptedException {
    archiveOfThePeer();
    fill();
    double[] ours = new double[RUNS];
    double[] peer = new double[RUNS];
    // One of each, so that what the system learned of the files helps both.
    startOurs().process().destroyForcibly().waitFor();
    startPeer().process().destroyForcibly().waitFor();
    for (int run = 0; run < RUNS; run++) {
      ours[run] = timed(startOurs());
      peer[run] = timed(startPeer());
    }
    Bench.print("start", median(ours), median(peer), "s", median(ours) / median(peer));
    double image = size(IMAGE) / MEGA;
    double runtime = size(IMAGE.resolve("lib/runtime")) / MEGA;
    Bench.print("start image", image, runtime, "MB", image / runtime);
    memoryAndIdle();
  }

  private void memoryAndIdle() throws IOException, InterruptedException {
    Started ours = startOurs();
    Started peer = startPeer();
    try {
      TimeUnit.NANOSECONDS.sleep(IDLE.toNanos());
      double mine = resident(ours.process().pid()) / MEGA;
      double theirs = resident(peer.process().pid()) / MEGA;
      Bench.print("start memory", mine, theirs, "MB", mine / theirs);
      // A minute later nothing of the start is left to be done.
      TimeUnit.NANOSECONDS.sleep(WATCHED.toNanos());
      long before = cpuTicks(ours.process().pid());
      long peerBefore = cpuTicks(peer.process().pid());
      TimeUnit.NANOSECONDS.sleep(WATCHED.toNanos());
      double used = (cpuTicks(ours.process().pid()) - before) / WATCHED.toSeconds() * 1.0;
      double peerUsed = (cpuTicks(peer.process().pid()) - peerBefore) / WATCHED.toSeconds() * 1.0;
      Bench.print("start idle", used, peerUsed, "%core", used / Math.max(peerUsed, 0.01));
    } finally {
      ours.process().destroyForcibly().waitFor();
      peer.process().destroyForcibly().waitFor();
    }
  }

  /** A process, and when it said that it had drawn. */
  private record Started(Process process, double seconds) {}

  private static double timed(Started started) throws InterruptedException {
    started.process().destroyForcibly().waitFor();
    return started.seconds();
  }

  private Started startOurs() throws IOException {
    return start(
        List.of(
            IMAGE.resolve("bin/cloud-pc-desk").toString(),
            "--sample",
            "--cloud-pcs",
            String.valueOf(ROWS),
            "--data-dir",
            work.resolve("data").toString()),
        "drawn " + ROWS + " rows");
  }

  private Started startPeer() throws IOException {
    return start(
        List.of(
            IMAGE.resolve("lib/runtime/bin/java").toString(),
            // No --enable-native-access: the archive was made without it, and the JVM would leave half of it unused.
            "-XX:SharedArchiveFile=" + work.resolve("classes.jsa"),
            "-cp",
            benchClasses(),
            BareWindow.class.getName()),
        "drawn");
  }

  private Started start(List<String> command, String said) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectError(work.resolve("errors.log").toFile());
    builder.environment().put("DISPLAY", display);
    // Read by the program's launcher through its JVM: it says on its output when the rows are drawn.
    builder.environment().put("JDK_JAVA_OPTIONS", "-Ddesk.start.measure=true");
    long begun = System.nanoTime();
    Process process = builder.start();
    BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      if (line.startsWith(said)) {
        return new Started(process, (System.nanoTime() - begun) / 1e9);
      }
    }
    throw new IllegalStateException("ended without having drawn: " + String.join(" ", command));
  }

  /** The first start reads the whole sample tenant and stores it. */
  private void fill() throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(
                IMAGE.resolve("bin/cloud-pc-desk").toString(),
                "--sample",
                "--cloud-pcs",
                String.valueOf(ROWS),
                "--data-dir",
                work.resolve("data").toString())
            .redirectErrorStream(true)
            .redirectOutput(work.resolve("fill.log").toFile());
    builder.environment().put("DISPLAY", display);
    Process first = builder.start();
    long deadline = System.nanoTime() + FILL.toNanos();
    while (!stored()) {
      if (System.nanoTime() > deadline || !first.isAlive()) {
        throw new IllegalStateException("the rows were not stored; see " + work);
      }
      TimeUnit.SECONDS.sleep(1);
    }
    first.destroy();
    first.waitFor();
  }

  private boolean stored() throws IOException {
    Path log = work.resolve("data/logs/cloud-pc-desk.log");
    if (!Files.exists(log)) {
      return false;
    }
    try (Stream<String> lines = Files.lines(log)) {
      return lines.map(STORED::matcher).filter(Matcher::find).mapToInt(found -> Integer.parseInt(found.group(1))).sum()
          >= ROWS;
    }
  }

  private void archiveOfThePeer() throws IOException, InterruptedException {
    Process dump =
        new ProcessBuilder(
                IMAGE.resolve("lib/runtime/bin/java").toString(),
                "-Xshare:dump",
                "-XX:SharedArchiveFile=" + work.resolve("classes.jsa"))
            .redirectErrorStream(true)
            .redirectOutput(work.resolve("archive.log").toFile())
            .start();
    if (dump.waitFor() != 0) {
      throw new IllegalStateException("no class archive for the peer; see " + work);
    }
  }

  private static String benchClasses() {
    return Arrays.stream(System.getProperty("java.class.path").split(":"))
        .filter(entry -> entry.endsWith("test-classes"))
        .findFirst()
        .orElseThrow();
  }

  private static double median(double[] figures) {
    double[] sorted = figures.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  private static long size(Path folder) throws IOException {
    List<Path> files = new ArrayList<>();
    try (Stream<Path> all = Files.walk(folder)) {
      all.filter(Files::isRegularFile).forEach(files::add);
    }
    return files.stream().mapToLong(StartBench::bytes).sum();
  }

  private static long bytes(Path file) {
    try {
      return Files.size(file);
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }

  /** Resident bytes: proc(5), {@code VmRSS} of status. */
  private static long resident(long pid) throws IOException {
    try (Stream<String> lines = Files.lines(Path.of("/proc", String.valueOf(pid), "status"))) {
      String line = lines.filter(text -> text.startsWith("VmRSS:")).findFirst().orElseThrow();
      return Long.parseLong(line.replaceAll("\\D", "")) * 1_024;
    }
  }

  /** Hundredths of a second of processor time: proc(5), fields 14 and 15 of stat. */
  private static long cpuTicks(long pid) throws IOException {
    String stat = Files.readString(Path.of("/proc", String.valueOf(pid), "stat"));
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    return Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
  }
}
