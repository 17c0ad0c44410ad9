package org.cloudpcdesk.app.session;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.cloudpcdesk.inventory.search.FirstOrder;
import org.cloudpcdesk.model.Account;
import org.cloudpcdesk.model.Cloud;
import org.cloudpcdesk.platform.DataKey;
import org.cloudpcdesk.platform.Time;
import org.cloudpcdesk.store.KnownTenants;
import org.cloudpcdesk.store.KnownTenants.Known;
import org.cloudpcdesk.store.OfflineStore;
import org.cloudpcdesk.store.OfflineStore.Opened;
import org.cloudpcdesk.store.StoreException;
import org.cloudpcdesk.store.StoreName;
import org.cloudpcdesk.store.StorePlace;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The offline stores of a data directory, and the key they are sealed under. Every call may wait for the disk. Thread-safe. */
public final class OfflineData {
  private static final Logger LOG = LoggerFactory.getLogger(OfflineData.class);

  /** What stores of a service named on the command line are called. */
  private static final String TEST = "test";

  private static final String GLOBAL = "global";

  private final Path folder;
  private final Time time;
  private @Nullable DataKey key;

  /** One for all, because two that write at the same time would each undo what the other wrote. */
  private @Nullable KnownTenants tenants;

  public OfflineData(Path folder, Time time) {
    this.folder = folder;
    this.time = time;
  }

  /** The store of an account in its tenant. */
  static StoreName of(Roots roots, Account account) {
    return StoreName.of(cloud(roots), account);
  }

  /** Tenants of two clouds, and of a test service and Microsoft's own, are never kept under one name. */
  private static String cloud(Roots roots) {
    String own =
        switch (roots.cloud()) {
          case GLOBAL -> GLOBAL;
          case US_GOVERNMENT_L4 -> "us-government-l4";
          case US_GOVERNMENT_L5 -> "us-government-l5";
        };
    return roots.login() == null ? own : own.equals(GLOBAL) ? TEST : TEST + "-" + own;
  }

  /**
   * The cloud that a store was kept in.
   *
   * @return nothing when it is not one of this service's: the sample tenant's, or a test service's beside Microsoft's own
   */
  static Optional<Cloud> cloudOf(Roots roots, StoreName store) {
    return Arrays.stream(Cloud.values()).filter(cloud -> cloud(roots.in(cloud)).equals(store.cloud())).findFirst();
  }

  /** Whether a tenant was ever open. */
  boolean knowsTenants() {
    return KnownTenants.exist(folder);
  }

  /** The tenant that was open last, unless its account was signed out. */
  Optional<Known> lastOpen(Roots roots) {
    try {
      return tenants().all().stream()
          .filter(known -> cloudOf(roots, known.store()).isPresent())
          .findFirst()
          .filter(known -> !known.signedOut());
    } catch (StoreException noKey) {
      LOG.warn("it is not known which tenant was open last", noKey);
      return Optional.empty();
    }
  }

  /** All tenants that were open, whatever became of their accounts; the last used first. */
  List<Known> known() {
    try {
      return knowsTenants() ? tenants().all() : List.of();
    } catch (StoreException noKey) {
      LOG.warn("it is not known which tenants were open", noKey);
      return List.of();
    }
  }

  Opened open(StoreName name) throws StoreException {
    return open(name, front -> {});
  }

  /** @param front gets the rows that the window shows first, before the others are read */
  Opened open(StoreName name, Consumer<OfflineStore.Front> front) throws StoreException {
    dropMisnamed(name);
    Opened opened = OfflineStore.open(folder, inUse(name), key(), front);
    opened.store().arrangeBy(FirstOrder.comparator());
    return opened;
  }

  /**
   * The store that an account's name stands for. One of before stores had owners goes on to be that of an account which
   * alone used it.
   */
  private StoreName inUse(StoreName name) {
    StoreName shared = name.unowned();
    if (!name.isOwned() || new StorePlace(folder, name).exists() || !new StorePlace(folder, shared).exists()) {
      return name;
    }
    List<Known> users = known().stream().filter(one -> one.store().equals(shared)).toList();
    boolean alone =
        !users.isEmpty() && users.stream().allMatch(one -> StoreName.of(name.cloud(), one.account()).equals(name));
    return alone ? shared : name;
  }

