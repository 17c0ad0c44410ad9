package org.cloudpcdesk.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.cloudpcdesk.model.Account;
import org.cloudpcdesk.model.CloudPc;
import org.cloudpcdesk.model.CloudPcFixtures;
import org.cloudpcdesk.platform.DataKey;
import org.cloudpcdesk.store.KnownTenants;
import org.cloudpcdesk.store.OfflineStore;
import org.cloudpcdesk.store.StoreName;
import org.cloudpcdesk.store.StoredRow;

/**
 * {@code find} on 50,000 stored rows, the whole process, against a JVM that prints one line. Neither has a start cache: a
 * JVM makes one for a class path of jars only. The ratio says how many times longer ours takes.
 */
final class FindBench {
  private static final int ROWS = 50_000;
  private static final int RUNS = 11;

  /** What Graph sends beside the members of a {@link CloudPc}, in the length it has there. */
  private static final String REST =
      "{\"diskEncryptionState\":\"encryptedUsingPlatformManagedKey\",\"userAccountType\":\"standardUser\",\"osVersion\":"
          + "\"windows11\",\"powerState\":\"running\",\"connectionSettings\":null,\"scopeIds\":[\"0\"],\"partnerAgentInstall"
          + "Results\":[],\"productType\":\"enterprise\",\"disasterRecoveryCapability\":null,\"geographicLocationType\":"
          + "\"default\",\"groupDetail\":null,\"onPremisesConnectionName\":\"\"}";

  private FindBench() {}

  /** The peer. */
  public static void main(String[] arguments) {
    System.out.println("one line");
  }

  static void run() throws Exception {
    Path folder = Files.createTempDirectory("find-bench");
    try {
      fill(folder.resolve("data"));
      List<String> find = java(List.of(), "org.cloudpcdesk.app.Main");
      find.addAll(List.of("find", "status:grace user:a*", "--data-dir", folder.resolve("data").toString()));
      List<String> line = java(List.of(), FindBench.class.getName());
      measure("find", find, line);
    } finally {
      delete(folder);
    }
  }

  private static void fill(Path data) throws IOException {
    Files.createDirectories(data);
    DataKey key = DataKey.of(data);
    StoreName name = new StoreName("global", "5d0a9a1e-0000-4000-8000-000000000001");
    Instant at = CloudPcFixtures.NOW;
    List<StoredRow> rows =
        CloudPcFixtures.rows(ROWS, 7).stream()
            .map(pc -> new StoredRow(pc.toBuilder().rest(REST).build(), at, null))
            .toList();
    try (OfflineStore store = OfflineStore.open(data, name, key).store()) {
      store.sync(rows, Set.of(), at, at);
    }
    KnownTenants.in(data, key).opened(name, new Account("a", "ada@contoso.com", "Ada", name.tenantId()), at);
  }

  private static List<String> java(List<String> flags, String main) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(flags);
    command.addAll(List.of("@packaging/jvm.options", "-cp", System.getProperty("java.class.path"), main));
    return command;
  }

  /** Takes turns, so that a busy moment meets both. */
  private static void measure(String name, List<String> ours, List<String> peer) throws Exception {
    List<Double> our = new ArrayList<>();
    List<Double> their = new ArrayList<>();
    for (int run = 0; run < RUNS; run++) {
      our.add(time(ours));
      their.add(time(peer));
    }
    Bench.print(name, median(our), median(their), "ms", median(our) / median(their));
  }

  private static double time(List<String> command) throws Exception {
    long begun = System.nanoTime();
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    int exit = process.waitFor();
    if (exit != 0) {
      throw new IllegalStateException(command + " ended with " + exit);
    }
    return (System.nanoTime() - begun) / 1e6;
  }

  private static double median(List<Double> times) {
    return times.stream().sorted().toList().get(times.size() / 2);
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
