package org.cloudpcdesk.settings;

import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.cloudpcdesk.model.Cloud;
import org.jspecify.annotations.Nullable;

/**
 * A value for every {@link Setting}. Immutable; {@link SettingsStore} owns the current ones. Whoever reads them there reads
 * what holds, an administrator's policy included.
 */
public final class Settings {

  /** Microsoft Graph Command Line Tools, a public client that Microsoft registers in every tenant. */
  public static final String DEFAULT_CLIENT_ID = "14d82eec-204b-4c2f-b7e8-296a70dab67e";

  public static final Settings DEFAULTS = new Settings(Map.of());

  /** What differs from the standard. */
  private final Map<Setting<?>, Object> values;

  private Settings(Map<Setting<?>, Object> values) {
    this.values = values;
  }

  public <T> T get(Setting<T> setting) {
    // Only with() puts values in, each under a setting of its type.
    @SuppressWarnings("unchecked")
    T value = (T) values.getOrDefault(setting, setting.standard());
    return value;
  }

  /**
   * The same settings but one.
   *
   * @throws IllegalArgumentException when the setting may not have this value
   */
  public <T> Settings with(Setting<T> setting, T value) {
    if (!setting.kind().accepts(value)) {
      throw new IllegalArgumentException(setting + " cannot be " + value);
    }
    Map<Setting<?>, Object> next = new HashMap<>(values);
    if (value.equals(setting.standard())) {
      next.remove(setting);
    } else {
      next.put(setting, value);
    }
    return new Settings(next);
  }

  /** These settings with another's value of one. */
  <T> Settings withThatOf(Settings other, Setting<T> setting) {
    return with(setting, other.get(setting));
  }

  public ThemeChoice theme() {
    return get(Setting.THEME);
  }

  /** The app registration to sign in with, or null for {@link #DEFAULT_CLIENT_ID}. */
  public @Nullable String clientId() {
    return orNull(Setting.CLIENT_ID);
  }

  public String effectiveClientId() {
    String own = clientId();
    return own == null ? DEFAULT_CLIENT_ID : own;
  }

  /** Tenant id or domain to sign in to, or null for the account's home tenant. */
  public @Nullable String tenant() {
    return orNull(Setting.TENANT);
  }

  public Cloud cloud() {
    return get(Setting.CLOUD);
  }

  /** Whether an account of this tenant may be used on this computer. */
  public boolean allowsTenant(String tenantId) {
    Set<String> allowed = get(Setting.ALLOWED_TENANTS);
    return allowed.isEmpty() || allowed.contains(tenantId.toLowerCase(Locale.ROOT));
  }

  /**
   * Whether an account of a tenant may turn out to be allowed.
   *
   * @param tenant id or domain; of a domain it is known only after the sign-in whose it is
   */
  public boolean mayAllow(String tenant) {
    return !Shapes.isGuid(tenant) || allowsTenant(tenant);
  }

  /** Whether somebody may sign in by a code that is typed elsewhere. */
  public boolean allowsDeviceCode() {
    return get(Setting.DEVICE_CODE);
  }

  /** The ids of tenants in which a run is confirmed with more care, in lower case. */
  public Set<String> productionTenants() {
    return get(Setting.PRODUCTION_TENANTS);
  }

  /** Whether a run in this tenant is confirmed with more care. */
  public boolean isProduction(String tenantId) {
    return productionTenants().contains(tenantId.toLowerCase(Locale.ROOT));
  }

  /** Nothing can be sent that changes a tenant. */
  public boolean readOnly() {
    return get(Setting.READ_ONLY);
  }

  public ConfirmationLevel confirmation() {
    return get(Setting.CONFIRMATION);
  }

  /** How long a run waits before its first request. */
  public Duration cancelWindow() {
    return get(Setting.CANCEL_WINDOW);
  }

  /** How many targets a run may have without a second, explicit step. */
  public int ceiling() {
    return get(Setting.CEILING);
  }

  /** How long after its request an item is followed before it is called stuck. */
  public Duration stuckAfter() {
    return get(Setting.STUCK_AFTER);
  }

  /** How many days changes of Cloud PCs are remembered. */
  public int historyDays() {
    return get(Setting.HISTORY_DAYS);
  }

  public TokenStorage tokenStorage() {
    return get(Setting.TOKEN_STORAGE);
  }

  /** How often the whole list is read. */
  public Duration refreshInterval() {
    return get(Setting.REFRESH_INTERVAL);
  }

  public ProxyMode proxy() {
    return get(Setting.PROXY);
  }

  /** {@code host:port} of the proxy to use when {@link #proxy} is manual, or null. */
  public @Nullable String proxyAddress() {
    return orNull(Setting.PROXY_ADDRESS);
  }

  /** The name to give a proxy that asks for one, or null. */
  public @Nullable String proxyUser() {
    return orNull(Setting.PROXY_USER);
  }

  public boolean trayNotifications() {
    return get(Setting.TRAY_NOTIFICATIONS);
  }

  /** The https address to ask for a newer version, or null for none. */
  public @Nullable String updateUrl() {
    return orNull(Setting.UPDATE_URL);
  }

  private @Nullable String orNull(Setting<String> setting) {
    String text = get(setting);
    return text.isEmpty() ? null : text;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Settings settings && values.equals(settings.values);
  }

  @Override
  public int hashCode() {
    return values.hashCode();
  }

  @Override
  public String toString() {
    return values.toString();
  }
}
