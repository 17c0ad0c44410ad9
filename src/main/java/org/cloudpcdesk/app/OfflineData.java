package org.cloudpcdesk.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.cloudpcdesk.model.Account;
import org.cloudpcdesk.platform.DataKey;
import org.cloudpcdesk.platform.Time;
import org.cloudpcdesk.store.KnownTenants;
import org.cloudpcdesk.store.KnownTenants.Known;
import org.cloudpcdesk.store.OfflineStore;
import org.cloudpcdesk.store.OfflineStore.Opened;
import org.cloudpcdesk.store.StoreException;
import org.cloudpcdesk.store.StoreName;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The offline stores of a data directory, and the key they are sealed under. Every call may wait for the disk. Thread-safe. */
final class OfflineData {
  private static final Logger LOG = LoggerFactory.getLogger(OfflineData.class);

  /** What stores of a service named on the command line are called. */
  private static final String TEST = "test";

  private final Path folder;
  private final Time time;
  private @Nullable DataKey key;

  OfflineData(Path folder, Time time) {
    this.folder = folder;
    this.time = time;
  }

  /** The store of a tenant. */
  static StoreName of(Roots roots, String tenantId) {
    return new StoreName(cloud(roots), tenantId);
  }

  private static String cloud(Roots roots) {
    return roots.login() == null ? "global" : TEST;
  }

  /** Whether a tenant was ever open. */
  boolean knowsTenants() {
    return KnownTenants.exist(folder);
  }

  /** The tenant that was open last, unless its account was signed out. */
  Optional<Known> lastOpen(Roots roots) {
    try {
      return KnownTenants.in(folder, key()).all().stream()
          .filter(known -> known.store().cloud().equals(cloud(roots)))
          .findFirst()
          .filter(known -> !known.signedOut());
    } catch (StoreException noKey) {
      LOG.warn("it is not known which tenant was open last", noKey);
      return Optional.empty();
    }
  }

  Opened open(StoreName name) throws StoreException {
    return OfflineStore.open(folder, name, key());
  }

  /** An account was signed in: the next start begins with its tenant. */
  void opened(StoreName name, Account account) {
    try {
      KnownTenants.in(folder, key()).opened(name, account, time.now());
    } catch (StoreException failed) {
      LOG.warn("the next start will not know the tenant", failed);
    }
  }

  /** The next start does not begin with this tenant. */
  void signedOut(StoreName name) {
    try {
      KnownTenants.in(folder, key()).signedOut(name);
    } catch (StoreException failed) {
      LOG.warn("the next start will begin with a tenant that was signed out", failed);
    }
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
