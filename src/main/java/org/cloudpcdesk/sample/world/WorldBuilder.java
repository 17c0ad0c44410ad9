package org.cloudpcdesk.sample.world;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes the Cloud PCs that are there at the start. The same seed, number and start instant make the same tenant. */
final class WorldBuilder {
  private static final List<Pc.Problem> PROBLEMS =
      List.of(
          problem("intuneEnrollFailed",
              "The Cloud PC could not be enrolled in Intune. Check the enrollment restrictions.", true),
          problem("networkValidationFailed", "The Azure network connection did not pass its last health check.", true),
          problem("internalServerError", "Provisioning stopped because of an internal error. Try again later.", true),
          problem("licenseNotFound", "No licence for this service plan is assigned to the user.", false),
          problem("diskAllocationFailed", "The region has no capacity for a disk of this size at present.", true));

  private static final Pc.Problem WARNING =
      problem("languagePackInstallFailed", "The language pack of the policy could not be installed.", true);

  private final World world;
  private final Dice dice;
  private final Instant start;

  WorldBuilder(World world, Dice dice, Instant start) {
    this.world = world;
    this.dice = dice;
    this.start = start;
  }

  void build(int cloudPcs) {
    String[] states = StatusDeal.deal(cloudPcs, dice);
    for (String status : states) {
      world.add(pc(world.nextSlot(), person(), status));
    }
  }

  /** A newcomer's Cloud PC, waiting for a licence. */
  Pc newcomer(Instant at) {
    return pc(world.nextSlot(), world.people().addRandom(dice), "pendingProvision").withStatus("pendingProvision", at);
  }

  static Pc.Problem problem(Dice dice) {
    return identified(dice.pick(PROBLEMS), dice);
  }

  static Pc.Device device(Dice dice, @Nullable Person person) {
    String letters = person == null ? "SHARE" : letters(person);
    return new Pc.Device("CPC-" + letters + "-" + dice.code(5), dice.guid(), dice.guid());
  }

  private Person person() {
    List<Person> people = world.people().all();
    // The first entries are the administrators, who keep to one Cloud PC at most.
    boolean again = people.size() > 20 && dice.oneIn(12);
    return again ? people.get(10 + dice.below(people.size() - 10)) : world.people().addRandom(dice);
  }

  private Pc pc(int slot, Person candidate, String status) {
    Policy policy = policy(status);
    @Nullable Person person = policy.provisioningType().equals("sharedByEntraGroup") ? null : candidate;
    ServicePlan plan = dice.pickEarly(ServicePlan.of(policy.family()));
    Instant provisioned = start.minus(dice.between(Duration.ofHours(6), Duration.ofDays(500)));
    Instant modified = start.minus(dice.between(Duration.ofMinutes(3), Duration.ofHours(6)));
    Pc.Device device = device(dice, person);
    String id = dice.guid();
    Pc pc = new Pc(slot, id, person, plan, policy, displayName(policy, person, device), status, null, device, null,
        modified, provisioned);
    return switch (status) {
      case "pendingProvision", "notProvisioned", "provisioning" -> pc.withDevice(null, null);
      case "failed" -> failed(pc);
      case "provisionedWithWarnings" -> pc.withProblem(status, identified(WARNING, dice), modified);
      case "inGracePeriod" -> pc.withGrace(start.plus(graceLeft()), modified);
      default -> pc;
    };
  }

  private Pc failed(Pc pc) {
    Pc failed = pc.withProblem("failed", problem(dice), pc.lastModified());
    return dice.oneIn(3) ? failed : failed.withDevice(null, null);
  }

  private Policy policy(String status) {
    if (status.equals("preparing")) {
      return dice.pick(Policy.of(ServicePlan.Family.FRONTLINE, "sharedByEntraGroup"));
    }
    int share = dice.below(100);
    if (share < 72) {
      return dice.pickEarly(Policy.of(ServicePlan.Family.ENTERPRISE, "dedicated"));
    }
    if (share < 83) {
      return dice.pick(Policy.of(ServicePlan.Family.BUSINESS, "dedicated"));
    }
    if (share < 94) {
      return dice.pick(Policy.of(ServicePlan.Family.FRONTLINE, "sharedByUser"));
    }
    String type = share < 98 ? "sharedByEntraGroup" : "reserve";
    return dice.pick(Policy.of(type.equals("reserve") ? ServicePlan.Family.ENTERPRISE : ServicePlan.Family.FRONTLINE,
        type));
  }

  private Duration graceLeft() {
    return switch (dice.below(8)) {
      case 0 -> dice.minutes(25, 120);
      case 1, 2 -> dice.between(Duration.ofHours(2), Duration.ofHours(24));
      default -> dice.between(Duration.ofDays(1), Duration.ofDays(7));
    };
  }

  /** What a new Cloud PC is called: the policy and the person, as the service does it. */
  static String displayName(Policy policy, @Nullable Person person, Pc.Device device) {
    if (person == null) {
      return policy.name() + " - " + device.name();
    }
    String text = policy.name() == null ? person.displayName() : policy.name() + " - " + person.displayName();
    return text.length() > 64 ? text.substring(0, 64) : text;
  }

  private static String letters(Person person) {
    String name = person.userPrincipalName().replaceAll("[^a-z]", "").toUpperCase(java.util.Locale.ROOT);
    return (name + "XXXXX").substring(0, 5);
  }

  private static Pc.Problem problem(String code, String message, boolean retriable) {
    return new Pc.Problem(code, message, retriable, "Provision", "");
  }

  private static Pc.Problem identified(Pc.Problem problem, Dice dice) {
    return new Pc.Problem(problem.code(), problem.message(), problem.retriable(), problem.failedAction(), dice.guid());
  }
}
