package org.cloudpcdesk.ui.main;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.cloudpcdesk.ui.common.Icons;
import org.cloudpcdesk.ui.common.KnownAccount;
import org.cloudpcdesk.ui.common.KnownAccount.Standing;
import org.cloudpcdesk.ui.common.Messages;
import org.cloudpcdesk.ui.common.Session;
import org.cloudpcdesk.ui.common.TenantWords;

/**
 * The top of the account menu: who is here, in which tenant and cloud, and the other accounts of this computer to go to.
 * Used on the UI thread; {@link #close} ends its listening.
 */
final class AccountMenu implements AutoCloseable {
  private final Messages messages = Messages.of(AccountMenu.class);
  private final Session session;
  private final MainWindow.Actions actions;
  private final List<MenuItem> rest;
  private final MenuButton menu;
  private final Subscription accounts;

  /** @param menu what it holds already stays below */
  AccountMenu(MenuButton menu, Session session, MainWindow.Actions actions) {
    this.menu = menu;
    this.session = session;
    this.actions = actions;
    this.rest = List.copyOf(menu.getItems());
    ObservableValue<List<KnownAccount>> known = actions.accounts();
    this.accounts = known.subscribe(this::fill);
  }

  private void fill(List<KnownAccount> known) {
    List<MenuItem> items = new ArrayList<>();
    items.add(who());
    items.add(new SeparatorMenuItem());
    known.stream().filter(one -> !isOpen(one)).map(this::other).forEach(items::add);
    MenuItem add = new MenuItem(messages.text("account.add"), Icons.of("fltral-add-20"));
    add.setId("addAccount");
    add.setOnAction(event -> actions.addAccount());
    items.add(add);
    items.add(new SeparatorMenuItem());
    items.addAll(rest);
    menu.getItems().setAll(items);
  }

  private boolean isOpen(KnownAccount one) {
    return !session.sample() && one.isOf(session.account());
  }

  private MenuItem who() {
    String name = session.account().displayName();
    Label person = new Label(name == null ? session.account().username() : name);
    person.getStyleClass().add("account-name");
    Label user = new Label(session.account().username());
    Label where =
        new Label(
            messages.text(
                "account.where",
                TenantWords.name(session.account()),
                TenantWords.service(session.access().cloud(), session.sample())));
    user.getStyleClass().add("text-muted");
    where.getStyleClass().add("text-muted");
    CustomMenuItem item = new CustomMenuItem(new VBox(2, person, user, where), false);
    item.setId("accountWho");
    item.getStyleClass().add("account-who");
    return item;
  }

  private MenuItem other(KnownAccount known) {
    String line = TenantWords.lines(known);
    MenuItem item =
        new MenuItem(
            known.standing() == Standing.READY ? line : messages.text("account." + known.standing(), line),
            Icons.of("fltral-briefcase-20"));
    item.setMnemonicParsing(false);
    item.setDisable(known.standing() == Standing.NOT_ALLOWED);
    item.getStyleClass().add("account-other");
    item.setOnAction(event -> actions.switchTo(known));
    return item;
  }

  @Override
  public void close() {
    accounts.unsubscribe();
  }
}
