package org.cloudpcdesk.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.cloudpcdesk.model.Account;
import org.cloudpcdesk.platform.DataKey;
import org.cloudpcdesk.platform.OwnerOnly;
import org.cloudpcdesk.platform.Sealer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The accounts that were signed in, and the tenants there is something stored of; sealed, because it names people. It lies
 * beside the stores, so that the next start knows at once which to open. Thread-safe.
 */
public final class KnownTenants {
  private static final Logger LOG = LoggerFactory.getLogger(KnownTenants.class);
  private static final String PLACE = "tenants";
  /** Version 1 had no domains by which tenants were named, version 2 not their directories' names for them and no owners. */
  private static final int VERSION = 3;

  private final Path file;
  private final Sealer sealer;

  /**
   * An account in a tenant.
   *
   * @param used when the tenant was last opened by it
   * @param signedOut whether that account was signed out since: then it is not opened by itself
   */
  public record Known(StoreName store, Account account, Instant used, boolean signedOut) {}

  private KnownTenants(Path file, Sealer sealer) {
    this.file = file;
    this.sealer = sealer;
  }

  /** Whether a data directory knows any. */
  public static boolean exist(Path dataDirectory) {
    return Files.exists(file(dataDirectory));
  }

  public static KnownTenants in(Path dataDirectory, DataKey key) {
    return new KnownTenants(file(dataDirectory), key.sealer("tenants"));
  }

  private static Path file(Path dataDirectory) {
    return StorePlace.folder(dataDirectory).resolve("tenants.sealed");
  }

  /**
   * All of them, the last used first. None when the file cannot be read: it is written anew at the next sign-in. None either
   * when a newer version of the program wrote it: then it stays as it is. Each account has a store of its own here, whatever
   * is written down: what is {@link #shared} is nobody's.
   */
  public synchronized List<Known> all() {
    return apart(readable());
  }

  private List<Known> readable() {
    try {
      return read();
    } catch (StoreException newer) {
      LOG.warn("{} It is passed over.", newer.getMessage());
      return List.of();
    }
  }

  /** @throws StoreException when a newer version of the program wrote it */
  private List<Known> read() throws StoreException {
    if (!Files.exists(file)) {
      return List.of();
    }
    try {
      RowReader in = new RowReader(sealer.open(OwnerOnly.read(file), PLACE), new RowReader.Pool());
      long version = in.number();
      if (version > VERSION) {
        throw new StoreException(
            "The list of known tenants %s was written by a newer version of the program. It was not changed."
                .formatted(file));
      }
      List<Known> known = new ArrayList<>();
      while (in.hasNext()) {
        known.add(read(in, version));
      }
      return known;
    } catch (StoreException newer) {
      throw newer;
    } catch (IOException | GeneralSecurityException | RuntimeException unreadable) {
      LOG.warn("{} cannot be read; it is passed over", file, unreadable);
      return List.of();
    }
  }

  /** A tenant was opened by an account. */
  public void opened(StoreName store, Account account, Instant now) throws StoreException {
    change(
        known -> {
          List<Known> next = new ArrayList<>(known);
          next.removeIf(
              one -> one.store().unowned().equals(store.unowned()) && one.account().isSameAs(account));
          next.add(new Known(store, account, now, false));
          return next;
        });
  }

  /** The stores that several accounts had together, before stores had owners; until {@link #part} was called. */
  public synchronized Set<StoreName> shared() {
    return shared(readable());
  }

  /** Writes down that each account has a store of its own. What was shared is not known of any more, and must be gone by then. */
  public void part() throws StoreException {
    change(KnownTenants::apart);
  }

  private static List<Known> apart(List<Known> known) {
    Set<StoreName> shared = shared(known);
    if (shared.isEmpty()) {
      return known;
    }
    return known.stream()
        .map(
            one ->
                shared.contains(one.store())
                    ? new Known(own(one), one.account(), one.used(), one.signedOut())
                    : one)
        .toList();
  }

  /** Asked at each start, before the window: without more than it needs. */
  private static Set<StoreName> shared(List<Known> all) {
    Set<StoreName> shared = new HashSet<>();
    for (Known one : all) {
      for (Known other : all) {
        if (!one.store().isSample() && one.store().equals(other.store()) && !isOf(one, other.account())) {
          shared.add(one.store());
        }
      }
    }
    return shared;
  }

  private static StoreName own(Known known) {
    return StoreName.of(known.store().cloud(), known.account());
  }

  /** It is known now how a tenant is called. Nothing else of it changes. */
  public void named(StoreName store, Account account) throws StoreException {
    change(
        known ->
            known.stream()
                .map(
                    one ->
                        one.store().equals(store) && one.account().isSameAs(account)
                            ? new Known(store, account, one.used(), one.signedOut())
                            : one)
                .toList());
  }

  /** An account was signed out, of every tenant. */
  public void signedOut(Account account) throws StoreException {
    change(
        known ->
            known.stream()
                .map(
                    one -> isOf(one, account) ? new Known(one.store(), one.account(), one.used(), true) : one)
                .toList());
  }

  /** Takes an account out of the list, whatever tenants it was used in. */
  public void forget(Account account) throws StoreException {
    change(known -> known.stream().filter(one -> !isOf(one, account)).toList());
  }

  /** Takes a tenant out of the list, whoever used it. */
  public void forget(StoreName store) throws StoreException {
    change(known -> known.stream().filter(one -> !one.store().equals(store)).toList());
  }

  private static boolean isOf(Known one, Account account) {
    return one.account().homeAccountId().equals(account.homeAccountId());
  }

  private synchronized void change(UnaryOperator<List<Known>> change) throws StoreException {
    RowWriter out = new RowWriter();
    out.number(VERSION);
    change.apply(read()).stream()
        .sorted(Comparator.comparing(Known::used).reversed())
        .forEach(one -> write(one, out));
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      OwnerOnly.replace(file, sealer.seal(out.result(), PLACE));
    } catch (IOException failed) {
      throw new StoreException(
          "The list of known tenants %s cannot be written. The next start begins with the welcome page."
              .formatted(file),
          failed);
    }
  }

  private static void write(Known known, RowWriter out) {
    out.text(known.store().cloud());
    out.text(known.store().tenantId());
    out.text(known.store().owner());
    Account account = known.account();
    out.text(account.homeAccountId());
    out.text(account.username());
    out.text(account.displayName());
    out.text(account.tenantId());
    out.text(account.tenantDomain());
    out.text(account.tenantDisplayName());
    out.instant(known.used());
    out.number(known.signedOut() ? 1 : 0);
  }

  private static Known read(RowReader in, long version) {
    StoreName store =
        new StoreName(
            RowReader.present(in.text()),
            RowReader.present(in.text()),
            version < 3 ? "" : RowReader.present(in.text()));
    Account account =
        new Account(
            RowReader.present(in.text()),
            RowReader.present(in.text()),
            in.text(),
            RowReader.present(in.text()),
            version < 2 ? null : in.text(),
            version < 3 ? null : in.text());
    return new Known(store, account, RowReader.present(in.instant()), in.number() == 1);
  }
}
