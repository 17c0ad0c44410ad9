package org.cloudpcdesk.app.terminal;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.cloudpcdesk.app.process.ExitCode;
import org.cloudpcdesk.app.process.Version;
import org.cloudpcdesk.app.session.DeskOptions;
import org.cloudpcdesk.graph.GraphException;
import org.cloudpcdesk.settings.FileSettingsStore;
import org.cloudpcdesk.settings.ManagedSettings;
import org.cloudpcdesk.settings.SettingsStore;
import org.cloudpcdesk.signin.SignInException;
import org.cloudpcdesk.ui.common.GraphFailure;
import org.cloudpcdesk.ui.common.Messages;
import org.cloudpcdesk.ui.signin.Failure;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Plans and runs a deprovisioning from a terminal: the engine of the window without the window. */
@Command(
    name = "deprovision",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description =
        "Deprovision Cloud PCs in their grace period. Without --confirm it only shows the plan: what would be ended, what"
            + " would be left out, and why.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:everything that was named is deprovisioned; of a plan or a dry run: would be sent",
      "1:something that was named is not, or would not be; the result says what and why",
      "2:bad input: the query, the list or an option",
      "3:refused by a safety rule; nothing was sent",
      "4:no access: sign-in, permission, role or service; nothing was sent",
      "6:a folder or port that is needed cannot be had",
      "130:ended by Ctrl+C: nothing more was sent, and the result names what was"
    })
public final class DeprovisionCommand implements Callable<Integer> {

  /** How the result is written. */
  enum Format {
    TABLE {
      @Override
      String of(DeprovisionOutcome outcome) {
        return new DeprovisionText(outcome).toString();
      }
    },
    JSON {
      @Override
      String of(DeprovisionOutcome outcome) {
        return DeprovisionJson.of(outcome);
      }
    };

    abstract String of(DeprovisionOutcome outcome);
  }

  private final Terminal terminal;
  private final Messages messages = Messages.of(DeprovisionCommand.class);

  private CommandSpec spec;

  @Parameters(arity = "0..*", paramLabel = "QUERY", description = "What the search field understands. Several words are one query.")
  private List<String> query = List.of();

  @Option(
      names = "--from",
      paramLabel = "FILE",
      description = "A list instead of a query: people, devices or ids, a line each, or a CSV file. - reads standard input.")
  private @Nullable String from;

  @Option(names = "--dry-run", description = "Read each one again and show what would be sent. Sends nothing.")
  private boolean dryRun;

  @Option(names = "--reason", paramLabel = "TEXT", defaultValue = "", description = "Why; kept in the journal.")
  private String reason;

  @Option(names = "--ticket", paramLabel = "ID", defaultValue = "", description = "The ticket it is done for; kept in the journal.")
  private String ticket;

  @Option(
      names = "--confirm",
      paramLabel = "TENANT",
      description = "Send. Names the tenant, as the plan shows it, so that nothing is ended in another one.")
  private @Nullable String confirm;

  @Option(names = "--accept-ceiling", description = "All of them are meant, though they are more than a run may have.")
  private boolean acceptCeiling;

  @Option(names = "--format", paramLabel = "FORMAT", defaultValue = "table", description = "table (default) or json.")
  private Format format;

  @Mixin private ServiceOptions service;

  @SuppressWarnings("NullAway.Init")
  DeprovisionCommand() {
    this(Terminal.system());
  }

  @SuppressWarnings("NullAway.Init")
  DeprovisionCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Spec
  void setSpec(CommandSpec spec) {
    this.spec = spec;
    QueryWords.admit(spec);
  }

  @Override
  public Integer call() {
    PrintWriter err = spec.commandLine().getErr();
    Targets targets = targets();
    DeskOptions options;
    try {
      options = service.prepare();
    } catch (IOException refused) {
      err.println(refused.getMessage());
      return ExitCode.CANNOT_START;
    }
    terminal.logging().accept(options.dataDirectory());
    SettingsStore settings = settings(options);
    Stop stop = new Stop(terminal.time());
    // Closed in this order: the session with its journal first, then the process may end.
    try (Endings.Watch _ = terminal.endings().watch(stop);
        TerminalSession session = TerminalSession.open(options, settings, terminal, confirm, err)) {
      DeprovisionOutcome outcome = new DeprovisionJob(session, terminal, stop, order(), err).run(targets);
      spec.commandLine().getOut().print(format.of(outcome));
      spec.commandLine().getOut().flush();
      return outcome.exitCode();
    } catch (SignInException refused) {
      LoggerFactory.getLogger(DeprovisionCommand.class).warn("nobody could be signed in", refused);
      err.println(Failure.of(refused).text());
      return ExitCode.NO_ACCESS;
    } catch (GraphException unread) {
      LoggerFactory.getLogger(DeprovisionCommand.class).warn("the Cloud PCs could not be read", unread);
      err.println(messages.text("deprovision.unread", GraphFailure.of(unread).what(), GraphFailure.of(unread).next()));
      GraphFailure.of(unread).technical().lines().forEach(err::println);
      return ExitCode.NO_ACCESS;
    } catch (IOException notServed) {
      err.println(messages.text("deprovision.notServed", String.valueOf(notServed.getMessage())));
      return ExitCode.CANNOT_START;
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
      return ExitCode.NOT_ALL;
    }
  }

  private DeprovisionJob.Order order() {
    return new DeprovisionJob.Order(dryRun, confirm, acceptCeiling, reason, ticket);
  }

  private Targets targets() {
    String text = QueryWords.text(spec, query);
    if (from != null && !text.isEmpty()) {
      throw refuse(messages.text("deprovision.both"));
    }
    if (from == null && text.isEmpty()) {
      throw refuse(messages.text("deprovision.neither"));
    }
    try {
      return from == null ? Targets.ofQuery(text) : Targets.ofList(from, terminal.input());
    } catch (Targets.BadInputException bad) {
      throw refuse(bad.getMessage());
    }
  }

  private SettingsStore settings(DeskOptions options) {
    ScheduledExecutorService unused = Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().factory());
    try (FileSettingsStore store =
        new FileSettingsStore(options.dataDirectory().resolve("settings.json"), Version.current(), unused)) {
      return new ManagedSettings(store, terminal.policy().get());
    } finally {
      unused.shutdown();
    }
  }

  private ParameterException refuse(@Nullable String sentence) {
    return new ParameterException(spec.commandLine(), sentence);
  }
}
