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
import java.util.stream.Stream;

/**
 * The installed program against a bare JavaFX window with an empty table on the same runtime, which gets the JVM's usual
 * class archive but no AOT cache. Linux, on a screen of its own; the image must have been built ({@code -Pdist}).
 *
 * <p>{@code start}: from the start of the process to the grid's first drawing, with the rows that come first of 50,000 that
 * are stored; {@code start-all}: to the first with all of them. Both sides say on their output when they have drawn; the
 * clock is this process's. {@code start-find}: {@code find} among the same rows, against a JVM that prints one line. {@code
 * start-memory}: what both windows hold in memory after ten idle seconds. {@code start-idle}: what the window costs in the
 * first, second and third minute after it has read a live tenant of 50,000 Cloud PCs, which it keeps fresh, against an open
 * window that does nothing; {@code start-memory-live}: what both hold afterwards.
 */
final class StartBench {
  private static final Path IMAGE = Path.of("target/dist/cloud-pc-desk").toAbsolutePath();
  private static final Path JAVA = IMAGE.resolve("lib/runtime/bin/java");

  private static final int RUNS = Integer.getInteger("bench.runs", 7);
  private static final Duration IDLE = Duration.ofSeconds(10);
  private static final Duration WATCHED = Duration.ofSeconds(60);
  private static final double MEGA = 1e6;

  private final Path work;
  private final Path data;
  private final String display;

  private StartBench(Path work, Path data, String display) {
    this.work = work;
    this.data = data;
    this.display = display;
  }

  static void run() throws Exception {
    if (!Files.isDirectory(IMAGE)) {
      throw new IllegalStateException("no image in " + IMAGE + ": build it in the same call, with -Pdist,bench");
    }
    Process screen =
        new ProcessBuilder("Xvfb", "-displayfd", "1", "-screen", "0", "1920x1080x24", "-nolisten", "tcp")
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (BufferedReader out = screen.inputReader()) {
      Path work = Files.createTempDirectory("bench-start");
      new StartBench(work, OpenBench.store(), ":" + out.readLine().strip()).measure();
    } finally {
      screen.destroy();
    }
  }

  private void measure() throws IOException, InterruptedException {
    archiveOfThePeer();
    double[] first = new double[RUNS];
    double[] all = new double[RUNS];
    double[] peer = new double[RUNS];
    double[] find = new double[RUNS];
    double[] line = new double[RUNS];
    // One of each, so that what the system learned of the files helps both.
    end(startOurs());
    end(startPeer());
    for (int run = 0; run < RUNS; run++) {
      Started ours = startOurs();
      end(ours);
      first[run] = ours.first();
      all[run] = ours.drawn();
      Started bare = startPeer();
      end(bare);
      peer[run] = bare.drawn();
      find[run] = toTheEnd(find());
      line[run] = toTheEnd(List.of(JAVA.toString(), "-cp", benchClasses(), FindBench.class.getName()));
    }
    Bench.print("start", median(first), median(peer), "s", median(first) / median(peer));
    Bench.print("start all", median(all), median(peer), "s", median(all) / median(peer));
    Bench.print("start find", median(find), median(line), "s", median(find) / median(line));
    double image = size(IMAGE) / MEGA;
    double runtime = size(IMAGE.resolve("lib/runtime")) / MEGA;
    Bench.print("start image", image, runtime, "MB", image / runtime);
    memory();
    idle();
  }

  private void memory() throws IOException, InterruptedException {
    Started ours = startOurs();
    Started peer = startPeer();
    TimeUnit.NANOSECONDS.sleep(IDLE.toNanos());
    double mine = resident(ours.process().pid()) / MEGA;
    double theirs = resident(peer.process().pid()) / MEGA;
    end(ours);
    end(peer);
    Bench.print("start memory", mine, theirs, "MB", mine / theirs);
  }

  private void idle() throws IOException, InterruptedException {
    Started peer = startPeer();
    try (WatchedTenant live = new WatchedTenant(IMAGE, display, work, SyncBench.ROWS)) {
      for (String minute : List.of("first", "second", "third")) {
        long before = cpuTicks(live.program().pid());
        long peerBefore = cpuTicks(peer.process().pid());
        TimeUnit.NANOSECONDS.sleep(WATCHED.toNanos());
        double used = (cpuTicks(live.program().pid()) - before) / (double) WATCHED.toSeconds();
        double peerUsed = (cpuTicks(peer.process().pid()) - peerBefore) / (double) WATCHED.toSeconds();
        Bench.print("start idle " + minute, used, peerUsed, "%core", used / Math.max(peerUsed, 0.01));
      }
      Bench.print(
          "start memory live",
          resident(live.program().pid()) / MEGA,
          resident(peer.process().pid()) / MEGA,
          "MB",
          (double) resident(live.program().pid()) / resident(peer.process().pid()));
    } finally {
      end(peer);
    }
  }

  /**
   * A process, and when it said that it had drawn.
   *
   * @param first seconds to the first drawing with rows
   * @param drawn seconds to the first with all rows
   */
  private record Started(Process process, double first, double drawn) {}

  private static void end(Started started) throws InterruptedException {
    started.process().destroyForcibly().waitFor();
  }

  private List<String> find() {
    return List.of(
        IMAGE.resolve("bin/cloud-pc-desk-cli").toString(), "find", "status:grace user:a*", "--data-dir", data.toString());
  }

  private static double toTheEnd(List<String> command) throws IOException, InterruptedException {
    long begun = System.nanoTime();
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    if (process.waitFor() != 0) {
      throw new IllegalStateException(String.join(" ", command) + " ended with " + process.exitValue());
    }
    return (System.nanoTime() - begun) / 1e9;
  }

  private Started startOurs() throws IOException {
    long begun = System.nanoTime();
    return await(program("--data-dir", data.toString(), "--read-only"), begun, "drawn " + SyncBench.ROWS + " rows");
  }

  private Started startPeer() throws IOException {
    long begun = System.nanoTime();
    return await(
        window(
            List.of(
                JAVA.toString(),
                // No --enable-native-access: the archive was made without it, and the JVM would leave half of it unused.
                "-XX:SharedArchiveFile=" + work.resolve("classes.jsa"),
                "-cp",
                benchClasses(),
                BareWindow.class.getName())),
        begun,
        "drawn");
  }

  private Process program(String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(IMAGE.resolve("bin/cloud-pc-desk").toString()));
    command.addAll(List.of(arguments));
    return window(command);
  }

  private Process window(List<String> command) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectError(work.resolve("errors.log").toFile());
    builder.environment().put("DISPLAY", display);
    // Read by the program's launcher through its JVM: it says on its output when the rows are drawn.
    builder.environment().put("JDK_JAVA_OPTIONS", "-Ddesk.start.measure=true");
    return builder.start();
  }

  private Started await(Process process, long begun, String said) throws IOException {
    double first = 0;
    BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      double now = (System.nanoTime() - begun) / 1e9;
      if (line.startsWith("first")) {
        first = now;
      } else if (line.startsWith(said)) {
        return new Started(process, first, now);
      }
    }
    throw new IllegalStateException("ended without having said " + said + "; see " + work);
  }

  private void archiveOfThePeer() throws IOException, InterruptedException {
    Process dump =
        new ProcessBuilder(
                JAVA.toString(),
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
