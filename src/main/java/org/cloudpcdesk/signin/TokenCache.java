package org.cloudpcdesk.signin;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import com.microsoft.aad.msal4j.ITokenCacheAccessAspect;
import com.microsoft.aad.msal4j.ITokenCacheAccessContext;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.cloudpcdesk.platform.SecretProtector;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where refresh tokens are kept between sign-ins: in memory, or in a sealed file as well. One for all sign-ins of a
 * process, so that each knows the accounts of the others. A file that cannot be read is dropped: signing in again is
 * all that is lost. Thread-safe.
 */
public final class TokenCache {
  private static final Logger LOG = LoggerFactory.getLogger(TokenCache.class);

  /** Keeps the newest text; every method is called with the lock held. */
  private interface Storage {
    SealedFile.Lock lock() throws IOException;

    Optional<String> load() throws IOException, GeneralSecurityException;

    void save(String text) throws IOException, GeneralSecurityException;

    void drop() throws IOException;
  }

  private final Storage storage;

  /** The accounts that were forgotten, and when: how many had been before. */
  private final Map<String, Long> forgotten = new ConcurrentHashMap<>();

  private final AtomicLong forgettings = new AtomicLong();

  private TokenCache(Storage storage) {
    this.storage = storage;
  }

  /** Forgets everything when the process ends. */
  public static TokenCache inMemory() {
    return new TokenCache(new Memory());
  }

  /**
   * Outlives the process. The file is made at the first sign-in, beside it one to lock by.
   *
   * @param file in a folder that exists
   */
  public static TokenCache inFile(Path file, SecretProtector protector) {
    return new TokenCache(new Sealed(new SealedFile(file, protector)));
  }

  /**
   * Takes out everything that belongs to an account, whatever registration, tenant or cloud it was used with. A cache that
   * cannot be read is dropped whole. Waits for the file; a failure is logged.
   *
   * @param homeAccountId msal4j's key of the account
   * @return whether nothing of the account is left
   */
  public boolean forget(String homeAccountId) {
    forgotten.put(homeAccountId, forgettings.getAndIncrement());
    try (SealedFile.Lock _ = storage.lock()) {
      Optional<String> text;
      try {
        text = storage.load().map(all -> without(homeAccountId, all));
      } catch (IOException | GeneralSecurityException | JsonParseException | IllegalStateException unreadable) {
        return drop(unreadable);
      }
      if (text.isPresent()) {
        storage.save(text.get());
      }
      return true;
    } catch (IOException | GeneralSecurityException failed) {
      LOG.warn("the account could not be taken out of the token cache: {}", failed.getClass().getName());
      return false;
    }
  }

  /** By the layout that Microsoft's libraries share: sections of entries that name their account. */
  private static String without(String homeAccountId, String text) {
    JsonObject cache = JsonParser.parseString(text).getAsJsonObject();
    for (Map.Entry<String, JsonElement> section : cache.entrySet()) {
      if (section.getValue() instanceof JsonObject entries) {
        entries.entrySet().removeIf(entry -> isOf(homeAccountId, entry.getValue()));
      }
    }
    return cache.toString();
  }

  private static boolean isOf(String homeAccountId, JsonElement entry) {
    return entry instanceof JsonObject object
        && object.get("home_account_id") instanceof JsonPrimitive owner
        && owner.getAsString().equals(homeAccountId);
  }

  /**
   * Only the kind of failure is logged: a parser's text may quote what it could not read.
   *
   * @return whether it is gone
   */
  private boolean drop(Exception unreadable) {
    LOG.warn("the token cache cannot be read and is dropped: {}", unreadable.getClass().getName());
    try {
      storage.drop();
      return true;
    } catch (IOException stays) {
      LOG.warn("the unreadable token cache could not be deleted: {}", stays.getClass().getName());
      return false;
    }
  }

  /** What msal4j calls around each of its looks and changes, one thread before and after. */
  ITokenCacheAccessAspect aspect() {
    return new Aspect();
  }

  private final class Aspect implements ITokenCacheAccessAspect {
    private final long begun = forgettings.get();

    /** By the access they belong to, which msal4j passes before and after. */
    private final Map<ITokenCacheAccessContext, SealedFile.Lock> held =
        Collections.synchronizedMap(new IdentityHashMap<>());

    @Override
    public void beforeCacheAccess(ITokenCacheAccessContext access) {
      try {
        held.put(access, storage.lock());
      } catch (IOException unlocked) {
        // What is known in memory has to do; nothing is written without the lock.
        LOG.warn("the token cache cannot be locked and is left alone: {}", unlocked.getClass().getName());
        return;
      }
      try {
        load().ifPresent(access.tokenCache()::deserialize);
      } catch (RuntimeException notMsals) {
        drop(notMsals);
      }
    }

    @Override
    public void afterCacheAccess(ITokenCacheAccessContext access) {
      try (SealedFile.Lock mine = held.remove(access)) {
        if (mine != null && access.hasCacheChanged()) {
          storage.save(withoutForgotten(access.tokenCache().serialize()));
        }
      } catch (IOException | GeneralSecurityException notKept) {
        LOG.warn("the token cache could not be written; the next start will ask for a sign-in: {}",
            notKept.getClass().getName());
      }
    }

    /** An exchange that outlives the sign-out of its account must not bring it back. */
    private String withoutForgotten(String text) {
      String left = text;
      for (Map.Entry<String, Long> account : forgotten.entrySet()) {
        if (account.getValue() >= begun) {
          left = without(account.getKey(), left);
        }
      }
      return left;
    }

    private Optional<String> load() {
      try {
        return storage.load();
      } catch (IOException | GeneralSecurityException unreadable) {
        drop(unreadable);
        return Optional.empty();
      }
    }
  }

  private static final class Memory implements Storage {
    private final ReentrantLock threads = new ReentrantLock();
    private @Nullable String text;

    @Override
    public SealedFile.Lock lock() {
      threads.lock();
      return threads::unlock;
    }

    @Override
    public Optional<String> load() {
      return Optional.ofNullable(text);
    }

    @Override
    public void save(String next) {
      text = next;
    }

    @Override
    public void drop() {
      text = null;
    }
  }

  private record Sealed(SealedFile file) implements Storage {
    @Override
    public SealedFile.Lock lock() throws IOException {
      return file.lock();
    }

    @Override
    public Optional<String> load() throws IOException, GeneralSecurityException {
      return file.read().map(plain -> new String(plain, StandardCharsets.UTF_8));
    }

    @Override
    public void save(String text) throws IOException, GeneralSecurityException {
      file.write(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void drop() throws IOException {
      file.delete();
    }
  }
}
