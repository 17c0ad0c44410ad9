package org.cloudpcdesk.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import org.cloudpcdesk.model.Account;
import org.cloudpcdesk.platform.DataKey;
import org.cloudpcdesk.platform.OwnerOnly;
import org.cloudpcdesk.platform.Sealer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The tenants there is something stored of, and who signed in to them; sealed, because it names people. It lies beside the
 * stores, so that the next start knows at once which to open. Thread-safe.
 */
public final class KnownTenants {
  private static final Logger LOG = LoggerFactory.getLogger(KnownTenants.class);
  private static final String PLACE = "tenants";
  private static final int VERSION = 1;

  private final Path file;
  private final Sealer sealer;

  /**
   * A tenant.
   *
   * @param account who signed in to it last
   * @param used when it was last opened
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
    return OfflineStore.folder(dataDirectory).resolve("tenants.sealed");
  }

  /** All of them, the last used first. None when the file cannot be read: it is written anew at the next sign-in. */
  public synchronized List<Known> all() {
    if (!Files.exists(file)) {
      return List.of();
    }
    try {
      RowReader in = new RowReader(sealer.open(OwnerOnly.read(file), PLACE), new RowReader.Pool());
      if (in.number() > VERSION) {
        LOG.warn("{} was written by a newer version; it is passed over", file);
        return List.of();
      }
      List<Known> known = new ArrayList<>();
      while (in.hasNext()) {
        known.add(read(in));
      }
      return known;
    } catch (IOException | GeneralSecurityException | RuntimeException unreadable) {
      LOG.warn("{} cannot be read; it is passed over", file, unreadable);
      return List.of();
    }
  }

  /** A tenant was opened. */
  public void opened(StoreName store, Account account, Instant now) throws StoreException {
    change(
        known -> {
          List<Known> next = new ArrayList<>(known);
          next.removeIf(one -> one.store().equals(store));
          next.add(new Known(store, account, now, false));
          return next;
        });
  }

  /** A tenant's account was signed out. */
  public void signedOut(StoreName store) throws StoreException {
    change(
        known ->
            known.stream()
                .map(one -> one.store().equals(store) ? new Known(store, one.account(), one.used(), true) : one)
                .toList());
  }

  private synchronized void change(UnaryOperator<List<Known>> change) throws StoreException {
    RowWriter out = new RowWriter();
    out.number(VERSION);
    change.apply(all()).stream()
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
    Account account = known.account();
    out.text(account.homeAccountId());
    out.text(account.username());
    out.text(account.displayName());
    out.text(account.tenantId());
    out.instant(known.used());
    out.number(known.signedOut() ? 1 : 0);
  }

  private static Known read(RowReader in) {
    StoreName store = new StoreName(RowReader.present(in.text()), RowReader.present(in.text()));
    Account account =
        new Account(
            RowReader.present(in.text()), RowReader.present(in.text()), in.text(), RowReader.present(in.text()));
    return new Known(store, account, RowReader.present(in.instant()), in.number() == 1);
  }
}
