package org.cloudpcdesk.app.terminal;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.cloudpcdesk.app.process.Logging;
import org.cloudpcdesk.platform.Browser;
import org.cloudpcdesk.platform.MachinePolicy;
import org.cloudpcdesk.platform.SystemBrowser;
import org.cloudpcdesk.platform.Time;
import org.cloudpcdesk.sample.SampleOptions;
import org.cloudpcdesk.settings.Policy;

/**
 * What a command of the terminal works with beside its options; tests hold it.
 *
 * @param sample how the sample tenant is served to the command
 * @param policy reads what whoever looks after the computer laid down
 * @param browser opens the sign-in page
 * @param input standard input
 * @param logging sends the log to a data directory
 * @param endings tells when the process is asked to end
 */
record Terminal(
    Time time,
    SampleOptions sample,
    Supplier<Policy> policy,
    Browser browser,
    InputStream input,
    Consumer<Path> logging,
    Endings endings) {

  /**
   * So much faster than real life the sample tenant lives for a command: what takes an hour is seen within seconds, and
   * what takes minutes can still be seen on the way.
   */
  private static final double SAMPLE_SPEED = 240;

  static Terminal system() {
    return new Terminal(
        Time.system(),
        SampleOptions.DEFAULTS.withSpeed(SAMPLE_SPEED),
        () -> Policy.read(MachinePolicy.sources()),
        new SystemBrowser(),
        System.in,
        Logging::toFiles,
        Endings.ofProcess());
  }
}
