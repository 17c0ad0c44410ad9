package org.cloudpcdesk.app.terminal;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.cloudpcdesk.app.process.ExitCode;
import org.cloudpcdesk.sample.SampleOptions;
import org.cloudpcdesk.sample.SampleTenant;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Serves the sample tenant on a loopback port until ended. */
@Command(
    name = "serve-sample",
    mixinStandardHelpOptions = true,
    description = "Serve the sample tenant on this computer until ended, and print its addresses as one line of JSON.")
public final class ServeSampleCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(names = "--port", paramLabel = "N", defaultValue = "0", description = "Port; 0 takes a free one (default).")
  private int port;

  @Option(names = "--cloud-pcs", paramLabel = "N", defaultValue = "1200", description = "How many Cloud PCs (default 1200).")
  private int cloudPcs;

  @Option(names = "--latency", paramLabel = "MS", defaultValue = "0", description = "Milliseconds each answer takes longer.")
  private long latency;

  @Option(
      names = "--rate",
      paramLabel = "REQUESTS_PER_SECOND",
      defaultValue = "0",
      description = "Requests a second before 429 is answered; 0 for no limit (default).")
  private double rate;

  @Option(
      names = "--speed",
      paramLabel = "FACTOR",
      defaultValue = "60",
      description = "How many times faster than real life Cloud PCs change (default 60).")
  private double speed;

  @Option(names = "--seed", paramLabel = "N", defaultValue = "42", description = "The same seed makes the same tenant (default 42).")
  private long seed;

  @SuppressWarnings("NullAway.Init")
  ServeSampleCommand() {}

  @Override
  public Integer call() throws InterruptedException {
    require(port >= 0 && port <= 65_535, "--port must lie between 0 and 65535.");
    require(cloudPcs >= 0 && cloudPcs <= 1_000_000, "--cloud-pcs must lie between 0 and 1000000.");
    require(latency >= 0, "--latency must not be negative.");
    require(rate >= 0 && Double.isFinite(rate), "--rate must be 0 or more.");
    require(speed > 0 && Double.isFinite(speed), "--speed must be more than 0.");
    PrintWriter out = spec.commandLine().getOut();
    SampleOptions options =
        new SampleOptions(port, cloudPcs, Duration.ofMillis(latency), rate, speed, seed, false);
    try (SampleTenant tenant = SampleTenant.start(options)) {
      JsonObject line = new JsonObject();
      line.addProperty("graphRoot", tenant.graphRoot().toString());
      line.addProperty("loginRoot", tenant.loginRoot().toString());
      line.addProperty("accessToken", tenant.accessToken());
      out.println(line);
      out.flush();
      CountDownLatch ended = new CountDownLatch(1);
      ended.await();
      return ExitCode.OK;
    } catch (IOException taken) {
      spec.commandLine()
          .getErr()
          .printf(
              "The sample tenant cannot be served on port %d (%s). Name another with --port, or 0 for any free one.%n",
              port, taken.getMessage());
      return ExitCode.CANNOT_START;
    }
  }

  private void require(boolean holds, String sentence) {
    if (!holds) {
      throw new ParameterException(spec.commandLine(), sentence);
    }
  }
}
