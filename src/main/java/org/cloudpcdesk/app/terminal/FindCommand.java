package org.cloudpcdesk.app.terminal;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Looks up Cloud PCs in what was last seen of a tenant. */
@Command(
    name = FindRequest.COMMAND,
    mixinStandardHelpOptions = true,
    description = "Look up Cloud PCs as they were last seen. No network, no window, and nothing is changed.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:found at least one",
      "1:found none",
      "2:bad input on the command line, or a query that cannot be read: the fault is pointed at",
      "4:nothing is stored of the tenant yet",
      "6:what is stored cannot be read"
    })
public final class FindCommand implements Callable<Integer> {

  private CommandSpec spec;

  @Parameters(
      arity = "1..*",
      paramLabel = "QUERY",
      description = "What to look for: words, status:grace, user:ali*, ends<24h, -plan:2vcpu, (a or b); see the manual.")
  private List<String> query;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "table",
      description = "table (default), json or csv.")
  private FindRequest.Format format;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "2147483647",
      showDefaultValue = picocli.CommandLine.Help.Visibility.NEVER,
      converter = Limit.class,
      description = "Print the first N at most.")
  private int limit;

  @Option(names = "--data-dir", paramLabel = "DIR", description = "Where settings, logs and the journal are kept.")
  private @Nullable Path dataDir;

  @Option(
      names = "--tenant",
      paramLabel = "TENANT",
      description = "Id or domain of the tenant to look in. Default: the one that was opened last.")
  private @Nullable String tenant;

  @SuppressWarnings("NullAway.Init")
  FindCommand() {}

  @Spec
  void setSpec(CommandSpec spec) {
    this.spec = spec;
    QueryWords.admit(spec);
  }

  /** A number from 1 on. */
  static final class Limit implements ITypeConverter<Integer> {
    @Override
    public Integer convert(String text) {
      try {
        return FindRequest.limit(text);
      } catch (IllegalArgumentException other) {
        throw new TypeConversionException("'%s' is no number from 1 on.".formatted(text));
      }
    }
  }

  @Override
  public Integer call() {
    return Find.onConsole(new FindRequest(QueryWords.text(spec, query), format, limit, dataDir, tenant));
  }
}
