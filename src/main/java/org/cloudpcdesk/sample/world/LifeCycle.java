package org.cloudpcdesk.sample.world;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Moves Cloud PCs from state to state. How long each step takes in life follows what was seen on live tenants: five to
 * ten minutes from {@code endGracePeriod} until anything shows, then minutes to an hour until the end. Guarded by
 * {@link World}'s lock.
 */
final class LifeCycle {

  private enum Step {
    /** The service begins to take the Cloud PC away. */
    DEPROVISION,
    /** It shows {@code inGracePeriod} once more. */
    FLIP,
    /** After the flip it shows {@code deprovisioning} again. */
    FLOP,
    /** The outcome is reached. */
    END,
    /** A new Cloud PC is ready, or has failed. */
    PROVISION_ENDS,
    /** Some other work on it is done. */
    SETTLE
  }

  private record Event(Instant at, long number, int slot, int epoch, Step step) {}

  private static final int FAILS_ONCE_IN = 25;

  private final World world;
  private final Pace pace;
  private final PriorityQueue<Event> events =
      new PriorityQueue<>(Comparator.comparing(Event::at).thenComparingLong(Event::number));
  private long numbers;

  LifeCycle(World world, Pace pace) {
    this.world = world;
    this.pace = pace;
  }

  /** When the next thing is due; {@link Instant#MAX} when nothing is. */
  Instant next() {
    Event event = events.peek();
    return event == null ? Instant.MAX : event.at();
  }

  /** Lets the next due thing happen. */
  void step() {
    Event event = events.remove();
    World.Slot slot = world.slot(event.slot());
    Pc pc = slot.pc;
    if (pc != null && slot.epoch == event.epoch()) {
      apply(event, slot, pc);
    }
  }

  /** Plans what follows from the state a Cloud PC is in. */
  void begin(Pc pc, Instant now) {
    Dice dice = dice(pc);
    World.Slot slot = world.slot(pc.slot());
    if (slot.outcome == null && (pc.is("inGracePeriod") || pc.is("deprovisioning"))) {
      // Now, because the outcome decides whether its person still holds a licence.
      slot.outcome = Outcome.of(dice(pc));
    }
    switch (pc.status()) {
      case "inGracePeriod" -> {
        if (pc.graceEnd() != null) {
          plan(pc.graceEnd(), pc, Step.DEPROVISION);
        }
      }
      case "deprovisioning" -> later(now, dice.minutes(10, 40), pc, Step.END);
      case "provisioning" -> later(now, dice.minutes(30, 60), pc, Step.PROVISION_ENDS);
      case "resizing", "restoring", "movingRegion", "failoverInProgress", "failbackInProgress" ->
          later(now, dice.minutes(20, 60), pc, Step.SETTLE);
      case "updatingSingleSignOn", "modifyingSingleSignOn", "refreshPolicyConfiguration", "preparing" ->
          later(now, dice.minutes(8, 30), pc, Step.SETTLE);
      default -> {
        // The other states last until somebody does something.
      }
    }
  }

  /** Puts a Cloud PC into a state and plans what follows from it. */
  void become(Pc next, Instant now) {
    world.replace(next.slot(), next);
    begin(next, now);
  }

  /** The service has accepted {@code endGracePeriod}. Asking again changes nothing. */
  void endGracePeriod(World.Slot slot, Pc pc, Instant now) {
    if (slot.ending) {
      return;
    }
    slot.ending = true;
    slot.epoch++;
    later(now, dice(pc).minutes(5, 10), pc, Step.DEPROVISION);
  }

  private void apply(Event event, World.Slot slot, Pc pc) {
    Instant now = event.at();
    switch (event.step()) {
      case DEPROVISION -> deprovision(slot, pc, now);
      case FLIP -> {
        Instant end = slot.graceEnd == null ? now.plus(Duration.ofHours(1)) : slot.graceEnd;
        world.replace(pc.slot(), pc.withGrace(end, now));
        later(now, dice(pc).minutes(3, 6), pc, Step.FLOP);
      }
      case FLOP -> {
        world.replace(pc.slot(), pc.withStatus("deprovisioning", now));
        later(now, dice(pc).minutes(5, 15), pc, Step.END);
      }
      case END -> end(slot, pc, now);
      case PROVISION_ENDS -> provisionEnds(pc, now);
      case SETTLE -> become(pc.withStatus("provisioned", now), now);
    }
  }

  private void deprovision(World.Slot slot, Pc pc, Instant now) {
    slot.ending = true;
    slot.graceEnd = pc.graceEnd();
    if (slot.outcome == null) {
      slot.outcome = Outcome.of(dice(pc));
    }
    world.replace(pc.slot(), pc.withStatus("deprovisioning", now));
    boolean flip = slot.outcome.flipFlop();
    later(now, flip ? dice(pc).minutes(3, 6) : dice(pc).minutes(10, 40), pc, flip ? Step.FLIP : Step.END);
  }

  private void end(World.Slot slot, Pc pc, Instant now) {
    Outcome outcome = slot.outcome == null ? Outcome.of(dice(pc)) : slot.outcome;
    slot.ending = false;
    slot.outcome = null;
    slot.graceEnd = null;
    switch (outcome.end()) {
      case GONE -> world.replace(pc.slot(), null);
      case NOT_PROVISIONED -> become(pc.withStatus("notProvisioned", now).withDevice(null, null), now);
      case REPROVISIONED -> become(pc.withStatus("provisioning", now).withDevice(null, null), now);
    }
  }

  private void provisionEnds(Pc pc, Instant now) {
    Dice dice = dice(pc);
    if (world.slot(pc.slot()).endGracePeriodCalls == 0 && dice.oneIn(FAILS_ONCE_IN)) {
      become(pc.withProblem("failed", WorldBuilder.problem(dice), now), now);
    } else {
      Pc.@Nullable Device device = WorldBuilder.device(dice, pc.person());
      become(pc.withStatus("provisioned", now).withDevice(device, now), now);
    }
  }

  private void later(Instant now, Duration inLife, Pc pc, Step step) {
    plan(pace.after(now, inLife), pc, step);
  }

  private void plan(Instant at, Pc pc, Step step) {
    events.add(new Event(at, numbers++, pc.slot(), world.slot(pc.slot()).epoch, step));
  }

  private Dice dice(Pc pc) {
    return new Dice(world.seed(), pc.slot(), world.slot(pc.slot()).epoch);
  }
}
