package org.cloudpcdesk.app.session;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.cloudpcdesk.model.Account;
import org.cloudpcdesk.model.Cloud;
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
import org.cloudpcdesk.store.StoreException;
import org.jspecify.annotations.Nullable;

/** Makes sign-ins as the settings say, all with one token cache. Thread-safe. */
public final class SignIns {

  /** All that a first sign-in asks for. */
  public static final Set<Permission> FIRST = Set.of(Permission.CLOUD_PC_READ, Permission.USER_READ);

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
  public SignIns(
      Roots roots, Path dataDirectory, SettingsStore settings, Browser browser, Time time, Network network) {
    this.roots = roots;
    this.dataDirectory = dataDirectory;
    this.settings = settings;
    this.browser = browser;
    this.time = time;
    this.network = network;
  }

  /** Whom sessions talk to in the cloud of the settings. */
  public Roots roots() {
    return roots(settings.current().cloud());
  }

  /** Whom sessions talk to in a cloud. */
  public Roots roots(Cloud cloud) {
    return roots.in(cloud);
  }

  /**
   * A sign-in to a tenant.
   *
   * @param at whose identity service is asked
   * @param tenant its id or a domain of it; null for that of the account that signs in
   */
  public MsalSignIn signIn(Roots at, @Nullable String tenant) {
    Settings current = settings.current();
    return new MsalSignIn(
        new SignInOptions(
            current.effectiveClientId(),
            tenant == null ? SignInOptions.ANY_ORGANIZATION : tenant,
            at.cloud(),
            at.login(),
            PATIENCE),
        cache(current.tokenStorage()),
        browser,
        time,
        network);
  }

  /**
   * Forgets the tokens of an account, in memory and in the file, wherever the settings say now that they are kept. Waits
   * for the disk.
   *
   * @throws StoreException when they are still in the file
   */
  void forget(Account account) throws StoreException {
    String home = account.homeAccountId();
    boolean gone = inMemory.forget(home) && (!Files.exists(tokens()) || cache(TokenStorage.FILE).forget(home));
    if (!gone) {
      throw new StoreException(
          "The tokens of the account could not be taken out of %s, and its offline data was not touched: check that the file can be written."
              .formatted(tokens()),
          new IllegalStateException("not forgotten"));
    }
  }

  private Path tokens() {
    return dataDirectory.resolve("tokens.sealed");
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
          TokenCache.inFile(tokens(), SecretProtectors.ofThisSystem(dataDirectory));
    }
    return inFile;
  }
}
