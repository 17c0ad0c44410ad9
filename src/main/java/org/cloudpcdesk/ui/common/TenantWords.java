package org.cloudpcdesk.ui.common;

import org.cloudpcdesk.model.Account;
import org.cloudpcdesk.model.Cloud;

/** How tenants, accounts and clouds are called, wherever the window names them. Any thread. */
public final class TenantWords {
  private TenantWords() {}

  /** Such as "US Government L4 (GCC High)". */
  public static String cloud(Cloud cloud) {
    return Messages.of(TenantWords.class).text("cloud", cloud);
  }

  /** The cloud a tenant is in, or that it is the sample tenant. */
  public static String service(Cloud cloud, boolean sample) {
    return sample ? Messages.of(TenantWords.class).text("cloud.sample") : cloud(cloud);
  }

  /** What the tenant's directory calls it, as far as that is known, and the name that confirms what is done in it. */
  public static String name(Account account) {
    String called = account.tenantDisplayName();
    return called == null || called.isBlank()
        ? account.tenantName()
        : Messages.of(TenantWords.class).text("tenant.called", called, account.tenantName());
  }

  /** The tenant first, then the account, then the cloud. */
  public static String line(KnownAccount known) {
    return line(known, known.production() ? "account.production" : "account.line");
  }

  /** The same in two lines. */
  public static String lines(KnownAccount known) {
    return line(known, known.production() ? "account.lines.production" : "account.lines");
  }

  private static String line(KnownAccount known, String key) {
    return Messages.of(TenantWords.class)
        .text(
            key,
            name(known.account()),
            known.account().username(),
            cloud(known.cloud()));
  }
}
