package org.cloudpcdesk.bench;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Runs one benchmark by its name. Each measures both sides in the same run and prints a line a figure: {@code bench NAME
 * ours=... peer=... ratio=...}. Timings are no tests: nothing fails because of them.
 */
public final class Bench {

  /** One benchmark; prints its lines through {@link #print}. */
  @FunctionalInterface
  interface Measurement {
    void run() throws Exception;
  }

  private static final Map<String, Measurement> ALL =
      new TreeMap<>(
          Map.of(
              "apply", ApplyBench::run,
              "deprovision", DeprovisionBench::run,
              "filter", FilterBench::run,
              "find", FindBench::run,
              "memory", MemoryBench::memory,
              "open", OpenBench::open,
              "resync", SyncBench::resync,
              "start", StartBench::run,
              "sync", SyncBench::sync));

  private Bench() {}

  public static void main(String[] arguments) throws Exception {
    Measurement measurement = arguments.length == 1 ? ALL.get(arguments[0]) : null;
    if (measurement == null) {
      System.err.println("Name one benchmark with -Dbench=NAME: " + String.join(", ", ALL.keySet()));
      System.exit(2);
      return;
    }
    int status = 1;
    try {
      measurement.run();
      status = 0;
    } catch (Exception failed) {
      failed.printStackTrace();
    }
    // Toolkits and servers leave threads behind.
    System.exit(status);
  }

  /**
   * Prints a figure.
   *
   * @param name the benchmark, and after a blank what of it when it has several figures
   * @param unit stands behind both figures
   * @param ratio ours to the peer's, or the other way where the benchmark promises "times faster": as its documentation says
   */
  static void print(String name, double ours, double peer, String unit, double ratio) {
    System.out.printf(
        Locale.ROOT, "bench %s ours=%.3f%s peer=%.3f%s ratio=%.2f%n", name.replace(' ', '-'), ours, unit, peer, unit, ratio);
  }
}
