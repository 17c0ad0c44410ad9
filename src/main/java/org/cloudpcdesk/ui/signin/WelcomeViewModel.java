package org.cloudpcdesk.ui.signin;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.util.Subscription;
import org.cloudpcdesk.model.Cloud;
import org.cloudpcdesk.platform.Time;
import org.cloudpcdesk.settings.Setting;
import org.cloudpcdesk.settings.Settings;
import org.cloudpcdesk.settings.SettingsStore;
import org.cloudpcdesk.signin.DeviceCode;
import org.cloudpcdesk.ui.common.KnownAccount;
import org.cloudpcdesk.ui.common.Messages;
import org.cloudpcdesk.ui.common.Session;
import org.cloudpcdesk.ui.common.TimeText;
import org.cloudpcdesk.ui.signin.Opener.Request;
import org.cloudpcdesk.ui.signin.Opener.Way;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The first page: no tenant is open. Used on the UI thread. */
public final class WelcomeViewModel implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(WelcomeViewModel.class);

  /** What the page is doing. */
  public sealed interface State {
    /** Waiting for a choice. */
    record Idle() implements State {}

    /** Signing in; the administrator may be busy in the browser. */
    record Working(Request request) implements State {}

    /** Waiting until a code was typed somewhere. */
    record Code(DeviceCode code, Instant ends) implements State {}

    /** The last attempt did not work. */
    record Failed(Failure failure) implements State {}
  }

  /**
   * What the page uses of the program around it.
   *
   * @param accounts those that were here before
   * @param ui the UI thread; {@code UiThread::run}
   */
  public record Surroundings(
      SettingsStore settings, ObservableValue<List<KnownAccount>> accounts, Time time, TimeText times, Executor ui) {}

  private final Messages messages = Messages.of(WelcomeViewModel.class);
  private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(new State.Idle());
  private final ReadOnlyStringWrapper registration = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper timeLeft = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper fault = new ReadOnlyStringWrapper("");
  private final StringProperty tenant = new SimpleStringProperty("");
  private final ObjectProperty<Cloud> cloud = new SimpleObjectProperty<>(Cloud.GLOBAL);
  private final ReadOnlyBooleanWrapper codesAllowed = new ReadOnlyBooleanWrapper();
  private String presetTenant = "";
  private Cloud presetCloud = Cloud.GLOBAL;
  private final Opener opener;
  private final Consumer<Session> opened;
  private final Surroundings around;
  private final ReadOnlyObjectWrapper<List<KnownAccount>> accounts = new ReadOnlyObjectWrapper<>(List.of());
  private final Subscription knownAccounts;
  private final Runnable stopListening;
  private @Nullable CompletableFuture<Session> attempt;
  private Way way = Way.BROWSER;
  private int attempts;

  /** @param opened takes over each session that was opened, on the UI thread */
  public WelcomeViewModel(Opener opener, Consumer<Session> opened, Surroundings around) {
    this.opener = opener;
    this.opened = opened;
    this.around = around;
    this.stopListening = around.settings().listen(next -> around.ui().execute(() -> begin(next)));
    this.knownAccounts = around.accounts().subscribe(accounts::set);
    tenant.addListener((observable, before, now) -> describe());
    begin(around.settings().current());
  }

  public ReadOnlyObjectProperty<State> stateProperty() {
    return state.getReadOnlyProperty();
  }

  /** By which app registration, and in which tenant, the next sign-in is made. */
  public ReadOnlyStringProperty registrationProperty() {
    return registration.getReadOnlyProperty();
  }

  /** Those that were here before. */
  ReadOnlyObjectProperty<List<KnownAccount>> accounts() {
    return accounts.getReadOnlyProperty();
  }

  /** Id or domain of the tenant to sign in to; empty for that of the account. */
  StringProperty tenant() {
    return tenant;
  }

  /** Where that tenant is. */
  ObjectProperty<Cloud> cloud() {
    return cloud;
  }

  /** Why the tenant cannot be signed in to as it is typed; empty when it can. */
  ReadOnlyStringProperty fault() {
    return fault.getReadOnlyProperty();
  }

  /** Whether whoever looks after this computer says which tenant it is. */
  boolean isTenantManaged() {
    return around.settings().policy().manages(Setting.TENANT);
  }

  boolean isCloudManaged() {
    return around.settings().policy().manages(Setting.CLOUD);
  }

  /** Whether signing in by code is allowed here. */
  ReadOnlyBooleanProperty codesAllowed() {
    return codesAllowed.getReadOnlyProperty();
  }

  /** How long the code can still be used; empty when there is none. */
  ReadOnlyStringProperty timeLeft() {
    return timeLeft.getReadOnlyProperty();
  }

  /** Signs in to the tenant of the fields; does nothing while there is something wrong with them. */
  public void signIn(Way by) {
    if (fault.get().isEmpty()) {
      open(new Request.Tenant(tenant.get().strip(), cloud.get(), by));
    }
  }

  /** Begins to open a session; does nothing while one is being opened. */
  public void open(Request request) {
    if (attempt != null) {
      return;
    }
    state.set(new State.Working(request));
    way = request instanceof Request.Tenant asked ? asked.way() : Way.BROWSER;
    int number = ++attempts;
    CompletableFuture<Session> mine = begin(request, number);
    attempt = mine;
    var _ = mine.whenComplete((session, error) -> around.ui().execute(() -> settle(number, session, error)));
  }

  /** Tells of an attempt that was made elsewhere. */
  public void fail(Throwable error) {
    state.set(new State.Failed(Failure.of(error, Way.BROWSER)));
  }

  /** Gives up what is being opened; does nothing otherwise. */
  public void cancel() {
    CompletableFuture<Session> mine = attempt;
    if (mine != null) {
      attempt = null;
      state.set(new State.Idle());
      mine.cancel(true);
    }
  }

  /** A second has passed. */
  void tick() {
    timeLeft.set(state.get() instanceof State.Code shown ? left(shown.ends()) : "");
  }

  private String left(Instant ends) {
    Duration left = Duration.between(around.time().now(), ends);
    return left.isPositive() ? messages.text("code.left", around.times().clock(left)) : messages.text("code.over");
  }

  /** Releases the page: what is being opened is given up. */
  @Override
  public void close() {
    stopListening.run();
    knownAccounts.unsubscribe();
    cancel();
  }

  private CompletableFuture<Session> begin(Request request, int number) {
    try {
      return opener.open(request, code -> around.ui().execute(() -> show(number, code)));
    } catch (RuntimeException atOnce) {
      return CompletableFuture.failedFuture(atOnce);
    }
  }

  private void show(int number, DeviceCode code) {
    if (number == attempts && state.get() instanceof State.Working) {
      state.set(new State.Code(code, around.time().now().plus(code.lifetime())));
      tick();
    }
  }

  private void settle(int number, @Nullable Session session, @Nullable Throwable error) {
    if (attempt == null || number != attempts) {
      // Opened in the moment it was given up: nobody will use it.
      if (session != null) {
        session.close();
      }
      return;
    }
    attempt = null;
    if (session != null) {
      state.set(new State.Idle());
      opened.accept(session);
    } else if (error == null || error instanceof CancellationException || Failure.isCancel(error)) {
      state.set(new State.Idle());
    } else {
      if (!Failure.isKnown(error)) {
        LOG.error("a session could not be opened", error);
      }
      state.set(new State.Failed(Failure.of(error, way)));
    }
  }

  /** The settings say what the fields begin with; what was typed stays when it is another setting that changes. */
  private void begin(Settings settings) {
    String named = settings.tenant() == null ? "" : settings.tenant();
    if (!named.equals(presetTenant)) {
      presetTenant = named;
      tenant.set(named);
    }
    if (settings.cloud() != presetCloud) {
      presetCloud = settings.cloud();
      cloud.set(presetCloud);
    }
    codesAllowed.set(settings.allowsDeviceCode());
    describe();
  }

  private void describe() {
    Settings settings = around.settings().current();
    String client = settings.effectiveClientId();
    String name =
        messages.text(
            client.equalsIgnoreCase(Settings.DEFAULT_CLIENT_ID) ? "registration.default" : "registration.own");
    String typed = tenant.get().strip();
    registration.set(
        typed.isEmpty()
            ? messages.text("registration.home", name, client)
            : messages.text("registration.tenant", name, client, typed));
    fault.set(
        Setting.TENANT.kind().accepts(typed)
            ? settings.mayAllow(typed) ? "" : messages.text("tenant.notAllowed")
            : messages.text("tenant.wrong"));
  }
}
