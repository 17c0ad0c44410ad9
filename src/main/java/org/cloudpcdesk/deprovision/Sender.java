package org.cloudpcdesk.deprovision;

import java.time.Instant;
import java.util.List;
import org.cloudpcdesk.deprovision.ItemState.Accepted;
import org.cloudpcdesk.deprovision.ItemState.Checking;
import org.cloudpcdesk.deprovision.ItemState.Failed;
import org.cloudpcdesk.deprovision.ItemState.Reason;
import org.cloudpcdesk.deprovision.ItemState.Skipped;
import org.cloudpcdesk.deprovision.ItemState.Unknown;
import org.cloudpcdesk.graph.CloudPcActions;
import org.cloudpcdesk.graph.GraphException;
import org.cloudpcdesk.graph.GraphException.Delivery;
import org.cloudpcdesk.graph.GraphException.Kind;
import org.cloudpcdesk.model.CloudPc;
import org.cloudpcdesk.platform.Time;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checks one target and, when nothing stands against it, sends its request: once, whatever becomes of it. The only
 * caller of {@link CloudPcActions}. Not thread-safe.
 */
final class Sender {
  private static final Logger LOG = LoggerFactory.getLogger(Sender.class);

  private final ItemTable table;
  private final Sightings sightings;
  private final CloudPcActions actions;
  private final Follower follower;
  private final Time time;

  Sender(ItemTable table, Sightings sightings, CloudPcActions actions, Follower follower, Time time) {
    this.table = table;
    this.sightings = sightings;
    this.actions = actions;
    this.follower = follower;
    this.time = time;
  }

  /** Takes a planned item as far as the answer to its request; what may have taken effect goes to the follower. */
  void checkAndSend(int index) throws InterruptedException {
    Target target = table.get(index).target();
    table.move(index, new Checking(time.now()));
    try {
      Reason reason = whyNot(target);
      if (reason != null) {
        table.move(index, new Skipped(time.now(), reason));
        return;
      }
    } catch (GraphException e) {
      table.move(index, new Failed(time.now(), e));
      return;
    } catch (RuntimeException e) {
      LOG.error("checking Cloud PC {} failed unexpectedly", target.id(), e);
      table.move(index, new Failed(time.now(), unexpected(e, Delivery.NOT_SENT)));
      return;
    } finally {
      sightings.publish();
    }
    if (Thread.interrupted()) {
      throw new InterruptedException("interrupted before sending");
    }
    Instant sentAt = time.now();
    if (table.moveToSent(index, sentAt)) {
      send(index, target, sentAt);
    } else {
      table.move(index, new Skipped(time.now(), new Reason.Cancelled()));
    }
  }

  /** Reads the target again: what stands against ending its grace period now, or null when nothing does. */
  private @Nullable Reason whyNot(Target target) throws GraphException, InterruptedException {
    try {
      CloudPc now = sightings.read(target.id());
      // A status that is missing or not known to this version is a difference too: only inGracePeriod passes.
      List<Target.Difference> differences = target.differences(now);
      return differences.isEmpty() ? null : new Reason.Changed(differences);
    } catch (GraphException e) {
      return switch (e.kind()) {
        case NOT_FOUND -> new Reason.Gone();
        case CANCELLED -> throw interrupted(e);
        default -> throw e;
      };
    }
  }

  private void send(int index, Target target, Instant sentAt) throws InterruptedException {
    CloudPcActions.Accepted answer;
    try {
      answer = actions.endGracePeriod(target.id());
    } catch (GraphException e) {
      switch (e.delivery()) {
        case UNKNOWN -> lost(index, target, sentAt, e);
        case REFUSED -> refused(index, target, e);
        case NOT_SENT -> notSent(index, e);
      }
      if (e.kind() == Kind.CANCELLED) {
        throw interrupted(e);
      }
      return;
    } catch (RuntimeException e) {
      LOG.error("sending for Cloud PC {} failed unexpectedly", target.id(), e);
      lost(index, target, sentAt, unexpected(e, Delivery.UNKNOWN));
      return;
    }
    table.move(index, new Accepted(answer.at(), answer.requestId(), answer.clientRequestId()));
    follower.follow(new Moving(index, target, sentAt, false, answer.requestId(), answer.clientRequestId()));
  }

  private void lost(int index, Target target, Instant sentAt, GraphException e) {
    table.move(index, new Unknown(time.now(), e));
    String requestId = e.requestId().orElse(null);
    follower.follow(new Moving(index, target, sentAt, true, requestId, e.clientRequestId().orElse(null)));
  }

  private void notSent(int index, GraphException e) {
    boolean cancelled = e.kind() == Kind.CANCELLED;
    table.move(
        index, cancelled ? new Skipped(time.now(), new Reason.Cancelled()) : new Failed(time.now(), e));
  }

  /**
   * The request had no effect. A refusal that speaks of the Cloud PC's state (400, 404 and 409 are all conceivable, no
   * list is published) means that it changed after the check, most likely because somebody else was quicker: it is read
   * again, and what the check would have said is said now. When that shows nothing, the refusal itself is the answer.
   */
  private void refused(int index, Target target, GraphException e) throws InterruptedException {
    ItemState end = new Failed(time.now(), e);
    try {
      if (e.kind() == Kind.NOT_FOUND || e.kind() == Kind.CONFLICT || e.kind() == Kind.BAD_REQUEST) {
        Reason reason = whyNot(target);
        if (reason != null) {
          end = new Skipped(time.now(), reason);
        }
      }
    } catch (GraphException unreadable) {
      LOG.warn("Cloud PC {} could not be read after a refusal ({})", target.id(), StateText.of(unreadable));
    } catch (RuntimeException fault) {
      LOG.error("reading Cloud PC {} after a refusal failed unexpectedly", target.id(), fault);
    } finally {
      sightings.publish();
      table.move(index, end);
    }
  }

  static GraphException unexpected(RuntimeException e, Delivery delivery) {
    return GraphException.of(Kind.BAD_REQUEST, "A fault of this program: " + e.getClass().getSimpleName())
        .delivery(delivery)
        .cause(e)
        .build();
  }

  private static InterruptedException interrupted(GraphException e) {
    InterruptedException interrupted = new InterruptedException("interrupted during a request");
    interrupted.initCause(e);
    return interrupted;
  }
}
