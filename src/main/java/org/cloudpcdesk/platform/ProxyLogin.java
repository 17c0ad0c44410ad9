package org.cloudpcdesk.platform;

import java.net.PasswordAuthentication;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Knows what proxies are told: what the environment names, what was kept, or what the administrator answers. Many requests
 * ask once, and somebody who does not answer is not asked again. Thread-safe.
 */
final class ProxyLogin {
  private final ProxyPasswords passwords;
  private final ProxyQuestion question;
  private final EnvironmentProxies environment;
  private final Supplier<@Nullable String> user;

  /** Held while the administrator is asked: whoever waits for it uses the answer. */
  private final ReentrantLock asking = new ReentrantLock();

  /** Guards what follows. */
  private final Object state = new Object();

  private final Map<ProxyAddress, PasswordAuthentication> known = new HashMap<>();
  private final Set<ProxyAddress> unanswered = new HashSet<>();

  /** @param user the name to begin a question with, or null */
  ProxyLogin(
      ProxyPasswords passwords,
      ProxyQuestion question,
      EnvironmentProxies environment,
      Supplier<@Nullable String> user) {
    this.passwords = passwords;
    this.question = question;
    this.environment = environment;
    this.user = user;
  }

  /** What to tell a proxy without being asked. */
  @Nullable PasswordAuthentication known(ProxyAddress proxy) {
    synchronized (state) {
      return known.get(proxy);
    }
  }

  /**
   * What to tell a proxy that asks. Blocks while the administrator is asked.
   *
   * @param refused what it was just told, or null
   * @return null when nobody knows
   * @throws InterruptedException when the request was given up meanwhile
   */
  @Nullable PasswordAuthentication asked(ProxyAddress proxy, @Nullable PasswordAuthentication refused)
      throws InterruptedException {
    asking.lockInterruptibly();
    try {
      PasswordAuthentication now = known(proxy);
      if (now != null && now != refused) {
        return now;
      }
      Optional<PasswordAuthentication> found =
          refused == null
              ? environment.login(proxy.host(), proxy.port()).or(() -> passwords.find(proxy))
              : Optional.empty();
      return found.isPresent() ? learned(proxy, found.get()) : answered(proxy, refused);
    } finally {
      asking.unlock();
    }
  }

  private @Nullable PasswordAuthentication answered(ProxyAddress proxy, @Nullable PasswordAuthentication refused) {
    synchronized (state) {
      known.remove(proxy);
      if (unanswered.contains(proxy)) {
        return null;
      }
    }
    if (refused != null) {
      passwords.forget(proxy);
    }
    String first = refused == null ? user.get() : refused.getUserName();
    Optional<ProxyQuestion.Answer> answer = question.ask(proxy, first, refused != null);
    if (answer.isEmpty()) {
      synchronized (state) {
        unanswered.add(proxy);
      }
      return null;
    }
    if (answer.get().remember()) {
      passwords.keep(proxy, answer.get().login());
    }
    return learned(proxy, answer.get().login());
  }

  private PasswordAuthentication learned(ProxyAddress proxy, PasswordAuthentication login) {
    synchronized (state) {
      known.put(proxy, login);
    }
    return login;
  }

  /** Somebody who did not answer may be asked again. */
  void askAgain() {
    synchronized (state) {
      unanswered.clear();
    }
  }
}
