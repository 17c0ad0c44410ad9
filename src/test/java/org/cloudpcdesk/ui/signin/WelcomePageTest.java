package org.cloudpcdesk.ui.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.cloudpcdesk.model.Account;
import org.cloudpcdesk.model.Cloud;
import org.cloudpcdesk.platform.Time;
import org.cloudpcdesk.settings.MemorySettingsStore;
import org.cloudpcdesk.settings.Settings;
import org.cloudpcdesk.settings.ThemeChoice;
import org.cloudpcdesk.signin.DeviceCode;
import org.cloudpcdesk.signin.SignInException;
import org.cloudpcdesk.signin.SignInException.Kind;
import org.cloudpcdesk.ui.ContrastLook;
import org.cloudpcdesk.ui.common.Fxml;
import org.cloudpcdesk.ui.common.KnownAccount;
import org.cloudpcdesk.ui.common.KnownAccount.Standing;
import org.cloudpcdesk.ui.common.Session;
import org.cloudpcdesk.ui.common.TimeText;
import org.cloudpcdesk.ui.common.ThemeManager;
import org.cloudpcdesk.ui.common.UiThread;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@Tag("ui")
@ExtendWith(ApplicationExtension.class)
class WelcomePageTest {
  private static final Opener.Request OWN = new Opener.Request.Tenant("", Cloud.GLOBAL, Opener.Way.BROWSER);

  private final List<Opener.Request> asked = new ArrayList<>();
  private final List<Consumer<DeviceCode>> codes = new ArrayList<>();
  private final SimpleObjectProperty<List<KnownAccount>> accounts = new SimpleObjectProperty<>(List.of());
  private final MemorySettingsStore settings = new MemorySettingsStore(Settings.DEFAULTS);
  private final List<KnownAccount> forgotten = new ArrayList<>();
  private final List<URI> browsed = new ArrayList<>();
  private final List<CompletableFuture<Session>> attempts = new ArrayList<>();
  private final List<String> copied = new ArrayList<>();
  private int settingsOpened;
  private Parent page;

  @Start
  void start(Stage stage) {
    WelcomeViewModel model =
        new WelcomeViewModel(
            (request, show) -> {
              asked.add(request);
              codes.add(show);
              attempts.add(new CompletableFuture<>());
              return attempts.getLast();
            },
            session -> {},
            new WelcomeViewModel.Surroundings(
                settings, accounts, Time.system(), TimeText.system(), UiThread::run));
    new ThemeManager().choose(ThemeChoice.LIGHT);
    page =
        new Fxml()
            .register(WelcomeController.class, () -> 
                    new WelcomeController(
                        model,
                        new WelcomeController.Ways(
                            () -> settingsOpened++, forgotten::add, browsed::add, copied::add)))
            .<Parent, WelcomeController>load(WelcomeController.class, "Welcome.fxml")
            .root();
    Scene scene = new Scene(page, 1280, 720);
    ThemeManager.dress(scene);
    stage.setScene(scene);
    // The toolkit's stage is used by other tests too and keeps the size they gave it.
    stage.setWidth(1280);
    stage.setHeight(720);
    stage.show();
  }

  @Test
  void enterSignsInAndEscGivesUp(FxRobot robot) {
    robot.press(KeyCode.ENTER).release(KeyCode.ENTER);
    assertThat(asked).containsExactly(OWN);
    assertThat(robot.lookup("#browserLabel").query().isVisible()).isTrue();
    assertThat(robot.lookup("#signInButton").query().getParent().isVisible()).isFalse();

    robot.press(KeyCode.ESCAPE).release(KeyCode.ESCAPE);

    assertThat(attempts.getFirst()).isCancelled();
    assertThat(robot.lookup("#workingBox").query().isVisible()).isFalse();
    assertThat(robot.lookup("#signInButton").query().isFocused()).isTrue();
  }

  @Test
  void theSampleTenantIsOneClickAway(FxRobot robot) {
    robot.clickOn("#sampleButton");
    assertThat(asked).containsExactly(new Opener.Request.Sample());
    assertThat(robot.lookup("#sampleLabel").query().isVisible()).isTrue();
    assertThat(robot.lookup("#browserLabel").query().isVisible()).isFalse();
    robot.clickOn("#cancelButton");
    assertThat(attempts.getFirst()).isCancelled();
  }

