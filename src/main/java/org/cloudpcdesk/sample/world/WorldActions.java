package org.cloudpcdesk.sample.world;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Everything that changes the sample tenant: what Graph's clients may do, and what tests do behind their backs.
 * Thread-safe.
 */
public final class WorldActions {

  /** What became of a call of {@code endGracePeriod}. */
  public enum Answer {
    ACCEPTED,
    NOT_FOUND,
    /** The Cloud PC is not in grace. */
    CONFLICT
  }

  private final World world;
  private final LifeCycle lifeCycle;
  private final Happenings happenings;

  WorldActions(World world, LifeCycle lifeCycle, Happenings happenings) {
    this.world = world;
    this.lifeCycle = lifeCycle;
    this.happenings = happenings;
  }

  /**
   * What {@code POST .../endGracePeriod} does; counts the call whatever comes of it.
   *
   * @param clientRequestId the caller's own id of the request, which the audit event tells
   */
  public Answer endGracePeriod(String id, String actor, String clientRequestId) {
    return world.locked(
        () -> {
          World.Slot slot = world.slot(id);
          if (slot == null) {
            return Answer.NOT_FOUND;
          }
          slot.endGracePeriodCalls++;
          Pc pc = slot.pc;
          if (pc == null) {
            return Answer.NOT_FOUND;
          }
          if (!pc.is("inGracePeriod")) {
            return Answer.CONFLICT;
          }
          Instant now = world.now();
          world.record(now, "EndGracePeriod", "patch", actor, clientRequestId, pc);
          lifeCycle.endGracePeriod(slot, pc, now);
          return Answer.ACCEPTED;
        });
  }

  /** How many calls of {@code endGracePeriod} each Cloud PC got, for those that got any. */
  public Map<String, Integer> endGracePeriodCalls() {
    return world.locked(
        () -> {
          Map<String, Integer> calls = new TreeMap<>();
          for (int i = 0; i < world.nextSlot(); i++) {
            World.Slot slot = world.slot(i);
            if (slot.endGracePeriodCalls > 0) {
              calls.put(slot.id, slot.endGracePeriodCalls);
            }
          }
          return calls;
        });
  }

  /** Takes the licence or the policy away, as the outcome has it: the grace period begins and lasts so long. */
  public void startGracePeriod(String id, Duration left) {
    change(id, pc -> pc.withGrace(world.now().plus(left), world.now()));
  }

  /** Puts a Cloud PC into a state at once; what was still to happen to it is void. */
  public void force(String id, String status) {
    change(
        id,
        pc -> {
          Instant now = world.now();
          return switch (status) {
            case "inGracePeriod" -> pc.withGrace(now.plus(Duration.ofDays(7)), now);
            case "failed" -> pc.withProblem("failed", WorldBuilder.problem(new Dice(world.seed(), pc.slot())), now);
            default -> pc.withStatus(status, now);
          };
        });
  }

  /** Hands a Cloud PC to somebody else, who is added to the directory if not there. */
  public void assign(String id, String userPrincipalName) {
    edit(
        id,
        pc -> {
          Person person = world.people().named(userPrincipalName, new Dice(world.seed(), 0xA551, pc.slot()));
          Pc.Device device = pc.device() == null ? new Pc.Device("", "", "") : pc.device();
          return pc.withPerson(person, WorldBuilder.displayName(pc.policy(), person, device), world.now());
        });
  }

  /** Moves a Cloud PC to another policy. */
  public void move(String id, Policy policy) {
    edit(id, pc -> pc.withPolicy(policy, world.now()));
  }

  /** Gives a Cloud PC another device name, with new device ids, as a new provisioning does. */
  public void renameDevice(String id, String name) {
    edit(
        id,
        pc -> {
          Dice dice = new Dice(world.seed(), 0xDE71CE, pc.slot());
          return pc.withDevice(new Pc.Device(name, dice.guid(), dice.guid()), world.now());
        });
  }

  /** Takes a Cloud PC out of the tenant. */
  public void delete(String id) {
    world.locked(
        () -> {
          world.replace(existing(id).slot(), null);
          return true;
        });
  }

  /** Fixes how the next deprovisioning of a Cloud PC ends. */
  public void outcome(String id, Outcome outcome) {
    world.locked(
        () -> {
          world.slot(existing(id).slot()).outcome = outcome;
          return true;
        });
  }

  /** Lets nothing begin by itself any more; what has begun goes on. */
  public void stopHappenings() {
    world.locked(
        () -> {
          happenings.stop();
          return true;
        });
  }

  /** Puts a Cloud PC into another state, with what follows from it. */
  private void change(String id, UnaryOperator<Pc> change) {
    world.locked(
        () -> {
          Pc pc = existing(id);
          World.Slot slot = world.slot(pc.slot());
          slot.ending = false;
          slot.graceEnd = null;
          lifeCycle.become(change.apply(pc), world.now());
          return true;
        });
  }

  /** Changes what a Cloud PC says of itself; its state and what is to happen to it stay. */
  private void edit(String id, UnaryOperator<Pc> change) {
    world.locked(
        () -> {
          Pc pc = existing(id);
          world.edit(pc.slot(), change.apply(pc));
          return true;
        });
  }

  private Pc existing(String id) {
    @Nullable Pc pc = Optional.ofNullable(world.slot(id)).map(slot -> slot.pc).orElse(null);
    if (pc == null) {
      throw new IllegalArgumentException("No Cloud PC has the id " + id);
    }
    return pc;
  }
}
