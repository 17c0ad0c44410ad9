package org.cloudpcdesk.settings;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cloudpcdesk.model.Cloud;
import org.cloudpcdesk.settings.Kind.Choice;
import org.cloudpcdesk.settings.Kind.Flag;
import org.cloudpcdesk.settings.Kind.Span;
import org.cloudpcdesk.settings.Kind.TenantIds;
import org.cloudpcdesk.settings.Kind.Text;
import org.cloudpcdesk.settings.Kind.Whole;

/**
 * One thing that can be set: its name in files and policies, its kind and what holds when nobody sets it. The constants are
 * all there are.
 *
 * @param <T> immutable
 */
public final class Setting<T> {

  /** Who may set it. */
  public enum By {
    /** The administrator at the window; a policy has no say. */
    USER,
    /** The administrator at the window, unless a policy does. */
    BOTH,
    /** A policy alone. */
    POLICY
  }

  public static final Setting<ThemeChoice> THEME =
      new Setting<>("theme", new Choice<>(ThemeChoice.class), ThemeChoice.SYSTEM, By.USER);

  /** The app registration to sign in with; empty for {@link Settings#DEFAULT_CLIENT_ID}. */
  public static final Setting<String> CLIENT_ID = new Setting<>("clientId", new Text(Shapes::isGuid), "", By.BOTH);

  /** Tenant id or domain to sign in to; empty for the account's home tenant. */
  public static final Setting<String> TENANT = new Setting<>("tenant", new Text(Shapes::isTenant), "", By.BOTH);

  public static final Setting<Cloud> CLOUD = new Setting<>("cloud", new Choice<>(Cloud.class), Cloud.GLOBAL, By.BOTH);

  /** The only tenants whose accounts may be used here; empty for any. */
  public static final Setting<Set<String>> ALLOWED_TENANTS =
      new Setting<>("allowedTenants", new TenantIds(), Set.of(), By.POLICY);

  /**
   * Whether somebody may sign in by a code that is typed elsewhere; Microsoft advises companies to block that wherever
   * they can (Conditional Access, "Authentication flows").
   */
  public static final Setting<Boolean> DEVICE_CODE =
      new Setting<>("deviceCodeSignIn", new Flag(), true, By.BOTH);

  /** Tenants in which a run is confirmed with more care. */
  public static final Setting<Set<String>> PRODUCTION_TENANTS =
      new Setting<>("productionTenants", new TenantIds(), Set.of(), By.BOTH);

  /** Nothing can be sent that changes a tenant. */
  public static final Setting<Boolean> READ_ONLY = new Setting<>("readOnly", new Flag(), false, By.BOTH);

  public static final Setting<ConfirmationLevel> CONFIRMATION =
      new Setting<>("confirmation", new Choice<>(ConfirmationLevel.class), ConfirmationLevel.STANDARD, By.BOTH);

  /**
   * How long a run waits before its first request. For more than one target the engine never waits less than five seconds,
   * whatever is set.
   */
  public static final Setting<Duration> CANCEL_WINDOW =
      new Setting<>("cancelWindowSeconds", new Span(ChronoUnit.SECONDS, 0, 300), Duration.ofSeconds(10), By.BOTH);

  /** How many targets a run may have without a second, explicit step. */
  public static final Setting<Integer> CEILING = new Setting<>("ceiling", new Whole(1, 10_000), 500, By.BOTH);

  /** How long after its request an item is followed before it is called stuck. */
  public static final Setting<Duration> STUCK_AFTER =
      new Setting<>("stuckAfterMinutes", new Span(ChronoUnit.MINUTES, 10, 1_440), Duration.ofMinutes(60), By.USER);

  /** How long changes of Cloud PCs are remembered, in days. */
  public static final Setting<Integer> HISTORY_DAYS = new Setting<>("historyDays", new Whole(1, 3_650), 90, By.USER);

  public static final Setting<TokenStorage> TOKEN_STORAGE =
      new Setting<>("tokenStorage", new Choice<>(TokenStorage.class), TokenStorage.standard(), By.BOTH);

  /** How often the whole list is read. */
  public static final Setting<Duration> REFRESH_INTERVAL =
      new Setting<>("refreshMinutes", new Span(ChronoUnit.MINUTES, 1, 120), Duration.ofMinutes(5), By.USER);

  public static final Setting<ProxyMode> PROXY =
      new Setting<>("proxy", new Choice<>(ProxyMode.class), ProxyMode.SYSTEM, By.BOTH);

  /** {@code host:port} of the proxy to use when {@link #PROXY} is manual. */
  public static final Setting<String> PROXY_ADDRESS =
      new Setting<>("proxyAddress", new Text(Shapes::isHostAndPort), "", By.BOTH);

  /** The name to give a proxy that asks for one. Its password is never a setting. */
  public static final Setting<String> PROXY_USER =
      new Setting<>("proxyUser", new Text(Shapes::isProxyUser), "", By.USER);

  public static final Setting<Boolean> TRAY_NOTIFICATIONS =
      new Setting<>("trayNotifications", new Flag(), true, By.USER);

  /** Where to look for a newer version; empty for nowhere. */
  public static final Setting<String> UPDATE_URL = new Setting<>("updateUrl", new Text(Shapes::isHttps), "", By.BOTH);

  /** Stated by a policy to be on the safe side; the program has none. */
  public static final Setting<Telemetry> TELEMETRY =
      new Setting<>("telemetry", new Choice<>(Telemetry.class), Telemetry.NONE, By.POLICY);

  private static final List<Setting<?>> ALL =
      List.of(
          THEME,
          CLIENT_ID,
          TENANT,
          CLOUD,
          ALLOWED_TENANTS,
          DEVICE_CODE,
          PRODUCTION_TENANTS,
          READ_ONLY,
          CONFIRMATION,
          CANCEL_WINDOW,
          CEILING,
          STUCK_AFTER,
          HISTORY_DAYS,
          TOKEN_STORAGE,
          REFRESH_INTERVAL,
          PROXY,
          PROXY_ADDRESS,
          PROXY_USER,
          TRAY_NOTIFICATIONS,
          UPDATE_URL,
          TELEMETRY);

  private final String name;
  private final Kind<T> kind;
  private final T standard;
  private final By by;

  private Setting(String name, Kind<T> kind, T standard, By by) {
    this.name = name;
    this.kind = kind;
    this.standard = standard;
    this.by = by;
  }

  /** All settings, in the order of their sections. */
  public static List<Setting<?>> all() {
    return ALL;
  }

  /** The setting of a name, as it is written in files and policies. */
  public static Optional<Setting<?>> named(String name) {
    return ALL.stream().filter(one -> one.name.equals(name)).findFirst();
  }

  public String name() {
    return name;
  }

  public Kind<T> kind() {
    return kind;
  }

  /** What holds when nobody sets it. */
  public T standard() {
    return standard;
  }

  public By by() {
    return by;
  }

  @Override
  public String toString() {
    return name;
  }
}
