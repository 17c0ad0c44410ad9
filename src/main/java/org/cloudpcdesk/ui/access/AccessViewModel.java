package org.cloudpcdesk.ui.access;

import java.net.URI;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.cloudpcdesk.access.AccountAccess;
import org.cloudpcdesk.access.AccountAccess.Finding;
import org.cloudpcdesk.access.AccountAccess.Roles;
import org.cloudpcdesk.access.Cause;
import org.cloudpcdesk.access.Right;
import org.cloudpcdesk.access.Standing;
import org.cloudpcdesk.graph.GraphException;
import org.cloudpcdesk.model.Account;
import org.cloudpcdesk.model.Permission;
import org.cloudpcdesk.signin.SignInException;
import org.cloudpcdesk.ui.common.GraphFailure;
import org.cloudpcdesk.ui.common.Messages;
import org.cloudpcdesk.ui.common.Tasks;
import org.cloudpcdesk.ui.common.TenantWords;
import org.cloudpcdesk.ui.common.TimeText;
import org.cloudpcdesk.ui.common.UiThread;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The account's rights in words, and the reasons of the last refusal. Used on the UI thread. */
public final class AccessViewModel implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(AccessViewModel.class);

  /** A right, and whether the account has it. */
  public record Line(Right right, String name, Standing standing, String text) {}

  /** Why the service refused; empty sentences when it did not. */
  public record Refused(String title, List<String> reasons, String technical) {}

  private final Messages messages = Messages.of(AccessViewModel.class);
  private final AccountAccess access;
  private final @Nullable GraphException refusal;
  private final Tasks tasks;
  private final TimeText times;
  private final Runnable stopListening;
  private final ReadOnlyObjectWrapper<List<Line>> lines = new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyObjectWrapper<@Nullable Refused> refused = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyStringWrapper known = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper trouble = new ReadOnlyStringWrapper("");
  private final ReadOnlyBooleanWrapper renewing = new ReadOnlyBooleanWrapper();

  /** @param refusal what the service refused last with 403, or null */
  public AccessViewModel(AccountAccess access, @Nullable GraphException refusal, Tasks tasks, TimeText times) {
    this.access = access;
    this.refusal = refusal;
    this.tasks = tasks;
    this.times = times;
    this.stopListening = access.listen(() -> UiThread.run(this::tell));
    tell();
    if (refusal != null) {
      readSubscriptions();
    }
  }

  public ReadOnlyObjectProperty<List<Line>> lines() {
    return lines.getReadOnlyProperty();
  }

  /** Null when nothing was refused. */
  public ReadOnlyObjectProperty<@Nullable Refused> refused() {
    return refused.getReadOnlyProperty();
  }

  /** Since when what is shown is known. */
  public ReadOnlyStringProperty known() {
    return known.getReadOnlyProperty();
  }

  /** Why a new token brought no news; empty when it did. */
  public ReadOnlyStringProperty trouble() {
    return trouble.getReadOnlyProperty();
  }

  public ReadOnlyBooleanProperty renewing() {
    return renewing.getReadOnlyProperty();
  }

  /** Who, where. */
  public String who() {
    Account account = access.account();
    return messages.text(
        "who", account.username(), TenantWords.name(account), account.tenantId(), messages.text("cloud", access.cloud()));
  }

  /** Gets a new token, which knows of roles that were activated meanwhile, and asks the service again. */
  public void renew() {
    if (renewing.get()) {
      return;
    }
    renewing.set(true);
    trouble.set("");
    tasks
        .create(
            "get a new token",
            () -> {
              access.renew();
              return access;
            })
        .onFailure(this::failed)
        .andFinally(() -> renewing.set(false))
        .start();
  }

  /** Whether the tenant has Windows 365 at all is worth knowing only when something was refused. */
  private void readSubscriptions() {
    tasks
        .create(
            "read the subscriptions",
            () -> {
              access.readSubscriptions();
              return access;
            })
        .onFailure(notKnown -> LOG.debug("the refusal is explained without the subscriptions", notKnown))
        .start();
  }

  private void failed(Throwable error) {
    LOG.warn("a new token brought no news", error);
    trouble.set(
        switch (error) {
          case GraphException graph -> messages.text("trouble.graph", GraphFailure.of(graph).what());
          case SignInException signIn -> messages.text("trouble.signIn");
          default -> messages.text("trouble.other");
        });
  }

  /** Where an administrator grants what the account has not granted. */
  public URI consentPage() {
    Set<Permission> missing =
        Arrays.stream(Right.values())
            .filter(right -> access.standing(right) == Standing.NOT_ASKED_YET)
            .map(Right::permission)
            .collect(Collectors.toCollection(() -> EnumSet.noneOf(Permission.class)));
    refusedPermission(missing);
    return access.adminConsentPage(missing.isEmpty() ? EnumSet.allOf(Permission.class) : missing);
  }

  private void refusedPermission(Set<Permission> missing) {
    if (refusal != null) {
      refusal.permission().ifPresent(missing::add);
    }
  }

  public URI activationPage() {
    return access.roleActivationPage();
  }

  private void tell() {
    lines.set(Arrays.stream(Right.values()).map(this::line).toList());
    known.set(
        access.roles().map(Roles::at).map(at -> messages.text("known.since", times.ofDay(at))).orElse(
            messages.text("known.not")));
    if (refusal != null) {
      List<Finding> findings = access.explain(refusal);
      refused.set(
          new Refused(
              messages.text("refused"),
              findings.stream().map(this::reason).toList(),
              GraphFailure.of(refusal).technical()));
    }
  }

  private Line line(Right right) {
    Standing standing = access.standing(right);
    String name = messages.text("right", right);
    String text =
        switch (standing) {
          case ROLE_MISSING ->
              messages.text("standing.ROLE_MISSING", Objects.requireNonNullElse(right.roleAction(), ""));
          case NOT_ASKED_YET -> messages.text("standing.NOT_ASKED_YET", right.permission().scope());
          case ALLOWED, NOT_IN_CLOUD, UNKNOWN -> messages.text("standing", standing);
        };
    return new Line(right, name, standing, text);
  }

  private String reason(Finding finding) {
    Cause cause = finding.cause();
    String text = messages.text("cause", cause);
    return finding.certain() ? text : messages.text("possibly", text);
  }

  /** Releases what it listens to. */
  @Override
  public void close() {
    stopListening.run();
  }
}
