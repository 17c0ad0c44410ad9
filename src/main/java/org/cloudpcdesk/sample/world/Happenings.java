package org.cloudpcdesk.sample.world;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What happens in a company by itself: people leave and come, plans grow, policies change. One small thing about every
 * twenty minutes of life. Guarded by {@link World}'s lock.
 */
final class Happenings {
  private static final int TRIES = 40;

  private final World world;
  private final LifeCycle lifeCycle;
  private final WorldBuilder builder;
  private final Pace pace;
  private Instant next;
  private long number;

  Happenings(World world, LifeCycle lifeCycle, WorldBuilder builder, Pace pace, Instant start) {
    this.world = world;
    this.lifeCycle = lifeCycle;
    this.builder = builder;
    this.pace = pace;
    this.next = pace.after(start, Duration.ofMinutes(20));
  }

  /** When the next thing happens; {@link Instant#MAX} when never. */
  Instant next() {
    return next;
  }

  /** Lets nothing happen by itself any more. */
  void stop() {
    next = Instant.MAX;
  }

  void happen() {
    Instant now = next;
    Dice dice = new Dice(world.seed(), 0x11FE, number++);
    next = pace.after(now, dice.minutes(15, 25));
    switch (dice.below(8)) {
      case 0, 1, 2 -> someone("provisioned", dice, pc -> pc.withGrace(now.plus(Duration.ofDays(7)), now), now);
      case 3 -> someone("pendingProvision", dice, pc -> pc.withStatus("provisioning", now), now);
      case 4 -> someone("inGracePeriod", dice, pc -> pc.withStatus("provisioned", now), now);
      case 5 -> resize(dice, now);
      case 6 -> someone("provisioned", dice, pc -> pc.withStatus("refreshPolicyConfiguration", now), now);
      default -> world.add(builder.newcomer(now));
    }
  }

  private interface Change {
    Pc of(Pc pc);
  }

  private void resize(Dice dice, Instant now) {
    Pc resized =
        someone(
            "provisioned",
            dice,
            pc -> pc.withPlan(dice.pick(ServicePlan.of(pc.plan().family()))).withStatus("resizing", now),
            now);
    if (resized != null) {
      world.record(now, "Resize", "patch", World.COLLEAGUE, dice.guid(), resized);
    }
  }

  /**
   * Does something to a Cloud PC that is in a state, if one is found soon. Those being ended are left alone.
   *
   * @return what it was done to, or null
   */
  @CanIgnoreReturnValue
  private @Nullable Pc someone(String status, Dice dice, Change change, Instant now) {
    for (int i = 0; i < TRIES && world.nextSlot() > 0; i++) {
      World.Slot slot = world.slot(dice.below(world.nextSlot()));
      Pc pc = slot.pc;
      if (pc != null && pc.is(status) && !slot.ending) {
        lifeCycle.become(change.of(pc), now);
        return pc;
      }
    }
    return null;
  }
}
