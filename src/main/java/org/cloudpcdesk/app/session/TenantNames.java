package org.cloudpcdesk.app.session;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.cloudpcdesk.graph.DirectoryApi;
import org.cloudpcdesk.graph.GraphException;
import org.cloudpcdesk.model.Account;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the directory how a tenant is called. Nobody has to know: without an answer all stays as it is. */
final class TenantNames {
  private static final Logger LOG = LoggerFactory.getLogger(TenantNames.class);

  /** Whoever just signed in waits no longer for a name. */
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private TenantNames() {}

  /** The account in its tenant as the directory calls it, when it answers within some seconds. Blocks. */
  static Account named(Account account, DirectoryApi directory) {
    return named(account, directory, PATIENCE);
  }

  static Account named(Account account, DirectoryApi directory, Duration patience) {
    CompletableFuture<Account> answer =
        CompletableFuture.supplyAsync(
            () -> read(account, directory), Thread.ofVirtual().name("tenant-name-", 0)::start);
    try {
      return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException late) {
      LOG.info("how the tenant is called was not told in time");
      return account;
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
      return account;
    } catch (ExecutionException fault) {
      LOG.error("how the tenant is called could not be read", fault.getCause());
      return account;
    }
  }

  private static Account read(Account account, DirectoryApi directory) {
    try {
      return account.in(directory.organization());
    } catch (GraphException notTold) {
      LOG.info("how the tenant is called is not known: {}", notTold.kind());
      return account;
    }
  }
}
