package org.cloudpcdesk.ui.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.cloudpcdesk.deprovision.Deprovisioner;
import org.cloudpcdesk.inventory.OfflineCopy;
import org.cloudpcdesk.inventory.Refresher;
import org.cloudpcdesk.model.Account;
import org.cloudpcdesk.platform.SimulatedTime;
import org.cloudpcdesk.settings.MemorySettingsStore;
import org.cloudpcdesk.settings.Setting;
import org.cloudpcdesk.settings.Settings;
import org.cloudpcdesk.signin.SignInException;
import org.cloudpcdesk.signin.SignInException.Kind;
import org.cloudpcdesk.ui.common.Fxml;
import org.cloudpcdesk.ui.common.Session;
import org.cloudpcdesk.ui.signin.Opener.Mode;
import org.cloudpcdesk.ui.signin.WelcomeViewModel.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WelcomeViewModelTest {
  private final MemorySettingsStore settings = new MemorySettingsStore(Settings.DEFAULTS);
  private final List<Mode> asked = new ArrayList<>();
  private final List<Session> opened = new ArrayList<>();
  private final List<CompletableFuture<Session>> attempts = new ArrayList<>();
  private final WelcomeViewModel model =
      new WelcomeViewModel(
          mode -> {
            asked.add(mode);
            attempts.add(new CompletableFuture<>());
            return attempts.getLast();
          },
          opened::add,
          settings,
          Runnable::run);

  @Test
  void aSessionThatOpensIsHandedOver() {
    model.open(Mode.SAMPLE);
    assertThat(state()).isEqualTo(new State.Working(Mode.SAMPLE));

    Session session = session(mock(Refresher.class));
    attempts.getFirst().complete(session);

    assertThat(opened).containsExactly(session);
    assertThat(state()).isEqualTo(new State.Idle());
  }

  @Test
  void thereIsOneAttemptAtATime() {
    model.open(Mode.MICROSOFT);
    model.open(Mode.SAMPLE);
    assertThat(asked).containsExactly(Mode.MICROSOFT);
  }

  @Test
  void cancelEndsTheAttemptAndTheNextOneStandsAlone() {
    model.open(Mode.MICROSOFT);
    model.cancel();
    assertThat(attempts.getFirst()).isCancelled();
    assertThat(state()).isEqualTo(new State.Idle());

    model.open(Mode.MICROSOFT);
    attempts.getLast().completeExceptionally(new SignInException(Kind.TIMED_OUT, "late", null, null, null));
    assertThat(state()).isInstanceOf(State.Failed.class);
  }

  @Test
  void aSessionThatOpensAfterTheCancelIsClosed() {
    CompletableFuture<Session> deaf =
        new CompletableFuture<>() {
          @Override
          public boolean cancel(boolean mayInterruptIfRunning) {
            return false;
          }
        };
    WelcomeViewModel hasty = new WelcomeViewModel(mode -> deaf, opened::add, settings, Runnable::run);
    hasty.open(Mode.MICROSOFT);
    hasty.cancel();
    // Refresher has no interface to write a fake of.
    Refresher refresher = mock(Refresher.class);
    deaf.complete(session(refresher));

    assertThat(opened).isEmpty();
    verify(refresher).close();
  }

  @ParameterizedTest
  @EnumSource(value = Kind.class, mode = EnumSource.Mode.EXCLUDE, names = "CANCELLED")
  void everyFailureHasWordsOfItsOwn(Kind kind) {
    model.open(Mode.MICROSOFT);
    attempts
        .getFirst()
        .completeExceptionally(
            new CompletionException(new SignInException(kind, "internal words", "AADSTS65001", "c0ffee", null)));

    Failure failure = ((State.Failed) state()).failure();
    var messages = Fxml.messages(WelcomeViewModel.class);
    assertThat(failure.what()).isEqualTo(messages.getString("failure." + kind + ".what"));
    assertThat(failure.next()).isEqualTo(messages.getString("failure." + kind + ".next"));
    assertThat(failure.technical()).isEqualTo("Error code AADSTS65001, correlation ID c0ffee");
    assertThat(failure.text())
        .contains(failure.what(), failure.unchanged(), failure.next(), "AADSTS65001", "c0ffee")
        .doesNotContain("internal words");
  }

  @Test
  void aCancelFromBelowIsNoFailure() {
    model.open(Mode.MICROSOFT);
    attempts.getFirst().completeExceptionally(new SignInException(Kind.CANCELLED, "superseded", null, null, null));
    assertThat(state()).isEqualTo(new State.Idle());
  }

  @Test
  void anUnexpectedErrorHasNoTechnicalWords() {
    WelcomeViewModel broken =
        new WelcomeViewModel(
            mode -> {
              throw new IllegalStateException("boom");
            },
            opened::add,
            settings,
            Runnable::run);
    broken.open(Mode.SAMPLE);
    Failure failure = ((State.Failed) broken.stateProperty().get()).failure();
    assertThat(failure.text()).doesNotContain("boom");
    assertThat(failure.technical()).isEmpty();
  }

  @Test
  void theRegistrationFollowsTheSettings() {
    assertThat(model.registrationProperty().get())
        .contains("Microsoft Graph Command Line Tools", Settings.DEFAULT_CLIENT_ID, "tenant of your account");
    settings.change(
        before ->
            before
                .with(Setting.CLIENT_ID, "c11e0000-0000-4000-8000-000000000001")
                .with(Setting.TENANT, "contoso.com"));
    assertThat(model.registrationProperty().get())
        .contains("own app registration", "c11e0000-0000-4000-8000-000000000001", "contoso.com")
        .doesNotContain(Settings.DEFAULT_CLIENT_ID);
  }

  @Test
  void whoseCertificateWasRefusedIsToldForATicket() {
    model.open(Mode.MICROSOFT);
    attempts.getLast()
        .completeExceptionally(
            new SignInException(Kind.TLS, "the certificate issued by CN=Inspector is not trusted", null, null, null));
    assertThat(((State.Failed) state()).failure().technical()).contains("issued by CN=Inspector");
  }

  @Test
  void aClosedPageGivesUpAndListensNoMore() {
    model.open(Mode.MICROSOFT);
    model.close();
    assertThat(attempts.getFirst()).isCancelled();
    assertThat(settings.listeners()).isZero();
  }

  private State state() {
    return model.stateProperty().get();
  }

  private static Session session(Refresher refresher) {
    Account account = new Account("1.2", "alex.fisher@contoso.com", "Alex Fisher", "2");
    Deprovisioner noRuns = new Deprovisioner(null, null, () -> {}, null, SimulatedTime.start());
    return new Session(
        account, true, false, null, null, null, null, null, null, refresher, mock(OfflineCopy.class), noRuns, () -> {});
  }
}
