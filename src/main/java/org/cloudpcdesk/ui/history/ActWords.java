package org.cloudpcdesk.ui.history;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cloudpcdesk.deprovision.ItemState;
import org.cloudpcdesk.deprovision.PastItem;
import org.cloudpcdesk.model.AuditEvent;
import org.cloudpcdesk.ui.activity.StateWords;
import org.cloudpcdesk.ui.common.Messages;
import org.cloudpcdesk.ui.common.TimeText;
import org.jspecify.annotations.Nullable;

/** Acts in the administrator's words. Any thread. */
final class ActWords {
  private final Messages messages = Messages.of(ActWords.class);
  private final StateWords states = new StateWords();
  private final TimeText times;

  ActWords(TimeText times) {
    this.times = times;
  }

  /** An act as its line shows it. */
  ActLine line(Act act) {
    return switch (act) {
      case Act.Ours ours -> ours(ours);
      case Act.Theirs theirs -> theirs(theirs);
    };
  }

  private ActLine ours(Act.Ours ours) {
    PastItem item = ours.item();
    return new ActLine(
        ours,
        when(ours.at()),
        "fltral-desktop-20",
        "act-ours",
        word(item.latest()),
        item.device(),
        item.person(),
        item.account(),
        item.ticket(),
        item.reason(),
        messages.text(ours.confirmed() == null ? "source.ours" : "source.both"));
  }

  private ActLine theirs(Act.Theirs theirs) {
    AuditEvent event = theirs.event();
    return new ActLine(
        theirs,
        when(theirs.at()),
        "fltrmz-people-20",
        "act-theirs",
        what(event),
        theirs.device(),
        theirs.person(),
        event.actor() == null ? messages.text("nobody") : event.actor(),
        "",
        "",
        messages.text(theirs.sameAccount() ? "source.sameAccount" : "source.others"));
  }

  private String when(Instant at) {
    return at.equals(Instant.EPOCH) ? messages.text("unknown") : times.moment(at);
  }

  private String word(PastItem.Step step) {
    ItemState state = step.state();
    return state == null ? step.event() : states.word(state);
  }

  private String what(AuditEvent event) {
    return Stream.of(event.displayName(), event.activity(), event.activityType())
        .filter(text -> text != null && !text.isBlank())
        .findFirst()
        .orElse(messages.text("unknown"));
  }

  /** Everything that is known of an act, to be read and copied. */
  String whole(Act act) {
    return switch (act) {
      case Act.Ours ours -> whole(ours);
      case Act.Theirs theirs ->
          messages.text(
                  theirs.sameAccount() ? "whole.sameAccount" : "whole.others", theirs.device(), theirs.cloudPcId())
              + "\n\n"
              + whole(theirs.event());
    };
  }

  private String whole(Act.Ours ours) {
    PastItem item = ours.item();
    List<String> lines = new ArrayList<>();
    lines.add(messages.text("whole.item", item.device(), item.person(), item.cloudPcId(), item.account(), item.runId()));
    if (!item.ticket().isEmpty()) {
      lines.add(messages.text("whole.ticket", item.ticket()));
    }
    if (!item.reason().isEmpty()) {
      lines.add(messages.text("whole.reason", item.reason()));
    }
    lines.add("");
    item.steps().forEach(step -> lines.add(step(step)));
    lines.add("");
    lines.add(ours.confirmed() == null ? messages.text("whole.notConfirmed") : whole(ours.confirmed()));
    return String.join("\n", lines);
  }

  private String step(PastItem.Step step) {
    String ids =
        Stream.of(id("whole.requestId", step.requestId()), id("whole.clientRequestId", step.clientRequestId()))
            .filter(text -> !text.isEmpty())
            .collect(Collectors.joining());
    return messages.text("whole.step", step.number(), times.moment(step.at()), word(step)) + ids;
  }

  private String id(String key, String id) {
    return id.isEmpty() ? "" : "\n      " + messages.text(key, id);
  }

  private String whole(AuditEvent event) {
    return messages.text(
        "whole.audit",
        what(event),
        event.at() == null ? messages.text("unknown") : event.at().instant().map(times::moment).orElse(event.at().text()),
        text(event.actor()),
        text(event.result()),
        text(event.correlationId()),
        event.id());
  }

  private String text(@Nullable String text) {
    return text == null || text.isBlank() ? messages.text("unknown") : text;
  }

  /** How many acts are listed and what Microsoft says to them. */
  String summary(List<Act> acts, boolean audited) {
    long ours = acts.stream().filter(Act.Ours.class::isInstance).count();
    if (!audited) {
      return messages.text("summary.journal", ours);
    }
    long confirmed = acts.stream().filter(act -> act instanceof Act.Ours one && one.confirmed() != null).count();
    long others = acts.stream().filter(act -> act instanceof Act.Theirs one && !one.sameAccount()).count();
    return messages.text("summary.both", ours, confirmed, others, acts.size() - ours - others);
  }

  /** What can be searched, in lower case. */
  static String haystack(ActLine line) {
    String id = line.act().cloudPcId();
    String run = line.act() instanceof Act.Ours ours ? ours.item().runId() : "";
    return String.join(
            "\n",
            line.what(),
            line.device(),
            line.person(),
            line.account(),
            line.ticket(),
            line.reason(),
            line.source(),
            id,
            run)
        .toLowerCase(Locale.ROOT);
  }
}