  @Test
  void thePermissionsAndTheRegistrationAreNamedBeforehand(FxRobot robot) {
    assertThat(texts())
        .anyMatch(text -> text.contains("CloudPC.Read.All") && text.contains("User.Read")
            && text.contains("only to read"))
        .anyMatch(text -> text.contains("CloudPC.ReadWrite.All") && text.contains("first use"))
        .anyMatch(text -> text.contains(Settings.DEFAULT_CLIENT_ID));
    robot.clickOn("#settingsLink");
    assertThat(settingsOpened).isOne();
  }

  @Test
  void aFailureSaysWhatHappenedAndCanBeCopied(FxRobot robot) {
    robot.clickOn("#signInButton");
    fail(robot, new SignInException(Kind.CONSENT_REQUIRED, "internal", "AADSTS65001", "c0ffee-1", null));

    assertThat(robot.lookup("#failureBox").query().isVisible()).isTrue();
    assertThat(robot.lookup("#failureTechnical").queryTextInputControl().getText()).contains("AADSTS65001", "c0ffee-1");
    assertThat(robot.lookup("#failureUnchanged").queryLabeled().getText()).contains("nothing was changed");
    robot.clickOn("#copyFailure");
    assertThat(copied).singleElement().asString().contains("have not been granted", "c0ffee-1");

    robot.clickOn("#signInButton");
    assertThat(robot.lookup("#failureBox").query().isVisible()).isFalse();
    assertThat(asked).hasSize(2);
  }

  @Test
  void aFailureWithoutACodeShowsNoEmptyField(FxRobot robot) {
    robot.clickOn("#signInButton");
    fail(robot, new SignInException(Kind.NO_BROWSER, "internal", null, null, null));
    assertThat(robot.lookup("#failureTechnical").query().isVisible()).isFalse();
  }

  @ParameterizedTest
  @EnumSource(names = {"LIGHT", "DARK"})
  void everyControlHasANameAndNoTextIsCutOff(ThemeChoice theme, FxRobot robot) {
    robot.interact(() -> new ThemeManager().choose(theme));
    robot.clickOn("#signInButton");
    fail(robot, new SignInException(Kind.TLS, "internal", "AADSTS1", "2", null));

    assertThat(nodes()).filteredOn(Node::isFocusTraversable).isNotEmpty()
        .allSatisfy(node -> assertThat(name(node)).isNotBlank());
    assertThat(nodes())
        .filteredOn(node -> node instanceof Labeled && node.isVisible() && shown(node))
        .isNotEmpty()
        .allSatisfy(node -> assertThat(((Labeled) node).isTextTruncated()).as(((Labeled) node).getText()).isFalse());
    // What does not fit a low window can be scrolled to.
    robot.interact(() -> page.getScene().getWindow().setHeight(480));
    Node content = ((ScrollPane) page).getContent();
    Node last = robot.lookup("#settingsLink").query();
    assertThat(content.sceneToLocal(last.localToScene(last.getLayoutBounds())).getMaxY())
        .isLessThanOrEqualTo(content.getLayoutBounds().getHeight());
    assertThat(robot.lookup("#signInButton").queryAs(Button.class).isDefaultButton()).isTrue();
  }

  @Test
  void keepsToTheColoursOfHighContrast(FxRobot robot) {
    robot.interact(
        () ->
            accounts.set(
                List.of(known("alex@contoso.com", Standing.READY), known("bo@fabrikam.com", Standing.NOT_ALLOWED))));
    assertThat(ContrastLook.wrong(page)).isEmpty();
    robot.clickOn("#signInButton");
    assertThat(ContrastLook.wrong(page)).isEmpty();
    fail(robot, new SignInException(Kind.TLS, "internal", "AADSTS1", "2", null));
    assertThat(ContrastLook.wrong(page)).isEmpty();
  }

  private static KnownAccount known(String user, Standing standing) {
    String tenant = "0f5c6f3e-8f5a-4c8e-9a5b-7a4f6a1d2c3b";
    return new KnownAccount(new Account("1." + tenant, user, "Alex", tenant), Cloud.GLOBAL, false, standing);
  }

  private List<Button> knownButtons() {
    return page.lookupAll(".known-account").stream().map(Button.class::cast).toList();
  }

