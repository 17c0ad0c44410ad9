package org.cloudpcdesk.sample.world;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What can be told of a Cloud PC beyond its row: made from the seed when somebody asks, and always the same.
 *
 * @param lastSignIn null when nobody ever signed in
 * @param lastSignOff null when nobody ever signed in
 * @param actions the remote actions it went through, newest first
 */
public record Traits(
    @Nullable Instant lastSignIn,
    @Nullable Instant lastSignOff,
    boolean administrator,
    boolean poweredOff,
    boolean inUse,
    boolean available,
    List<RemoteAction> actions) {

  /** One remote action; the instants have fractions of a second, as the service's have. */
  public record RemoteAction(String name, String state, Instant started, Instant updated) {}

  private static final List<String> ACTION_NAMES =
      List.of("Reboot", "Rename", "Troubleshoot", "Restore", "Reprovision");

  public static Traits of(Pc pc, World world) {
    Dice dice = new Dice(world.seed(), 0x7A17, pc.slot());
    Instant provisioned = pc.provisioned();
    boolean used = provisioned != null && !dice.oneIn(20);
    Instant earliest = provisioned == null ? world.start() : provisioned;
    Duration age = Duration.between(earliest, world.start());
    Instant signIn = world.start().minus(dice.between(Duration.ofMinutes(20), Duration.ofDays(30)));
    if (!used || signIn.isBefore(earliest)) {
      signIn = used && !age.isNegative() ? earliest.plus(age.dividedBy(2)) : null;
    }
    Instant signOff = signIn == null ? null : signIn.plus(dice.minutes(5, 15));
    return new Traits(
        signIn, signOff, dice.oneIn(10), dice.oneIn(2), dice.oneIn(3), !dice.oneIn(30),
            actions(pc, dice, earliest, world.start()));
  }

  private static List<RemoteAction> actions(Pc pc, Dice dice, Instant earliest, Instant latest) {
    List<RemoteAction> actions = new ArrayList<>();
    long seconds = Duration.between(earliest, latest).toSeconds();
    int howMany = pc.provisioned() == null || seconds < 7200 ? 0 : dice.below(4);
    for (int i = 0; i < howMany; i++) {
      Instant began = latest.minusSeconds(1800 + dice.below((int) Math.min(Integer.MAX_VALUE, seconds - 3600)));
      Instant started = began.plusNanos(100L * dice.below(10_000_000));
      Instant updated = started.plusNanos(10_000_000L * (1 + dice.below(60_000)));
      actions.add(new RemoteAction(dice.pickEarly(ACTION_NAMES), dice.oneIn(8) ? "failed" : "done", started, updated));
    }
    actions.sort((a, b) -> b.started().compareTo(a.started()));
    return List.copyOf(actions);
  }
}
