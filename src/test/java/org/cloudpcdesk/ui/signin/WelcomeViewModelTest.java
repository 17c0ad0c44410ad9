package org.cloudpcdesk.ui.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import javafx.beans.property.SimpleObjectProperty;
import org.cloudpcdesk.deprovision.Deprovisioner;
import org.cloudpcdesk.inventory.OfflineCopy;
import org.cloudpcdesk.inventory.Refresher;
import org.cloudpcdesk.model.Account;
import org.cloudpcdesk.model.Cloud;
import org.cloudpcdesk.platform.SimulatedTime;
import org.cloudpcdesk.platform.SteppedTime;
import org.cloudpcdesk.settings.MemorySettingsStore;
import org.cloudpcdesk.settings.Setting;
import org.cloudpcdesk.settings.Settings;
import org.cloudpcdesk.signin.DeviceCode;
import org.cloudpcdesk.signin.SignInException;
import org.cloudpcdesk.signin.SignInException.Kind;
import org.cloudpcdesk.ui.common.Fxml;
import org.cloudpcdesk.ui.common.KnownAccount;
import org.cloudpcdesk.ui.common.Session;
import org.cloudpcdesk.ui.common.TimeText;
import org.cloudpcdesk.ui.signin.Opener.Request;
import org.cloudpcdesk.ui.signin.Opener.Way;
import org.cloudpcdesk.ui.signin.WelcomeViewModel.State;
import org.cloudpcdesk.ui.signin.WelcomeViewModel.Surroundings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WelcomeViewModelTest {
  private final MemorySettingsStore settings = new MemorySettingsStore(Settings.DEFAULTS);
  private static final Request SAMPLE = new Request.Sample();
  private static final Request OWN = new Request.Tenant("", Cloud.GLOBAL, Way.BROWSER);

  private final SteppedTime time = new SteppedTime(Instant.parse("2026-03-02T09:00:00Z"));
  private final List<Request> asked = new ArrayList<>();
  private final List<Consumer<DeviceCode>> codes = new ArrayList<>();
  private final SimpleObjectProperty<List<KnownAccount>> accounts = new SimpleObjectProperty<>(List.of());
  private final Surroundings around =
      new Surroundings(settings, accounts, time, new TimeText(ZoneOffset.UTC, Locale.ENGLISH), Runnable::run);
  private final List<Session> opened = new ArrayList<>();
  private final List<CompletableFuture<Session>> attempts = new ArrayList<>();
  private final WelcomeViewModel model =
      new WelcomeViewModel(
          (request, show) -> {
            asked.add(request);
            codes.add(show);
            attempts.add(new CompletableFuture<>());
            return attempts.getLast();
          },
          opened::add,
          around);

  @Test
  void aSessionThatOpensIsHandedOver() {
    model.open(SAMPLE);
    assertThat(state()).isEqualTo(new State.Working(SAMPLE));

    Session session = session(mock(Refresher.class));
    attempts.getFirst().complete(session);

    assertThat(opened).containsExactly(session);
    assertThat(state()).isEqualTo(new State.Idle());
  }

  @Test
  void thereIsOneAttemptAtATime() {
    model.open(OWN);
    model.open(SAMPLE);
    assertThat(asked).containsExactly(OWN);
  }

  @Test
  void cancelEndsTheAttemptAndTheNextOneStandsAlone() {
    model.open(OWN);
    model.cancel();
    assertThat(attempts.getFirst()).isCancelled();
    assertThat(state()).isEqualTo(new State.Idle());

    model.open(OWN);
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
    WelcomeViewModel hasty = new WelcomeViewModel((request, show) -> deaf, opened::add, around);
    hasty.open(OWN);
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
    model.open(OWN);
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
    model.open(OWN);
    attempts.getFirst().completeExceptionally(new SignInException(Kind.CANCELLED, "superseded", null, null, null));
    assertThat(state()).isEqualTo(new State.Idle());
  }

  @Test
  void anUnexpectedErrorHasNoTechnicalWords() {
    WelcomeViewModel broken =
        new WelcomeViewModel(
            (request, show) -> {
              throw new IllegalStateException("boom");
            },
            opened::add,
            around);
    broken.open(SAMPLE);
    Failure failure = ((State.Failed) broken.stateProperty().get()).failure();
    assertThat(failure.text()).doesNotContain("boom");
    assertThat(failure.technical()).isEmpty();
  }

  @Test
  void whatWasTypedStaysWhenAnotherSettingChanges() {
    model.tenant().set("contoso.com");
    model.cloud().set(Cloud.US_GOVERNMENT_L5);

    settings.change(current -> current.with(Setting.READ_ONLY, true));

    assertThat(model.tenant().get()).isEqualTo("contoso.com");
    assertThat(model.cloud().get()).isEqualTo(Cloud.US_GOVERNMENT_L5);

    settings.change(current -> current.with(Setting.TENANT, "fabrikam.com"));
    assertThat(model.tenant().get()).isEqualTo("fabrikam.com");
  }

  @Test
  void whetherCodesAreAllowedFollowsTheSettings() {
    assertThat(model.codesAllowed().get()).isTrue();

    settings.change(current -> current.with(Setting.DEVICE_CODE, false));
    assertThat(model.codesAllowed().get()).isFalse();
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
    model.open(OWN);
    attempts.getLast()
        .completeExceptionally(
            new SignInException(Kind.TLS, "the certificate issued by CN=Inspector is not trusted", null, null, null));
    assertThat(((State.Failed) state()).failure().technical()).contains("issued by CN=Inspector");
  }

  @Test
  void aClosedPageGivesUpAndListensNoMore() {
    model.open(OWN);
    model.close();
    assertThat(attempts.getFirst()).isCancelled();
    assertThat(settings.listeners()).isZero();
  }

  private static DeviceCode code(Duration lifetime) {
    return new DeviceCode("ABCD2345", URI.create("https://microsoft.com/devicelogin"), lifetime);
  }

  @Test
  void aCodeIsShownWithTheTimeThatIsLeftUntilItIsOver() {
    model.signIn(Way.CODE);
    assertThat(asked).containsExactly(new Request.Tenant("", Cloud.GLOBAL, Way.CODE));
    DeviceCode code = code(Duration.ofMinutes(15));
    codes.getLast().accept(code);

    assertThat(state()).isEqualTo(new State.Code(code, time.now().plus(Duration.ofMinutes(15))));
    assertThat(model.timeLeft().get()).contains("15:00");
    time.advance(Duration.ofSeconds(61));
    model.tick();
    assertThat(model.timeLeft().get()).contains("13:59");
    time.advance(Duration.ofMinutes(14));
    model.tick();
    assertThat(model.timeLeft().get()).contains("over");

    attempts.getLast().completeExceptionally(new SignInException(Kind.TIMED_OUT, "expired", null, null, null));
    assertThat(((State.Failed) state()).failure().what()).contains("code was not used in time");
  }

  @Test
  void aRefusedCodeIsToldInItsOwnWords() {
    model.signIn(Way.CODE);
    codes.getLast().accept(code(Duration.ofMinutes(15)));
    attempts.getLast().completeExceptionally(new SignInException(Kind.REFUSED, "declined", null, null, null));

    assertThat(((State.Failed) state()).failure().text()).contains("where the code was typed").doesNotContain("came back");
  }

  @Test
  void aCodeThatComesAfterTheCancelIsNotShown() {
    model.signIn(Way.CODE);
    model.cancel();
    codes.getLast().accept(code(Duration.ofMinutes(15)));
    assertThat(state()).isEqualTo(new State.Idle());
  }

  @Test
  void anotherTenantIsNamedByIdOrDomain() {
    model.tenant().set(" fabrikam.com ");
    model.cloud().set(Cloud.US_GOVERNMENT_L4);
    assertThat(model.registrationProperty().get()).contains("tenant fabrikam.com");
    model.signIn(Way.BROWSER);
    assertThat(asked).containsExactly(new Request.Tenant("fabrikam.com", Cloud.US_GOVERNMENT_L4, Way.BROWSER));
  }

  @Test
  void whatIsNoTenantIsNotSignedInTo() {
    for (String wrong : List.of("fabrikam", "https://fabrikam.com", "a b.com", "0f5c6f3e-8f5a")) {
      model.tenant().set(wrong);
      assertThat(model.fault().get()).as(wrong).contains("neither a tenant id nor a domain");
      model.signIn(Way.BROWSER);
    }
    assertThat(asked).isEmpty();
    model.tenant().set("");
    assertThat(model.fault().get()).isEmpty();
  }

  @Test
  void aTenantThatThePolicyDoesNotAllowIsRefusedBeforeAnybodyIsAsked() {
    settings.change(
        before -> before.with(Setting.ALLOWED_TENANTS, Set.of("0f5c6f3e-8f5a-4c8e-9a5b-7a4f6a1d2c3b")));
    model.tenant().set("11111111-2222-4333-8444-555555555555");
    assertThat(model.fault().get()).contains("policy").contains("does not allow");
    model.signIn(Way.CODE);
    assertThat(asked).isEmpty();

    model.tenant().set("0F5C6F3E-8f5a-4c8e-9a5b-7a4f6a1d2c3b");
    assertThat(model.fault().get()).isEmpty();
    // Whose a domain is, the identity service tells.
    model.tenant().set("fabrikam.com");
    assertThat(model.fault().get()).isEmpty();
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
