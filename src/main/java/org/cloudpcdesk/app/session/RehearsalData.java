package org.cloudpcdesk.app.session;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Set;
import org.cloudpcdesk.model.Account;
import org.cloudpcdesk.platform.Time;
import org.cloudpcdesk.store.OfflineStore;
import org.cloudpcdesk.store.StoreException;
import org.cloudpcdesk.store.StoreName;

/** The data directory of the build's rehearsal, which begins with what was stored of a tenant that nobody signs in to. */
public final class RehearsalData {
  private static final Account SOMEBODY =
      new Account("rehearsal.rehearsal", "rehearsal@example.com", null, "5d0a9a1e-0000-4000-8000-000000000001");

  private final OfflineData data;

  public RehearsalData(Path folder) {
    this.data = new OfflineData(folder, Time.system());
  }

  /** Whether a tenant was open before. */
  public boolean isFilled() {
    return data.knowsTenants();
  }

  /** Keeps the rows of the tenant that was just open, the sample's, as those of one that was signed in to. */
  public void keepAsTenant() throws StoreException {
    StoreName to = OfflineData.of(Roots.MICROSOFT, SOMEBODY);
    OfflineStore.Opened sample = data.open(data.known().getFirst().store());
    try (OfflineStore _ = sample.store();
        OfflineStore store = data.open(to).store()) {
      Instant now = Time.system().now();
      store.sync(sample.rows(), Set.of(), now, now);
    }
    data.opened(to, SOMEBODY);
  }
}