  /**
   * A tenant lives in one cloud. What is kept of it as a tenant of the global one, though it is in another, was named by a
   * version that called every cloud global. What is sealed to one name cannot be given another, and it is read anew.
   */
  private void dropMisnamed(StoreName name) throws StoreException {
    StorePlace misnamed = new StorePlace(folder, new StoreName(GLOBAL, name.tenantId()));
    if (name.cloud().startsWith("us-government") && misnamed.exists()) {
      LOG.info("what was kept of tenant {} under another cloud's name is deleted", name.tenantId());
      misnamed.delete();
      tenants().forget(misnamed.name());
    }
  }

  /** An account was signed in: the next start begins with its tenant. */
  void opened(StoreName name, Account account) {
    try {
      tenants().opened(inUse(name), account, time.now());
    } catch (StoreException failed) {
      LOG.warn("the next start will not know the tenant", failed);
    }
  }

  /** How a tenant is called is known now. */
  void named(StoreName name, Account account) {
    try {
      tenants().named(inUse(name), account);
    } catch (StoreException failed) {
      LOG.warn("the next start will not know how the tenant is called", failed);
    }
  }

  /** The next start does not begin with a tenant of this account's. */
  void signedOut(Account account) {
    try {
      tenants().signedOut(account);
    } catch (StoreException failed) {
      LOG.warn("the next start will begin with a tenant that was signed out", failed);
    }
  }

  /**
   * Forgets that an account was ever here.
   *
   * @param withData whether what was kept of its tenants goes too
   * @throws StoreException when something could not be deleted; what could be is gone, and the account stays known as
   *     signed out, so that it can be forgotten once more
   */
  void forget(Account account, boolean withData) throws StoreException {
    Optional<StoreException> left = withData ? delete(account) : Optional.empty();
    KnownTenants tenants = tenants();
    if (left.isPresent()) {
      tenants.signedOut(account);
      throw left.get();
    }
    tenants.forget(account);
  }

  /** Deletes what was kept of an account's tenants; returns why something is left. */
  private Optional<StoreException> delete(Account account) {
    StoreException left = null;
    for (StoreName store : stores(account)) {
      try {
        new StorePlace(folder, store).delete();
      } catch (StoreException failed) {
        if (left == null) {
          left = failed;
        } else {
          left.addSuppressed(failed);
        }
      }
    }
    return Optional.ofNullable(left);
  }

  /** An account's stores; with those of before stores had owners that belong to nobody else who is known. */
  private Set<StoreName> stores(Account account) {
    Set<StoreName> own = new LinkedHashSet<>();
    Set<StoreName> others = new HashSet<>();
    for (Known one : known()) {
      if (one.account().homeAccountId().equals(account.homeAccountId())) {
        own.add(one.store());
        own.add(one.store().unowned());
      } else {
        others.add(one.store());
      }
    }
    own.removeAll(others);
    return own;
  }

  /**
   * The accounts that were here. What several of them kept together, before stores had owners, is shown to none of them,
   * because each may have been allowed to see other rows: it goes, and each has a store of its own from now on.
   */
  private synchronized KnownTenants tenants() throws StoreException {
    if (tenants == null) {
      tenants = KnownTenants.in(folder, key());
    }
    Set<StoreName> shared = tenants.shared();
    for (StoreName one : shared) {
      LOG.info("what several accounts had kept together of tenant {} is deleted", one.tenantId());
      new StorePlace(folder, one).delete();
    }
    if (!shared.isEmpty()) {
      // Only now: whoever is interrupted before this, or finds it open elsewhere, does it once more.
      tenants.part();
    }
    return tenants;
  }

  private synchronized DataKey key() throws StoreException {
    try {
      if (key == null) {
        key = DataKey.of(folder);
      }
      return key;
    } catch (IOException failed) {
      throw new StoreException(
          "The key of the data directory %s cannot be read or written. Nothing is kept for offline use: check the data directory."
              .formatted(folder),
          failed);
    }
  }
}
