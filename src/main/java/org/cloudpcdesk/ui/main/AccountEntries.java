package org.cloudpcdesk.ui.main;

import java.util.List;
import org.cloudpcdesk.ui.common.KnownAccount;
import org.cloudpcdesk.ui.common.KnownAccount.Standing;
import org.cloudpcdesk.ui.common.Messages;
import org.cloudpcdesk.ui.common.Session;
import org.cloudpcdesk.ui.common.TenantWords;
import org.cloudpcdesk.ui.palette.Entry;

/** The other accounts and tenants of this computer, as the palette leads to them. */
final class AccountEntries {
  private AccountEntries() {}

  static List<Entry> of(Session session, MainWindow.Actions actions) {
    Messages messages = Messages.of(AccountEntries.class);
    return actions.accounts().getValue().stream()
        .filter(known -> session.sample() || !known.isOf(session.account()))
        .map(known -> entry(known, actions, messages))
        .toList();
  }

  private static Entry entry(KnownAccount known, MainWindow.Actions actions, Messages messages) {
    String who = known.account().username();
    return new Entry(
        Entry.Kind.ACTION,
        messages.text("palette.switch", TenantWords.name(known.account())),
        known.standing() == Standing.READY ? who : messages.text("account." + known.standing(), who),
        "",
        known.standing() != Standing.NOT_ALLOWED,
        () -> actions.switchTo(known));
  }
}
