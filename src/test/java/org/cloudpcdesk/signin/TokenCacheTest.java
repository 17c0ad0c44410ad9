package org.cloudpcdesk.signin;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.aad.msal4j.ITokenCache;
import com.microsoft.aad.msal4j.ITokenCacheAccessAspect;
import com.microsoft.aad.msal4j.ITokenCacheAccessContext;
import com.microsoft.aad.msal4j.TokenCacheAccessContext;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.cloudpcdesk.platform.SecretProtector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The cache's file among several threads, several caches and several processes. */
@Timeout(60)
class TokenCacheTest {
  private static final int LINES = 40;

  @TempDir Path folder;

  private Path file() {
    return folder.resolve("tokens.sealed");
  }

  private List<String> lines() throws Exception {
    return new String(new XorProtector().unprotect(Files.readAllBytes(file())), StandardCharsets.UTF_8).lines().toList();
  }

  @Test
  void twoProcessesAndThisOneLoseNothingOfEachOther() throws Exception {
    List<Process> children = new ArrayList<>();
    for (String name : List.of("a", "b")) {
      children.add(
          new ProcessBuilder(
              Path.of(System.getProperty("java.home"), "bin", "java").toString(),
              "-Xshare:auto",
              "-cp",
              System.getProperty("java.class.path"),
              CacheChild.class.getName(),
              file().toString(),
              name,
              Integer.toString(LINES))
              .inheritIO()
              .start());
    }
    CacheChild.add(TokenCache.inFile(file(), new XorProtector()), "here", LINES);
    for (Process child : children) {
      assertThat(child.waitFor(40, TimeUnit.SECONDS)).isTrue();
      assertThat(child.exitValue()).isZero();
    }

    assertThat(lines()).hasSize(3 * LINES).doesNotHaveDuplicates();
  }

  @Test
  void severalCachesOfOneFileInOneProcessTakeTurns() throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 8; i++) {
        String name = "thread" + i + "-";
        threads.execute(() -> CacheChild.add(TokenCache.inFile(file(), new XorProtector()), name, LINES));
      }
    }

    assertThat(lines()).hasSize(8 * LINES).doesNotHaveDuplicates();
  }

  /** A cache as msal4j has it: what it held when it was read last, and an account that came since. */
  private record Late(String text) implements ITokenCache {
    @Override
    public void deserialize(String data) {}

    @Override
    public String serialize() {
      return text;
    }
  }

  private static void write(ITokenCacheAccessAspect aspect, String text) {
    ITokenCacheAccessContext access = TokenCacheAccessContext.builder().tokenCache(new Late(text)).hasCacheChanged(true).build();
    aspect.beforeCacheAccess(access);
    aspect.afterCacheAccess(access);
  }

  private static String account(String home) {
    return "{\"Account\":{\"a\":{\"home_account_id\":\"%s\"},\"b\":{\"home_account_id\":\"other\"}}}".formatted(home);
  }

  @Test
  void whatOutlivesASignOutDoesNotBringTheAccountBack() throws Exception {
    TokenCache cache = TokenCache.inFile(file(), new XorProtector());
    write(cache.aspect(), account("ada"));
    ITokenCacheAccessAspect late = cache.aspect();

    cache.forget("ada");
    write(late, account("ada"));

    assertThat(String.join("", lines())).doesNotContain("ada").contains("other");

    write(cache.aspect(), account("ada"));
    assertThat(String.join("", lines())).as("signed in again").contains("ada");
  }

  @Test
  void aFolderThatIsGoneKeepsNothingAndFailsNobody() throws Exception {
    TokenCache cache = TokenCache.inFile(folder.resolve("gone").resolve("tokens.sealed"), new XorProtector());

    CacheChild.add(cache, "lost", 1);

    CacheChild.Lines next = new CacheChild.Lines();
    ITokenCacheAccessAspect aspect = cache.aspect();
    aspect.beforeCacheAccess(next);
    aspect.afterCacheAccess(next);
    assertThat(next.text).isEmpty();
  }

  @Test
  void whatCannotBeSealedIsNotWritten() throws Exception {
    CacheChild.add(TokenCache.inFile(file(), new XorProtector()), "before", 1);
    TokenCache refused =
        TokenCache.inFile(
            file(),
            new SecretProtector() {
              @Override
              public byte[] protect(byte[] plain) throws GeneralSecurityException {
                throw new GeneralSecurityException("not today");
              }

              @Override
              public byte[] unprotect(byte[] sealed) throws GeneralSecurityException {
                return new XorProtector().unprotect(sealed);
              }
            });

    CacheChild.add(refused, "after", 1);

    assertThat(lines()).containsExactly("before0");
    assertThat(folder.toFile().list()).containsExactlyInAnyOrder("tokens.sealed", "tokens.sealed.lock");
  }
}
