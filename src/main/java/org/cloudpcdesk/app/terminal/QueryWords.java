package org.cloudpcdesk.app.terminal;

import java.util.List;
import org.cloudpcdesk.inventory.query.Exclusion;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** The arguments that are a query. What begins with a minus is an option, but for an exclusion such as {@code -plan:2vcpu}. */
final class QueryWords {
  private static final String END_OF_OPTIONS = "--";

  private QueryWords() {}

  /** Lets picocli hand over what it knows no option for; {@link #text} refuses it unless it belongs to a query. */
  static void admit(CommandSpec spec) {
    spec.parser().unmatchedOptionsArePositionalParams(true);
  }

  /** @throws UnmatchedArgumentException when one of them is an option that there is not */
  static String text(CommandSpec spec, List<String> words) {
    int options = words.size() - behindTheOptions(spec.commandLine().getParseResult());
    for (String word : words.subList(0, options)) {
      if (word.startsWith("-") && !Exclusion.begins(word)) {
        throw new UnmatchedArgumentException(spec.commandLine(), List.of(word));
      }
    }
    return String.join(" ", words).strip();
  }

  /** How many arguments stand behind the sign that no more options follow. picocli takes it for no option's value. */
  private static int behindTheOptions(ParseResult result) {
    List<String> arguments = result.originalArgs();
    int end = arguments.indexOf(END_OF_OPTIONS);
    return end < 0 ? 0 : arguments.size() - end - 1;
  }
}