  @Test
  void theAccountsThatWereHereAreOfferedAndWhatThePolicyForbidsIsSaid(FxRobot robot) {
    assertThat(robot.lookup("#knownBox").query().isVisible()).isFalse();
    KnownAccount ready = known("alex@contoso.com", Standing.READY);
    KnownAccount barred = known("bo@fabrikam.com", Standing.NOT_ALLOWED);
    robot.interact(() -> accounts.set(List.of(ready, barred)));

    assertThat(knownButtons()).extracting(Button::getText)
        .containsExactly("contoso.com\nalex@contoso.com \u00b7 Global", "fabrikam.com\nbo@fabrikam.com \u00b7 Global");
    assertThat(knownButtons()).extracting(Button::isDisabled).containsExactly(false, true);
    assertThat(texts()).anyMatch(text -> text.contains("does not allow this tenant any more, so nothing of it is shown"));
    robot.interact(() -> knownButtons().getFirst().fire());
    assertThat(asked).containsExactly(new Opener.Request.Known(ready));
    assertThat(robot.lookup("#storedLabel").query().isVisible()).isTrue();

    robot.clickOn("#cancelButton");
    robot.interact(
        () ->
            page.lookupAll("#knownList .button").stream()
                .map(Button.class::cast)
                .filter(button -> button.getText().startsWith("Forget"))
                .toList()
                .getLast()
                .fire());
    assertThat(forgotten).containsExactly(barred);
  }

  @Test
  void theCodeIsLargeCanBeCopiedAndGoesWithTheAttempt(FxRobot robot) {
    robot.clickOn("#codeLink");
    assertThat(asked).containsExactly(new Opener.Request.Tenant("", Cloud.GLOBAL, Opener.Way.CODE));
    assertThat(robot.lookup("#codeLabel").query().isVisible()).isTrue();
    assertThat(robot.lookup("#codeBox").query().isVisible()).isFalse();

    URI address = URI.create("https://microsoft.com/devicelogin");
    codes.getLast().accept(new DeviceCode("ABCD2345", address, Duration.ofMinutes(15)));
    WaitForAsyncUtils.waitForFxEvents();

    TextField code = robot.lookup("#userCode").queryAs(TextField.class);
    assertThat(code.getText()).isEqualTo("ABCD2345");
    assertThat(code.isEditable()).isFalse();
    assertThat(code.getFont().getSize()).isGreaterThan(30);
    assertThat(robot.lookup("#codePage").queryTextInputControl().getText()).isEqualTo(address.toString());
    assertThat(robot.lookup("#codeLeft").queryLabeled().getText()).contains("can be used for another");
    robot.clickOn("#copyCode").clickOn("#openCodePage");
    assertThat(copied).containsExactly("ABCD2345");
    assertThat(browsed).containsExactly(address);

    robot.press(KeyCode.ESCAPE).release(KeyCode.ESCAPE);
    assertThat(attempts.getLast()).isCancelled();
    assertThat(code.getText()).isEmpty();
    assertThat(robot.lookup("#choiceBox").query().isVisible()).isTrue();
  }

  @Test
  void anotherTenantIsTypedAndAWrongOneIsSaidAtOnce(FxRobot robot) {
    robot.clickOn("#tenantField").write("fabrikam");
    assertThat(robot.lookup("#tenantFault").queryLabeled().getText()).contains("neither a tenant id nor a domain");
    assertThat(robot.lookup("#signInButton").query().isDisabled()).isTrue();
    robot.write(".com");
    assertThat(robot.lookup("#tenantFault").query().isVisible()).isFalse();
    robot.press(KeyCode.ENTER).release(KeyCode.ENTER);
    assertThat(asked).containsExactly(new Opener.Request.Tenant("fabrikam.com", Cloud.GLOBAL, Opener.Way.BROWSER));
  }

  private void fail(FxRobot robot, SignInException error) {
    attempts.getLast().completeExceptionally(error);
    WaitForAsyncUtils.waitForFxEvents();
  }

  private List<String> texts() {
    return nodes().stream()
        .filter(Labeled.class::isInstance)
        .map(node -> ((Labeled) node).getText())
        .filter(Objects::nonNull)
        .toList();
  }

  private List<Node> nodes() {
    return List.copyOf(page.lookupAll("*"));
  }

  private static boolean shown(Node node) {
    return node == null || (node.isVisible() && shown(node.getParent()));
  }

  private static String name(Node node) {
    if (node.getAccessibleText() != null) {
      return node.getAccessibleText();
    }
    return node instanceof Labeled labeled
        ? labeled.getText()
        : node instanceof TextInputControl input ? input.getPromptText() : "";
  }
}
