package org.cloudpcdesk.ui.activity;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.cloudpcdesk.deprovision.DeprovisionRun.Item;
import org.cloudpcdesk.deprovision.ItemState;
import org.cloudpcdesk.deprovision.ItemState.Accepted;
import org.cloudpcdesk.deprovision.ItemState.Checking;
import org.cloudpcdesk.deprovision.ItemState.Deprovisioned;
import org.cloudpcdesk.deprovision.ItemState.Deprovisioning;
import org.cloudpcdesk.deprovision.ItemState.Failed;
import org.cloudpcdesk.deprovision.ItemState.Planned;
import org.cloudpcdesk.deprovision.ItemState.Reason;
import org.cloudpcdesk.deprovision.ItemState.Reprovisioned;
import org.cloudpcdesk.deprovision.ItemState.Sent;
import org.cloudpcdesk.deprovision.ItemState.Skipped;
import org.cloudpcdesk.deprovision.ItemState.Stuck;
import org.cloudpcdesk.deprovision.ItemState.Unknown;
import org.cloudpcdesk.deprovision.ItemState.Waiting;
import org.cloudpcdesk.deprovision.ItemState.WouldSend;
import org.cloudpcdesk.deprovision.Target;
import org.cloudpcdesk.model.CloudPcStatus;
import org.cloudpcdesk.ui.common.Messages;
import org.cloudpcdesk.ui.common.StatusLook;
import org.cloudpcdesk.ui.common.TimeText;

/**
 * The state of an item in icon, word and sentences. Every switch names every state, so that a new one does not compile
 * before it has its words. Any thread.
 */
public final class ItemWords {
  private record Look(String icon, String styleClass) {}

  private record Meaning(String what, String next) {}

  private final Messages messages = Messages.of(ItemWords.class);
  private final StateWords states = new StateWords();
  private final TimeText times;

  public ItemWords(TimeText times) {
    this.times = times;
  }

  /** An item as it is shown. */
  Shown shown(Item item) {
    ItemState state = item.state();
    Look look = look(state);
    Meaning meaning = meaning(state);
    return new Shown(
        look.icon(),
        look.styleClass(),
        word(state),
        item.target().device(),
        item.target().person(),
        times.moment(state.at()),
        meaning.what(),
        meaning.next(),
        facts(state),
        "");
  }

  /** The state's own word. */
  public String word(ItemState state) {
    return word(StateKind.of(state));
  }

  /** What a state means, what can be done next, and what more there is to say: sentences. */
  public List<String> explain(ItemState state) {
    Meaning meaning = meaning(state);
    String facts = facts(state);
    return facts.isEmpty() ? List.of(meaning.what(), meaning.next()) : List.of(meaning.what(), facts, meaning.next());
  }

  /** "2 left out": how many are in a state. */
  String count(StateKind kind, int count) {
    return messages.text("count." + kind.key(), count);
  }

  /** A kind of state in one word. */
  String word(StateKind kind) {
    return states.word(kind);
  }

  private static Look look(ItemState state) {
    return switch (state) {
      case Planned _ -> new Look("fltral-clock-16", "state-waiting");
      case Waiting _ -> new Look("fltral-clock-16", "state-waiting");
      case Checking _ -> new Look("fltrmz-search-20", "state-moving");
      case WouldSend _ -> new Look("fltral-checkmark-circle-16", "state-done");
      case Sent _ -> new Look("fltrmz-send-20", "state-moving");
      case Accepted _ -> new Look("fltrmz-send-clock-20", "state-moving");
      case Deprovisioning _ -> new Look("fltral-arrow-sync-20", "state-moving");
      case Deprovisioned _ -> new Look("fltral-checkmark-circle-16", "state-done");
      case Reprovisioned _ -> new Look("fltral-arrow-sync-circle-16", "state-done");
      case Skipped _ -> new Look("fltrmz-prohibited-20", "state-skipped");
      case Failed _ -> new Look("fltral-error-circle-16", "state-failed");
      case Unknown _ -> new Look("fltrmz-question-circle-16", "state-unknown");
      case Stuck _ -> new Look("fltrmz-warning-16", "state-stuck");
    };
  }

  private Meaning meaning(ItemState state) {
    String key = StateKind.of(state).key();
    return switch (state) {
      case Planned _, Waiting _, Checking _, WouldSend _, Sent _, Accepted _, Unknown _ ->
          new Meaning(messages.text("what." + key), messages.text("next." + key));
      case Deprovisioning deprovisioning -> deprovisioning(deprovisioning.shown());
      case Deprovisioned gone ->
          new Meaning(messages.text("what.deprovisioned", gone.proof()), messages.text("next.deprovisioned"));
      case Reprovisioned again -> reprovisioned(again);
      case Skipped skipped -> skipped(skipped.reason());
      case Failed failed ->
          new Meaning(messages.text("what.failed"), messages.text("next.failed", failed.error().kind()));
      case Stuck stuck ->
          new Meaning(
              messages.text("what.stuck", minutes(stuck.waited()), StatusLook.words(stuck.shown())),
              messages.text("next.stuck"));
    };
  }

  private Meaning deprovisioning(CloudPcStatus shown) {
    String key = shown.isInGracePeriod() ? "what.deprovisioning.grace" : "what.deprovisioning";
    return new Meaning(messages.text(key), messages.text("next.deprovisioning"));
  }

  private Meaning reprovisioned(Reprovisioned again) {
    String shown = StatusLook.words(again.shown());
    String what =
        again.newDevice() == null
            ? messages.text("what.reprovisioned", shown)
            : messages.text("what.reprovisioned.device", again.newDevice(), shown);
    return new Meaning(what, messages.text("next.reprovisioned"));
  }

  private Meaning skipped(Reason reason) {
    String key =
        switch (reason) {
          case Reason.Changed _ -> "changed";
          case Reason.Gone _ -> "gone";
          case Reason.Cancelled _ -> "cancelled";
          case Reason.AlreadyRunning _ -> "alreadyRunning";
          case Reason.ReadOnly _ -> "readOnly";
          case Reason.NoJournal _ -> "noJournal";
          case Reason.Continued _ -> "continued";
        };
    return new Meaning(messages.text("what.skipped." + key), messages.text("next.skipped." + key));
  }

  private String facts(ItemState state) {
    if (!(state instanceof Skipped skipped)) {
      return "";
    }
    return switch (skipped.reason()) {
      case Reason.Changed changed -> differences(changed.differences());
      case Reason.NoJournal(String why) -> why;
      case Reason.Gone _, Reason.Cancelled _, Reason.AlreadyRunning _, Reason.ReadOnly _, Reason.Continued _ -> "";
    };
  }

  private String differences(List<Target.Difference> differences) {
    return differences.stream()
        .map(
            difference ->
                messages.text(
                    "difference", messages.text("field", difference.field()), value(difference, difference.before()),
                    value(difference, difference.now())))
        .collect(Collectors.joining("\n"));
  }

  private String value(Target.Difference difference, String text) {
    if (text.isEmpty()) {
      return messages.text("difference.none");
    }
    return difference.field() == Target.Field.STATUS ? StatusLook.words(CloudPcStatus.of(text)) : text;
  }

  private static long minutes(Duration duration) {
    return duration.toMinutes();
  }
}
