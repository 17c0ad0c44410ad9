package org.cloudpcdesk.signin;

import com.microsoft.aad.msal4j.IAccount;
import com.microsoft.aad.msal4j.ITokenCache;
import com.microsoft.aad.msal4j.ITokenCacheAccessAspect;
import com.microsoft.aad.msal4j.ITokenCacheAccessContext;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Another process that adds a line to the cache again and again, each time reading what is there and writing it back. */
final class CacheChild {

  private CacheChild() {}

  /** @param args the cache's file, the lines' text, how many */
  public static void main(String[] args) {
    add(TokenCache.inFile(Path.of(args[0]), new XorProtector()), args[1], Integer.parseInt(args[2]));
  }

  static void add(TokenCache cache, String line, int times) {
    ITokenCacheAccessAspect aspect = cache.aspect();
    for (int i = 0; i < times; i++) {
      Lines lines = new Lines();
      aspect.beforeCacheAccess(lines);
      lines.text += line + i + "\n";
      aspect.afterCacheAccess(lines);
    }
  }

  /** Stands in for msal4j's cache, with text of any kind. */
  static final class Lines implements ITokenCache, ITokenCacheAccessContext {
    String text = "";

    @Override
    public void deserialize(String data) {
      text = data;
    }

    @Override
    public String serialize() {
      return text;
    }

    @Override
    public ITokenCache tokenCache() {
      return this;
    }

    @Override
    public String clientId() {
      return "";
    }

    @Override
    public @Nullable IAccount account() {
      return null;
    }

    @Override
    public boolean hasCacheChanged() {
      return true;
    }
  }
}
