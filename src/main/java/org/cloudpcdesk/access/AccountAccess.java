package org.cloudpcdesk.access;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.cloudpcdesk.graph.AccessApi;
import org.cloudpcdesk.graph.DirectoryApi;
import org.cloudpcdesk.graph.GraphException;
import org.cloudpcdesk.model.Account;
import org.cloudpcdesk.model.Cloud;
import org.cloudpcdesk.model.Permission;
import org.cloudpcdesk.platform.Time;
import org.cloudpcdesk.signin.SignIn;
import org.cloudpcdesk.signin.SignInException;
import org.jspecify.annotations.Nullable;

/**
 * What the signed-in account may do: what its token carries, and what its roles allow as far as the service was asked.
 * Only what is known to be refused is called so; in doubt the service decides. Thread-safe.
 */
public final class AccountAccess {

  /**
   * What the service said of the roles.
   *
   * @param actions names such as {@code Microsoft.CloudPC/CloudPCs/Read}
   */
  public record Roles(Set<String> actions, Instant at) {
    public Roles {
      actions = Set.copyOf(actions);
    }
  }

  /**
   * A reason for a refusal.
   *
   * @param certain false when it is only possible
   */
  public record Finding(Cause cause, boolean certain) {}

  private final SignIn signIn;
  private final AccessApi api;
  private final DirectoryApi directory;
  private final Account account;
  private final Cloud cloud;
  private final String clientId;
  private final Time time;
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private volatile @Nullable Roles roles;
  private volatile @Nullable Boolean licensed;

  /** @param directory is asked for the tenant's subscriptions, to explain a refusal */
  public AccountAccess(
      SignIn signIn,
      AccessApi api,
      DirectoryApi directory,
      Account account,
      Cloud cloud,
      String clientId,
      Time time) {
    this.signIn = signIn;
    this.api = api;
    this.directory = directory;
    this.account = account;
    this.cloud = cloud;
    this.clientId = clientId;
    this.time = time;
  }

  /** The same of the same account, whose tenant's name is known now. Before anybody listens or the service was asked. */
  public AccountAccess of(Account named) {
    return new AccountAccess(signIn, api, directory, named, cloud, clientId, time);
  }

  /** What the service said last, or nothing. */
  public Optional<Roles> roles() {
    return Optional.ofNullable(roles);
  }

  public Account account() {
    return account;
  }

  public Cloud cloud() {
    return cloud;
  }

  /** Hears of news, on any thread; the returned handle takes the listener away again. */
  public Runnable listen(Runnable listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  /** Asks the service what the roles allow. Blocks. What was known stays when it does not answer. */
  public void read() throws GraphException {
    roles = new Roles(api.effectivePermissions(), time.now());
    listeners.forEach(Runnable::run);
  }

  /** Gets a new token, which knows of roles that were given or activated meanwhile, and asks again. Blocks. */
  public void renew() throws GraphException, SignInException {
    var _ = signIn.token(Permission.CLOUD_PC_READ, true);
    read();
  }

  /**
   * Learns whether the tenant has Windows 365 at all, when the permission for that was granted before; nobody is asked for
   * it. Blocks.
   */
  public void readSubscriptions() throws GraphException {
    if (signIn.granted().contains(Permission.LICENSE_READ)) {
      licensed = directory.subscribedSkus().stream().anyMatch(sku -> !sku.cloudPcPlanIds().isEmpty());
      listeners.forEach(Runnable::run);
    }
  }

  public Standing standing(Right right) {
    if (right == Right.END_GRACE_PERIODS && !cloud.endsGracePeriods()) {
      return Standing.NOT_IN_CLOUD;
    }
    Roles known = roles;
    String action = right.roleAction();
    if (action != null && known != null && !known.actions().contains(action)) {
      return Standing.ROLE_MISSING;
    }
    if (!signIn.granted().contains(right.permission())) {
      return Standing.NOT_ASKED_YET;
    }
    return action == null || known != null ? Standing.ALLOWED : Standing.UNKNOWN;
  }

  /** Why a request was refused: what is certain first, else what is possible, the likeliest first. */
  public List<Finding> explain(GraphException refused) {
    Permission needed = refused.permission().orElse(null);
    String code = refused.code().orElse("");
    boolean notCarried = needed != null && !signIn.granted().contains(needed);
    if (SignInException.isPolicy(code)) {
      return List.of(new Finding(Cause.POLICY, true));
    }
    // The service says the same of a missing permission and of a missing role, but what the token carries is known here.
    if (notCarried
        || (refused.kind() == GraphException.Kind.CONSENT_MISSING && (code.startsWith("AADSTS") || needed == null))) {
      return List.of(new Finding(Cause.CONSENT, true));
    }
    if (Boolean.FALSE.equals(licensed)) {
      return List.of(new Finding(Cause.LICENSE, true));
    }
    Roles known = roles;
    if (known == null) {
      return licensed == null
          ? possible(Cause.ROLE, Cause.ELIGIBLE_ROLE, Cause.OLD_TOKEN, Cause.LICENSE, Cause.POLICY)
          : possible(Cause.ROLE, Cause.ELIGIBLE_ROLE, Cause.OLD_TOKEN, Cause.POLICY);
    }
    if (lacksRole(needed, known)) {
      List<Finding> findings = new ArrayList<>(List.of(new Finding(Cause.ROLE, true)));
      findings.addAll(possible(Cause.ELIGIBLE_ROLE, Cause.OLD_TOKEN));
      return List.copyOf(findings);
    }
    return possible(Cause.SCOPE_TAG, Cause.POLICY, Cause.OLD_TOKEN);
  }

  private static boolean lacksRole(@Nullable Permission needed, Roles known) {
    Right right = needed == Permission.CLOUD_PC_READ_WRITE ? Right.END_GRACE_PERIODS : Right.SEE_CLOUD_PCS;
    return !known.actions().contains(String.valueOf(right.roleAction()));
  }

  private static List<Finding> possible(Cause... causes) {
    return List.of(causes).stream().map(cause -> new Finding(cause, false)).toList();
  }

  /**
   * Where a Privileged Role Administrator or Global Administrator consents for the whole tenant (Microsoft identity
   * platform, "Admin consent"). The page it ends on is this computer's own and shows nothing.
   */
  public URI adminConsentPage(Set<Permission> permissions) {
    String scopes =
        permissions.stream()
            .sorted()
            .map(permission -> cloud.graphRoot() + "/" + permission.scope())
            .collect(Collectors.joining(" "));
    return URI.create(
        "%s/%s/v2.0/adminconsent?client_id=%s&scope=%s&redirect_uri=%s"
            .formatted(
                cloud.loginRoot(),
                encoded(account.tenantId()),
                encoded(clientId),
                encoded(scopes),
                encoded("http://localhost")));
  }

  /** Where an eligible role is activated (Privileged Identity Management, "My roles"). */
  public URI roleActivationPage() {
    String centre = cloud == Cloud.GLOBAL ? "https://entra.microsoft.com" : "https://entra.microsoft.us";
    return URI.create(centre + "/#view/Microsoft_Azure_PIMCommon/ActivationMenuBlade/~/aadmigratedroles");
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
