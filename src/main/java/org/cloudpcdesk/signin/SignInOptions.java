package org.cloudpcdesk.signin;

import java.net.URI;
import java.time.Duration;
import java.util.regex.Pattern;
import org.cloudpcdesk.model.Cloud;
import org.jspecify.annotations.Nullable;

/**
 * How to sign in.
 *
 * @param clientId application (client) id of the app registration, a public client with the redirect URI {@code
 *     http://localhost}
 * @param tenant tenant id or domain, or {@link #ANY_ORGANIZATION}; a guest or partner names the tenant they visit
 * @param cloud whose identity service is asked, and for whose Graph
 * @param loginRoot where to send what is meant for the cloud's identity service, such as {@code
 *     http://127.0.0.1:8080/login}; null for the real one
 * @param patience how long to wait for the browser to come back, in whole seconds
 */
public record SignInOptions(
    String clientId, String tenant, Cloud cloud, @Nullable URI loginRoot, Duration patience) {
  /** Any work or school account; the tenant is the account's own. */
  public static final String ANY_ORGANIZATION = "organizations";

  private static final Pattern TENANT_ID = Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

  public SignInOptions {
    if (patience.toSeconds() < 1) {
      throw new IllegalArgumentException("less than a second is no patience: " + patience);
    }
  }

  /** Whether the tenant is named by its id, as it is of an account that was here before: such a name is never wrong. */
  boolean isTenantId() {
    return TENANT_ID.matcher(tenant).matches();
  }

  /** The domain that the tenant is named by, or null when it is named by its id or is the account's own. */
  @Nullable String domain() {
    return tenant.contains(".") ? tenant : null;
  }
}
