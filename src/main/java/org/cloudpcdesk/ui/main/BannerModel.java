package org.cloudpcdesk.ui.main;

import java.time.Instant;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.cloudpcdesk.graph.GraphException;
import org.cloudpcdesk.inventory.RefreshState;
import org.cloudpcdesk.ui.common.GraphFailure;
import org.cloudpcdesk.ui.common.Messages;
import org.cloudpcdesk.ui.common.TimeText;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the banner: what is asked in the browser first, then the service's trouble, then that of the settings and the
 * store, then what waits. Used on the UI thread.
 */
final class BannerModel {
  private final Messages messages;
  private final TimeText times;
  private final ReadOnlyObjectWrapper<@Nullable Banner> banner = new ReadOnlyObjectWrapper<>();
  private RefreshState refresh = RefreshState.INITIAL;
  private @Nullable String signingIn;
  private @Nullable String settingsProblem;
  private @Nullable String storeProblem;
  private MarkedModel.@Nullable Marked marked;
  /** When the rows were read that the window began with; null when it began empty. */
  private @Nullable Instant storedAt;

  BannerModel(Messages messages, TimeText times) {
    this.messages = messages;
    this.times = times;
  }

  /** What to show, or null when all is well. */
  ReadOnlyObjectProperty<@Nullable Banner> banner() {
    return banner.getReadOnlyProperty();
  }

  void refreshed(RefreshState next) {
    refresh = next;
    if (next.phase() == RefreshState.Phase.OPENING || next.phase() == RefreshState.Phase.NEW) {
      storedAt = next.completedAt();
    }
    choose();
  }

  /** Who is asked to sign in in the browser, or null when nobody is. */
  void signingIn(@Nullable String who) {
    signingIn = who;
    choose();
  }

  /** One sentence about what is wrong with the settings, or null when it is over. */
  void settingsProblem(@Nullable String problem) {
    settingsProblem = problem;
    choose();
  }

  /** One sentence about what is wrong with the offline store, or null when it is over. */
  void storeProblem(@Nullable String problem) {
    storeProblem = problem;
    choose();
  }

  /** What is marked for later and was read again, or null for nothing to tell. */
  void marked(MarkedModel.@Nullable Marked next) {
    marked = next;
    choose();
  }

  private void choose() {
    GraphException error = refresh.error();
    Instant stored = storedAt;
    if (signingIn != null) {
      banner.set(
          new Banner(
              Banner.Tone.BROWSER,
              messages.text("banner.signingIn", signingIn),
              messages.text("banner.signingInText"),
              "",
              Banner.Way.CANCEL));
    } else if (error != null
        && error.kind() == GraphException.Kind.SIGN_IN_AGAIN
        && stored != null
        && stored.equals(refresh.completedAt())) {
      banner.set(
          new Banner(
              Banner.Tone.OFFLINE,
              messages.text("banner.stored", times.ofDay(stored)),
              messages.text("banner.storedText"),
              "",
              Banner.Way.SIGN_IN_AGAIN));
    } else if (error != null && error.kind() != GraphException.Kind.CANCELLED) {
      GraphFailure failure = GraphFailure.of(error);
      boolean offline = refresh.phase() == RefreshState.Phase.OFFLINE;
      banner.set(
          new Banner(
              offline ? Banner.Tone.OFFLINE : Banner.Tone.ERROR,
              offline ? offlineTitle() : failure.what(),
              messages.text("banner.text", offline ? failure.what() : failure.unchanged(), failure.next()),
              failure.technical(),
              way(failure.remedy())));
    } else if (settingsProblem != null) {
      banner.set(
          new Banner(
              Banner.Tone.SETTINGS,
              messages.text("banner.settings"),
              settingsProblem,
              "",
              Banner.Way.NONE));
    } else if (storeProblem != null) {
      banner.set(
          new Banner(
              Banner.Tone.SETTINGS, messages.text("banner.store"), storeProblem, "", Banner.Way.NONE));
    } else if (marked != null) {
      banner.set(
          new Banner(
              Banner.Tone.WAITING,
              messages.text("banner.marked", marked.all(), times.ofDay(marked.readAt())),
              messages.text(marked.all() == 1 ? "banner.markedText.one" : "banner.markedText", marked.inGrace()),
              "",
              Banner.Way.PLAN_MARKED));
    } else {
      banner.set(null);
    }
  }

  private static Banner.Way way(GraphFailure.Remedy remedy) {
    return switch (remedy) {
      case SIGN_IN_AGAIN -> Banner.Way.SIGN_IN_AGAIN;
      case EXPLAIN -> Banner.Way.EXPLAIN;
      case TRY_AGAIN -> Banner.Way.TRY_AGAIN;
      case NONE -> Banner.Way.NONE;
    };
  }

  private String offlineTitle() {
    Instant seen = refresh.completedAt();
    return seen == null ? messages.text("banner.offline") : messages.text("banner.offlineSince", times.ofDay(seen));
  }
}
