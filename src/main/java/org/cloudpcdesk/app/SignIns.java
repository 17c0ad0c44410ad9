package org.cloudpcdesk.app;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.cloudpcdesk.model.Permission;
import org.cloudpcdesk.platform.Browser;
import org.cloudpcdesk.platform.Network;
import org.cloudpcdesk.platform.SecretProtectors;
import org.cloudpcdesk.platform.Time;
import org.cloudpcdesk.settings.Settings;
import org.cloudpcdesk.settings.SettingsStore;
import org.cloudpcdesk.settings.TokenStorage;
import org.cloudpcdesk.signin.MsalSignIn;
import org.cloudpcdesk.signin.SignInOptions;
import org.cloudpcdesk.signin.TokenCache;
import org.jspecify.annotations.Nullable;

/** Makes sign-ins as the settings say, all with one token cache. Thread-safe. */
final class SignIns {

  /** All that a first sign-in asks for. */
  static final Set<Permission> FIRST = Set.of(Permission.CLOUD_PC_READ, Permission.USER_READ);

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Roots roots;
  private final Path dataDirectory;
  private final SettingsStore settings;
  private final Browser browser;
  private final Time time;
  private final Network network;
  private @Nullable TokenCache inFile;
  private final TokenCache inMemory = TokenCache.inMemory();

  /** @param roots a test service's, or Microsoft's own; of those the settings say which cloud's */
  SignIns(
      Roots roots, Path dataDirectory, SettingsStore settings, Browser browser, Time time, Network network) {
    this.roots = roots;
    this.dataDirectory = dataDirectory;
    this.settings = settings;
    this.browser = browser;
    this.time = time;
    this.network = network;
  }

  /** Whom sessions talk to. */
  Roots roots() {
    return roots.in(settings.current().cloud());
  }

  /** A sign-in to the tenant of the settings, or to the account's own. */
  MsalSignIn signIn() {
    Settings current = settings.current();
    String tenant = current.tenant();
    return signIn(tenant == null ? SignInOptions.ANY_ORGANIZATION : tenant);
  }

  /** A sign-in to a tenant, by its id or a domain of it. */
  MsalSignIn signIn(String tenant) {
    Settings current = settings.current();
    return new MsalSignIn(
        new SignInOptions(current.effectiveClientId(), tenant, current.cloud(), roots.login(), PATIENCE),
        cache(current.tokenStorage()),
        browser,
        time,
        network);
  }

  /** A sign-in to the sample tenant, which remembers nobody. */
  MsalSignIn sample(Roots sample, Browser by) {
    Settings standard = Settings.DEFAULTS;
    return new MsalSignIn(
        new SignInOptions(
            standard.effectiveClientId(),
            SignInOptions.ANY_ORGANIZATION,
            standard.cloud(),
            sample.login(),
            PATIENCE),
        TokenCache.inMemory(),
        by,
        time,
        network);
  }

  /** One for each place, whatever the settings change to: a session keeps what it began with. */
  private synchronized TokenCache cache(TokenStorage storage) {
    if (storage == TokenStorage.MEMORY) {
      return inMemory;
    }
    if (inFile == null) {
      inFile =
          TokenCache.inFile(dataDirectory.resolve("tokens.sealed"), SecretProtectors.ofThisSystem(dataDirectory));
    }
    return inFile;
  }
}
