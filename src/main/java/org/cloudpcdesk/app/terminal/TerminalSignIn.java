package org.cloudpcdesk.app.terminal;

import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.cloudpcdesk.app.session.SignIns;
import org.cloudpcdesk.model.Account;
import org.cloudpcdesk.model.Permission;
import org.cloudpcdesk.signin.DeviceCode;
import org.cloudpcdesk.signin.SignIn;
import org.cloudpcdesk.signin.SignInException;
import org.cloudpcdesk.ui.common.Messages;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Signs in without a window: silently as a remembered account, else by a code that somebody types elsewhere. */
final class TerminalSignIn {
  private static final Logger LOG = LoggerFactory.getLogger(TerminalSignIn.class);

  private final Messages messages = Messages.of(TerminalSignIn.class);
  private final SignIn signIn;
  private final PrintWriter err;
  private final boolean codes;

  /**
   * @param err where the code is shown
   * @param codes whether signing in by code is allowed
   */
  TerminalSignIn(SignIn signIn, PrintWriter err, boolean codes) {
    this.signIn = signIn;
    this.err = err;
    this.codes = codes;
  }

  /**
   * Signs in.
   *
   * @param tenant id or name of the tenant that is meant, or null for whichever the only remembered account is in
   */
  Account signIn(@Nullable String tenant) throws SignInException, InterruptedException {
    Optional<Account> remembered = remembered(tenant);
    if (remembered.isPresent()) {
      try {
        return signIn.silent(remembered.get(), SignIns.FIRST);
      } catch (SignInException ended) {
        if (ended.kind() != SignInException.Kind.INTERACTION_REQUIRED
            && ended.kind() != SignInException.Kind.CONSENT_REQUIRED) {
          throw ended;
        }
        LOG.info("the remembered account has to sign in again: {}", ended.kind());
      }
    }
    return await(ask(SignIns.FIRST));
  }

  /** Of several accounts none is guessed. */
  private Optional<Account> remembered(@Nullable String tenant) {
    List<Account> fitting =
        signIn.remembered().stream()
            .filter(
                account ->
                    tenant == null
                        || account.tenantId().equalsIgnoreCase(tenant)
                        || account.tenantName().equalsIgnoreCase(tenant))
            .toList();
    return fitting.size() == 1 ? Optional.of(fitting.getFirst()) : Optional.empty();
  }

  /** Shows a code and asks for permissions with it. */
  CompletableFuture<Account> ask(Set<Permission> permissions) {
    if (!codes) {
      return CompletableFuture.failedFuture(
          new SignInException(
              SignInException.Kind.CODE_NOT_ALLOWED, "signing in by code is switched off", null, null, null));
    }
    return signIn.deviceCode(permissions, this::show);
  }

  private void show(DeviceCode code) {
    err.println(messages.text("terminal.code", code.page(), code.userCode(), code.lifetime().toMinutes()));
    err.flush();
  }

  /** Waits for the answer of somebody who was asked. */
  static Account await(CompletableFuture<Account> answer) throws SignInException, InterruptedException {
    try {
      return answer.get();
    } catch (InterruptedException ended) {
      answer.cancel(true);
      throw ended;
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof SignInException refused) {
        throw refused;
      }
      throw new IllegalStateException("signing in failed unexpectedly", failed.getCause());
    }
  }
}
