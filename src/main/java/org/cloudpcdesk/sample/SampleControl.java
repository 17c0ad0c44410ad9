package org.cloudpcdesk.sample;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cloudpcdesk.sample.world.Outcome;
import org.cloudpcdesk.sample.world.Pc;
import org.cloudpcdesk.sample.world.Policy;
import org.cloudpcdesk.sample.world.World;
import org.cloudpcdesk.sample.world.WorldActions;

/**
 * The hand of fate, for tests: changes the sample tenant behind its clients' backs. Every method that takes an id
 * throws IllegalArgumentException when no Cloud PC has it. Thread-safe.
 */
public final class SampleControl {
  private final World world;
  private final WorldActions actions;
  private final InstantSource clock;

  SampleControl(World world, InstantSource clock) {
    this.world = world;
    this.actions = world.actions();
    this.clock = clock;
  }

  /** The ids of all Cloud PCs, in the order of the list. */
  public List<String> ids() {
    return world.rows().stream().map(Pc::id).toList();
  }

  /** The ids of those in a state, such as {@code inGracePeriod}, in the order of the list. */
  public List<String> ids(String status) {
    return world.rows().stream().filter(pc -> pc.is(status)).map(Pc::id).toList();
  }

  /** A Cloud PC as it is now, or empty when it is gone. */
  public Optional<Pc> find(String id) {
    return world.find(id);
  }

  /**
   * Takes the licence or the policy away: the grace period begins now and lasts so long on the tenant's clock. The next
   * outcome tells which it was.
   */
  public void startGracePeriod(String id, Duration left) {
    actions.startGracePeriod(id, left);
  }

  /** Hands a Cloud PC to somebody else, who joins the directory if not in it. */
  public void changePerson(String id, String userPrincipalName) {
    actions.assign(id, userPrincipalName);
  }

  /** Moves a Cloud PC to another of the tenant's provisioning policies, by its name. */
  public void changePolicy(String id, String policyName) {
    Policy policy =
        Policy.all().stream()
            .filter(p -> policyName.equals(p.name()))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("No policy is called " + policyName));
    actions.move(id, policy);
  }

  /** Gives a Cloud PC another device under the same id, as a new provisioning does. */
  public void changeDevice(String id, String managedDeviceName) {
    actions.renameDevice(id, managedDeviceName);
  }

  public void delete(String id) {
    actions.delete(id);
  }

  /** Puts a Cloud PC into a state at once; what was still to happen to it is void. */
  public void forceStatus(String id, String status) {
    actions.force(id, status);
  }

  /** Fixes how the next deprovisioning of a Cloud PC ends, whether asked for or by the end of the grace period. */
  public void nextOutcome(String id, Outcome.End end, boolean flipFlop) {
    actions.outcome(id, new Outcome(end, flipFlop));
  }

  /** Lets nothing begin by itself any more: nobody leaves or joins. What has begun goes on. */
  public void keepStill() {
    actions.stopHappenings();
  }

  /** The tenant's present moment. */
  public Instant now() {
    return world.now();
  }

  /**
   * Moves the tenant's clock on. The life cycle takes {@code speed} times as many steps of its own in that time.
   *
   * @throws IllegalStateException when the tenant runs on the computer's clock
   */
  public void advance(Duration by) {
    if (!(clock instanceof ManualClock manual)) {
      throw new IllegalStateException("This sample tenant runs on the computer's clock");
    }
    manual.advance(by);
  }

  /** How many POSTs of {@code endGracePeriod} for a Cloud PC reached the tenant, accepted or not. */
  public int endGracePeriodPosts(String id) {
    return actions.endGracePeriodCalls().getOrDefault(id, 0);
  }

  /** The same for every id that got any, gone ones too. */
  public Map<String, Integer> endGracePeriodPosts() {
    return actions.endGracePeriodCalls();
  }
}
