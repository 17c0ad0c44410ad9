package org.cloudpcdesk.settings;

import org.jspecify.annotations.Nullable;

/**
 * What the administrator may set. Immutable; {@link SettingsStore} owns the current one.
 *
 * @param clientId the app registration to sign in with, or null for {@link #DEFAULT_CLIENT_ID}
 * @param tenant tenant id or domain to sign in to, or null for the account's home tenant
 */
public record Settings(ThemeChoice theme, @Nullable String clientId, @Nullable String tenant) {

  /** Microsoft Graph Command Line Tools, a public client that Microsoft registers in every tenant. */
  public static final String DEFAULT_CLIENT_ID = "14d82eec-204b-4c2f-b7e8-296a70dab67e";

  public static final Settings DEFAULTS = new Settings(ThemeChoice.SYSTEM, null, null);

  public String effectiveClientId() {
    return clientId == null || clientId.isBlank() ? DEFAULT_CLIENT_ID : clientId;
  }
}
