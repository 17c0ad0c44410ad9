package org.cloudpcdesk.deprovision;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.cloudpcdesk.deprovision.ItemState.Accepted;
import org.cloudpcdesk.deprovision.ItemState.Checking;
import org.cloudpcdesk.deprovision.ItemState.Failed;
import org.cloudpcdesk.deprovision.ItemState.Reason;
import org.cloudpcdesk.deprovision.ItemState.Sent;
import org.cloudpcdesk.deprovision.ItemState.Skipped;
import org.cloudpcdesk.deprovision.ItemState.Unknown;
import org.cloudpcdesk.graph.CloudPcActions;
import org.cloudpcdesk.graph.GraphException;
import org.cloudpcdesk.graph.GraphException.Delivery;
import org.cloudpcdesk.graph.GraphException.Kind;
import org.cloudpcdesk.platform.Time;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends the requests of targets that were just checked, several at once, each once. The only caller of {@link
 * CloudPcActions}. Changes are staged in the {@link Ledger}; nothing leaves before its announcement was committed. Not
 * thread-safe.
 */
final class Sender {
  private static final Logger LOG = LoggerFactory.getLogger(Sender.class);

  /** The most requests under way at once, whatever the wire would allow. */
  static final int MOST = 16;

  /** How old a check may be when its request leaves. */
  static final Duration RECENT = Duration.ofSeconds(30);

  /** A target that nothing stood against when it was read. */
  private record Ready(int index, Target target, Instant checkedAt) {}

  private final Ledger ledger;
  private final Checker checker;
  private final CloudPcActions actions;
  private final Follower follower;
  private final Crew crew;
  private final Time time;
  private final Deque<Ready> ready = new ArrayDeque<>();
  private final BooleanSupplier maySend;
  private final Lull lull;
  private int flying;

  /** @param maySend whether nobody stopped the run; asked by requests, too, just before they leave */
  Sender(
      Ledger ledger,
      Checker checker,
      CloudPcActions actions,
      Follower follower,
      Crew crew,
      Time time,
      BooleanSupplier maySend) {
    this.ledger = ledger;
    this.checker = checker;
    this.actions = actions;
    this.follower = follower;
    this.crew = crew;
    this.time = time;
    this.maySend = maySend;
    this.lull = new Lull(time);
  }

  /** A target passed its check, which began at a moment. */
  void passed(int index, Target target, Instant checkedAt) {
    ready.add(new Ready(index, target, checkedAt));
  }

  /**
   * Whether a check proves nothing any more: it is too old, or it began after now, so that the clock was set back and nobody
   * knows how old it is.
   */
  static boolean isOld(Instant checkedAt, Instant now) {
    return now.isAfter(checkedAt.plus(RECENT)) || now.isBefore(checkedAt);
  }

  /** True when nothing is in line and nothing under way. */
  boolean isIdle() {
    return ready.isEmpty() && flying == 0;
  }

  int inLine() {
    return ready.size();
  }

  /** How long sending rests after a request that the service could not take; zero when it does not. */
  Duration held() {
    return lull.left();
  }

  /** Takes out of the line what nothing was announced for. */
  List<Integer> clear() {
    List<Integer> cleared = ready.stream().map(Ready::index).toList();
    ready.clear();
    return cleared;
  }

  /** Sends what is in line, as many as may be under way at once; what was checked too long ago is checked again. */
  void send() {
    Instant now = time.now();
    List<Ready> chosen = new ArrayList<>();
    int places = Math.clamp(actions.places(), 1, MOST) - flying;
    while (chosen.size() < places && !ready.isEmpty()) {
      Ready next = ready.remove();
      if (isOld(next.checkedAt(), now)) {
        checker.again(next.index());
      } else {
        chosen.add(next);
        ledger.stage(next.index(), new Sent(now));
      }
    }
    Set<Integer> announced = ledger.commit();
    for (Ready one : chosen) {
      if (announced.contains(one.index())) {
        fly(one, now);
      } else if (!ledger.state(one.index()).isFinal()) {
        checker.again(one.index());
      }
    }
  }

  private void fly(Ready one, Instant sentAt) {
    flying++;
    crew.begin(
        () -> {
          try {
            CloudPcActions.Accepted answer =
                actions.endGracePeriod(one.target().id(), one.checkedAt().plus(RECENT), maySend);
            return () -> accepted(one, sentAt, answer);
          } catch (GraphException e) {
            return () -> failed(one, sentAt, e);
          } catch (RuntimeException | Error e) {
            LOG.error("sending for Cloud PC {} failed unexpectedly", one.target().id(), e);
            return () -> lost(one, sentAt, Faults.unexpected(e, Delivery.UNKNOWN));
          }
        });
  }

  private void accepted(Ready one, Instant sentAt, CloudPcActions.Accepted answer) {
    flying--;
    lull.ends();
    ledger.stage(one.index(), new Accepted(answer.at(), answer.requestId(), answer.clientRequestId()));
    follower.follow(
        new Moving(
            one.index(),
            one.target(),
            sentAt,
            answer.serviceTime(),
            false,
            answer.requestId(),
            answer.clientRequestId()));
  }

  private void failed(Ready one, Instant sentAt, GraphException e) throws InterruptedException {
    switch (e.delivery()) {
      case UNKNOWN -> lost(one, sentAt, e);
      case REFUSED -> refused(one, e);
      case NOT_SENT -> notSent(one, e);
    }
    if (e.kind() == Kind.CANCELLED) {
      throw Faults.interrupted(e);
    }
  }

  private void lost(Ready one, Instant sentAt, GraphException e) {
    flying--;
    ledger.stage(one.index(), new Unknown(time.now(), e));
    String requestId = e.requestId().orElse(null);
    String clientRequestId = e.clientRequestId().orElse(null);
    follower.follow(new Moving(one.index(), one.target(), sentAt, null, true, requestId, clientRequestId));
  }

  /** A request that was interrupted, or stopped before it left, is no try: its item waits as it waited before. */
  private void notSent(Ready one, GraphException e) {
    flying--;
    if (e.kind() == Kind.CANCELLED || !maySend.getAsBoolean() || lull.waitsOut(e)) {
      ledger.stage(one.index(), new Checking(time.now(), e));
      checker.again(one.index());
    } else {
      ledger.stage(one.index(), new Failed(time.now(), e));
    }
  }

  /**
   * The request had no effect. 429 is answered before anything runs, so that the item waits and is checked again. A
   * refusal that speaks of the Cloud PC's state (400, 404 and 409 are all conceivable, no list is published) means that
   * it changed after the check, most likely because somebody else was quicker: it is read again, and what the check
   * would have said is said now. When that shows nothing, the refusal itself is the answer.
   */
  private void refused(Ready one, GraphException e) {
    switch (e.kind()) {
      case THROTTLED -> notSent(one, e);
      case NOT_FOUND, CONFLICT, BAD_REQUEST ->
          checker.afterRefusal(
              one.target(),
              found -> {
                flying--;
                ledger.stage(
                    one.index(),
                    found.<ItemState>map(reason -> new Skipped(time.now(), reason))
                        .orElseGet(() -> new Failed(time.now(), e)));
              });
      default -> {
        flying--;
        ledger.stage(one.index(), new Failed(time.now(), e));
      }
    }
  }
}
