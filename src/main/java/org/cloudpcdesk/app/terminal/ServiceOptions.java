package org.cloudpcdesk.app.terminal;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import org.cloudpcdesk.app.session.DeskOptions;
import org.cloudpcdesk.app.session.Roots;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Whom to talk to and where to keep things: the options that the window and the commands of the terminal share. */
public final class ServiceOptions {

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(names = "--sample", description = "Open the built-in sample tenant. No account, no network.")
  private boolean sample;

  @Option(names = "--graph-root", paramLabel = "URL", description = "A test service's Graph root; goes with --login-root.")
  private @Nullable URI graphRoot;

  @Option(names = "--login-root", paramLabel = "URL", description = "A test service's sign-in root; goes with --graph-root.")
  private @Nullable URI loginRoot;

  @Option(names = "--data-dir", paramLabel = "DIR", description = "Where settings, logs and the journal are kept.")
  private @Nullable Path dataDir;

  @Option(names = "--read-only", description = "Look only: nothing can be deprovisioned.")
  private boolean readOnly;

  @SuppressWarnings("NullAway.Init")
  ServiceOptions() {}

  /**
   * What was given, with nothing to search for.
   *
   * @throws ParameterException when two options contradict each other
   * @throws IOException with a sentence for the administrator, when the data directory cannot be had
   */
  DeskOptions prepare() throws IOException {
    return prepare("");
  }

  /**
   * What was given, with the data directory ready to be written to.
   *
   * @param query what to search for
   * @throws ParameterException when two options contradict each other
   * @throws IOException with a sentence for the administrator, when the data directory cannot be had
   */
  public DeskOptions prepare(String query) throws IOException {
    return DeskOptions.prepare(sample, roots(), dataDir, readOnly, query);
  }

  private Roots roots() {
    if (graphRoot == null && loginRoot == null) {
      return Roots.MICROSOFT;
    }
    if (sample) {
      throw refuse("--sample brings its own roots: leave --graph-root and --login-root away, or leave --sample away.");
    }
    if (graphRoot == null || loginRoot == null) {
      throw refuse("--graph-root and --login-root go together: a token of one service must not be sent to another.");
    }
    try {
      return Roots.of(graphRoot, loginRoot);
    } catch (IllegalArgumentException mixed) {
      throw refuse(mixed.getMessage());
    }
  }

  private ParameterException refuse(@Nullable String sentence) {
    return new ParameterException(spec.commandLine(), sentence);
  }
}
