package org.cloudpcdesk.ui.main;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import org.cloudpcdesk.settings.Setting;
import org.cloudpcdesk.settings.Settings;
import org.cloudpcdesk.settings.SettingsStore;
import org.cloudpcdesk.ui.common.UiThread;

/** Whether a tenant is marked as production, as the settings have it. Used on the UI thread; {@link #close} ends its listening. */
final class ProductionMark implements AutoCloseable {
  private final SettingsStore settings;
  private final String tenantId;
  private final ReadOnlyBooleanWrapper marked = new ReadOnlyBooleanWrapper();
  private final Runnable unsubscribe;

  ProductionMark(SettingsStore settings, String tenantId) {
    this.settings = settings;
    this.tenantId = tenantId.toLowerCase(Locale.ROOT);
    this.unsubscribe = settings.listen(next -> UiThread.run(() -> read(next)));
    read(settings.current());
  }

  private void read(Settings now) {
    marked.set(now.isProduction(tenantId));
  }

  ReadOnlyBooleanProperty marked() {
    return marked.getReadOnlyProperty();
  }

  /** Whether whoever looks after the computer says which tenants are production. */
  boolean isManaged() {
    return settings.policy().manages(Setting.PRODUCTION_TENANTS);
  }

  /** Marks the tenant, or takes the mark away. */
  void toggle() {
    boolean next = !marked.get();
    settings.change(
        before -> {
          Set<String> tenants = new HashSet<>(before.productionTenants());
          if (next) {
            tenants.add(tenantId);
          } else {
            tenants.remove(tenantId);
          }
          return before.with(Setting.PRODUCTION_TENANTS, Set.copyOf(tenants));
        });
  }

  @Override
  public void close() {
    unsubscribe.run();
  }
}
