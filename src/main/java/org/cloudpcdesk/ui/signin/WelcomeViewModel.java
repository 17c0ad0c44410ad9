package org.cloudpcdesk.ui.signin;

import java.text.MessageFormat;
import java.util.ResourceBundle;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.cloudpcdesk.settings.Settings;
import org.cloudpcdesk.settings.SettingsStore;
import org.cloudpcdesk.ui.common.Fxml;
import org.cloudpcdesk.ui.common.Session;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The first page: nobody is signed in yet. Used on the UI thread. */
public final class WelcomeViewModel implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(WelcomeViewModel.class);

  /** What the page is doing. */
  public sealed interface State {
    /** Waiting for a choice. */
    record Idle() implements State {}

    /** Signing in; the administrator may be busy in the browser. */
    record Working(Opener.Mode mode) implements State {}

    /** The last attempt did not work. */
    record Failed(Failure failure) implements State {}
  }

  private final ResourceBundle messages = Fxml.messages(WelcomeViewModel.class);
  private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(new State.Idle());
  private final ReadOnlyStringWrapper registration = new ReadOnlyStringWrapper("");
  private final Opener opener;
  private final Consumer<Session> opened;
  private final Executor ui;
  private final Runnable stopListening;
  private @Nullable CompletableFuture<Session> attempt;
  private int attempts;

  /**
   * @param opened takes over each session that was opened, on the UI thread
   * @param ui the UI thread; {@code UiThread::run}
   */
  public WelcomeViewModel(Opener opener, Consumer<Session> opened, SettingsStore settings, Executor ui) {
    this.opener = opener;
    this.opened = opened;
    this.ui = ui;
    this.stopListening = settings.listen(next -> ui.execute(() -> describe(next)));
    describe(settings.current());
  }

  public ReadOnlyObjectProperty<State> stateProperty() {
    return state.getReadOnlyProperty();
  }

  /** By which app registration, and in which tenant, the next sign-in is made. */
  public ReadOnlyStringProperty registrationProperty() {
    return registration.getReadOnlyProperty();
  }

  /** Begins to open a session; does nothing while one is being opened. */
  public void open(Opener.Mode mode) {
    if (attempt != null) {
      return;
    }
    state.set(new State.Working(mode));
    CompletableFuture<Session> mine = begin(mode);
    attempt = mine;
    int number = ++attempts;
    var _ = mine.whenComplete((session, error) -> ui.execute(() -> settle(number, session, error)));
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

  /** Releases the page: what is being opened is given up. */
  @Override
  public void close() {
    stopListening.run();
    cancel();
  }

  private CompletableFuture<Session> begin(Opener.Mode mode) {
    try {
      return opener.open(mode);
    } catch (RuntimeException atOnce) {
      return CompletableFuture.failedFuture(atOnce);
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
      state.set(new State.Failed(Failure.of(error, messages)));
    }
  }

  private void describe(Settings settings) {
    String client = settings.effectiveClientId();
    String name =
        client.equalsIgnoreCase(Settings.DEFAULT_CLIENT_ID)
            ? messages.getString("registration.default")
            : messages.getString("registration.own");
    String tenant = settings.tenant();
    registration.set(
        tenant == null
            ? MessageFormat.format(messages.getString("registration.home"), name, client)
            : MessageFormat.format(messages.getString("registration.tenant"), name, client, tenant));
  }
}
