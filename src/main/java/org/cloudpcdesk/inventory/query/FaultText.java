package org.cloudpcdesk.inventory.query;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says in words what is wrong with a query and what was expected, for the terminal and for the window. Any thread. */
public final class FaultText {
  private FaultText() {}

  /** One or two sentences. */
  public static String of(Fault fault) {
    Field field = fault.field();
    String sentence =
        text(
            "fault." + fault.kind().name(),
            fault.found(),
            field == null ? "" : field.word(),
            known(fault.kind()));
    return fault.suggestion().isEmpty() ? sentence : text("suggestion", sentence, fault.suggestion());
  }

  /** The query with a line under it that points at the fault, for fixed-width output. */
  public static String pointed(ParsedQuery.Bad bad) {
    Fault fault = bad.fault();
    int before = width(bad.text().substring(0, fault.position()));
    int under = Math.max(1, width(fault.found()));
    return printable(bad.text()) + "\n" + " ".repeat(before) + "^".repeat(under);
  }

  private static int width(String text) {
    return text.codePointCount(0, text.length());
  }

  /** Control characters could move the terminal's cursor; each is one blank, so that places stay. */
  private static String printable(String text) {
    return text.replaceAll("\\p{Cntrl}", " ");
  }

  private static String known(Fault.Kind kind) {
    Stream<String> words =
        kind == Fault.Kind.UNKNOWN_STATE
            ? Stream.of(State.values()).map(State::word)
            : Stream.of(Field.values()).map(Field::word);
    return words.collect(Collectors.joining(", "));
  }

  private static String text(String key, Object... parameters) {
    ResourceBundle bundle = ResourceBundle.getBundle(FaultText.class.getPackageName() + ".messages");
    return new MessageFormat(bundle.getString(key), Locale.getDefault()).format(parameters);
  }
}
