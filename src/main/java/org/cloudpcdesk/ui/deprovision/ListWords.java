package org.cloudpcdesk.ui.deprovision;

import java.util.List;
import java.util.stream.Collectors;
import org.cloudpcdesk.deprovision.TargetList;
import org.cloudpcdesk.deprovision.TargetList.Match;
import org.cloudpcdesk.model.CloudPc;
import org.cloudpcdesk.ui.common.Messages;
import org.cloudpcdesk.ui.common.StatusLook;
import org.cloudpcdesk.ui.deprovision.ListLine.Verdict;
import org.jspecify.annotations.Nullable;

/** The lines of a list in the administrator's words. Any thread. */
final class ListWords {
  private final Messages messages = Messages.of(ListWords.class);

  /** @param picked the one of several candidates that the administrator said is meant, or null */
  ListLine line(TargetList.Line line, @Nullable CloudPc picked) {
    return switch (line.match()) {
      case Match.Found(CloudPc pc) ->
          of(line, Verdict.FOUND, pc, messages.text("list.found", StatusLook.words(pc.status())));
      case Match.Unmatched _ ->
          new ListLine(
              line.number(), line.text(), Verdict.UNMATCHED, "", "", messages.text("list.unmatched"), List.of());
      case Match.Ambiguous(List<CloudPc> candidates) ->
          picked == null
              ? new ListLine(
                  line.number(),
                  line.text(),
                  Verdict.AMBIGUOUS,
                  "",
                  "",
                  messages.text("list.ambiguous", candidates.size(), names(candidates)),
                  candidates)
              : of(line, Verdict.FOUND, picked, messages.text("list.picked", candidates.size()));
      case Match.Repeated(CloudPc pc, int first) ->
          of(line, Verdict.REPEATED, pc, messages.text("list.repeated", first));
    };
  }

  private static ListLine of(TargetList.Line line, Verdict verdict, CloudPc pc, String what) {
    return new ListLine(line.number(), line.text(), verdict, pc.deviceLabel(), pc.personLabel(), what, List.of());
  }

  private String names(List<CloudPc> candidates) {
    return candidates.stream().map(this::candidate).collect(Collectors.joining(messages.text("list.separator")));
  }

  /** One Cloud PC that may be meant. */
  String candidate(CloudPc pc) {
    return pc.personLabel().isEmpty()
        ? messages.text("list.candidate.nobody", pc.deviceLabel(), StatusLook.words(pc.status()))
        : messages.text("list.candidate", pc.deviceLabel(), pc.personLabel(), StatusLook.words(pc.status()));
  }

  String verdict(Verdict verdict) {
    return messages.text("list.verdict", verdict);
  }

  /** How many lines were found to name what. */
  String summary(List<ListLine> lines) {
    return messages.text(
        "list.summary",
        lines.size(),
        count(lines, Verdict.FOUND),
        count(lines, Verdict.UNMATCHED),
        count(lines, Verdict.AMBIGUOUS),
        count(lines, Verdict.REPEATED));
  }

  private static long count(List<ListLine> lines, Verdict verdict) {
    return lines.stream().filter(line -> line.verdict() == verdict).count();
  }

  String goOn(int found) {
    return messages.text("list.goOn", found);
  }

  String title() {
    return messages.text("list.title");
  }

  String cancel() {
    return messages.text("sheet.cancel");
  }

  String chooseFile() {
    return messages.text("list.choose.title");
  }

  String kindCsv() {
    return messages.text("list.kind.csv");
  }

  String kindText() {
    return messages.text("list.kind.txt");
  }

  String unreadable(String file) {
    return messages.text("list.unreadable", file);
  }
}
