package org.cloudpcdesk.sample.world;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Everything there is in the sample tenant. Thread-safe; every reading first lets happen what is due, so that no
 * thread has to run beside it and the state depends only on the seed, the clock and the calls made.
 *
 * <p>All instants are on the clock that was handed in, which for people is the real one. Only how long the steps of
 * the life cycle take is scaled: a grace period ends when its {@code gracePeriodEndDateTime} is reached on that clock,
 * so a countdown shown by a client is right at every speed.
 */
public final class World {

  /** A domain that RFC 2606 keeps free of real people. */
  public static final String COMPANY = "Northwind Sample";

  public static final String DOMAIN = "northwind-sample.example";

  /** The one who signs in. */
  public static final String ADMINISTRATOR = "avery.quinn@" + DOMAIN;

  /** Another administrator, who is at work as well. */
  public static final String COLLEAGUE = "robin.castle@" + DOMAIN;

  /** One place in the list and what belongs to it beyond the Cloud PC itself. */
  static final class Slot {
    final String id;
    @Nullable Pc pc;
    int epoch;
    int endGracePeriodCalls;
    boolean ending;
    @Nullable Instant graceEnd;
    @Nullable Outcome outcome;

    Slot(Pc pc) {
      this.id = pc.id();
      this.pc = pc;
    }
  }

  private final ReentrantLock lock = new ReentrantLock();
  private final InstantSource clock;
  private final List<Slot> slots = new ArrayList<>();
  private final Map<String, Integer> slotOf = new HashMap<>();
  private final People people = new People();
  private final List<AuditEntry> audit = new ArrayList<>();
  private final LifeCycle lifeCycle;
  private final Happenings happenings;
  private final Instant start;
  private final long seed;
  private @Nullable List<Pc> rows;
  private @Nullable List<Person> directory;

  /**
   * Makes the tenant.
   *
   * @param speed simulated seconds of the life cycle in one second of the clock; 0 stops it
   */
  @SuppressWarnings("this-escape") // The builder and the life cycle fill this world before anybody else sees it.
  public World(InstantSource clock, int cloudPcs, double speed, long seed) {
    this.clock = clock;
    this.seed = seed;
    this.start = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    this.lifeCycle = new LifeCycle(this, new Pace(speed));
    people.add("0b6e3c5a-52f4-4c2e-9f0e-6a1d8c2b7e01", "Avery", "Quinn", "Windows 365 Administrator");
    people.add("0b6e3c5a-52f4-4c2e-9f0e-6a1d8c2b7e02", "Robin", "Hale", "Service Desk Lead");
    WorldBuilder builder = new WorldBuilder(this, new Dice(seed), start);
    builder.build(cloudPcs);
    this.happenings = new Happenings(this, lifeCycle, builder, new Pace(speed), start);
    for (Slot slot : slots) {
      if (slot.pc != null) {
        lifeCycle.begin(slot.pc, start);
      }
    }
  }

  /** The Cloud PCs there are now, in the order of their slots. The list does not change any more. */
  public List<Pc> rows() {
    return locked(
        () -> {
          if (rows == null) {
            List<Pc> alive = new ArrayList<>(slots.size());
            for (Slot slot : slots) {
              if (slot.pc != null) {
                alive.add(slot.pc);
              }
            }
            rows = Collections.unmodifiableList(alive);
          }
          return rows;
        });
  }

  /** The Cloud PC with this id as it is now, or empty when it is gone or never was. */
  public Optional<Pc> find(String id) {
    return locked(
        () -> {
          Slot slot = slot(id);
          return slot == null ? Optional.empty() : Optional.ofNullable(slot.pc);
        });
  }

  /** Everybody in the directory, in the order of {@link Person#number}. */
  public List<Person> everybody() {
    return locked(
        () -> {
          if (directory == null || directory.size() != people.all().size()) {
            directory = List.copyOf(people.all());
          }
          return directory;
        });
  }

  /** The person with this object id or user principal name. */
  public Optional<Person> person(String idOrName) {
    return locked(() -> people.find(idOrName));
  }

  /** What was done, newest first. */
  public List<AuditEntry> audit() {
    return locked(() -> List.copyOf(audit.reversed()));
  }

  /** When this tenant began, in whole seconds. */
  public Instant start() {
    return start;
  }

  /** The tenant's present moment. */
  public Instant now() {
    return clock.instant();
  }

  public long seed() {
    return seed;
  }

  /** The handle by which a tenant is changed. */
  public WorldActions actions() {
    return new WorldActions(this, lifeCycle, happenings);
  }

  /**
   * Whether a licence stands behind a Cloud PC. One in grace or on its way out has lost either its licence or its
   * policy: what is to become of it tells which.
   */
  public boolean isLicensed(Pc pc) {
    return locked(
        () ->
            switch (pc.status()) {
              case "pendingProvision" -> false;
              case "inGracePeriod", "deprovisioning" -> {
                Outcome outcome = slots.get(pc.slot()).outcome;
                yield outcome != null && outcome.end() != Outcome.End.GONE;
              }
              default -> true;
            });
  }

  People people() {
    return people;
  }

  int nextSlot() {
    return slots.size();
  }

  void add(Pc pc) {
    slots.add(new Slot(pc));
    slotOf.put(pc.id(), pc.slot());
    rows = null;
  }

  /** Puts a newer state, or null for gone, in place of a Cloud PC and makes void what was still to happen to it. */
  void replace(int slot, @Nullable Pc pc) {
    Slot place = slots.get(slot);
    place.pc = pc;
    place.epoch++;
    rows = null;
  }

  /** Puts a newer text in place of a Cloud PC; what is still to happen to it stays. */
  void edit(int slot, Pc pc) {
    slots.get(slot).pc = pc;
    rows = null;
  }

  Slot slot(int number) {
    return slots.get(number);
  }

  @Nullable Slot slot(String id) {
    Integer number = slotOf.get(id);
    return number == null ? null : slots.get(number);
  }

  void record(Instant at, String activity, String operation, String actor, String correlationId, Pc pc) {
    int number = audit.size();
    Dice dice = new Dice(seed, 0xA0D17, number);
    audit.add(new AuditEntry(number, dice.guid(), at, activity, operation, actor, correlationId, pc.id(),
        pc.displayName()));
  }

  /** Runs something on the up-to-date world, alone. */
  <T> T locked(Supplier<T> work) {
    lock.lock();
    try {
      Instant now = clock.instant();
      while (true) {
        Instant nextStep = lifeCycle.next();
        Instant nextHappening = happenings.next();
        if (nextStep.isAfter(now) && nextHappening.isAfter(now)) {
          return work.get();
        }
        if (nextStep.isAfter(nextHappening)) {
          happenings.happen();
        } else {
          lifeCycle.step();
        }
      }
    } finally {
      lock.unlock();
    }
  }
}
