package org.cloudpcdesk.ui.main;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cloudpcdesk.ui.main.Bench.eventually;
import static org.cloudpcdesk.ui.main.Bench.onFx;

import java.util.concurrent.CountDownLatch;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.stage.Stage;
import org.cloudpcdesk.graph.GraphException;
import org.cloudpcdesk.graph.GraphException.Kind;
import org.cloudpcdesk.inventory.search.BuiltInView;
import org.cloudpcdesk.model.CloudPcFixtures;
import org.cloudpcdesk.model.CloudPcStatus;
import org.cloudpcdesk.ui.grid.ShownView;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/** What the window says when there is nothing to show or something is wrong. */
class StatesTest extends WindowTest {
  @Start
  void start(Stage stage) {
    bench = Bench.looking(stage);
  }

  @Test
  void theFirstPageShowsWhileTheRestIsOnItsWay() {
    assertThat(bench.node("placeholder-first-load").isVisible()).isTrue();
    CountDownLatch rest = new CountDownLatch(1);
    bench.tenant.hold(rest);
    bench.tenant.putAll(CloudPcFixtures.rows(10, 3));
    bench.refresher.start();
    eventually("half of the rows", () -> bench.table().getItems().size() == 5);
    eventually("the status tells how far", () -> bench.text("connection").equals("Loading 5 of 10"));
    rest.countDown();
    eventually("all rows", () -> bench.table().getItems().size() == 10);
    eventually("live", () -> bench.text("connection").equals("Online"));
  }

  @Test
  void anEmptyTenantIsNotALoadingOne() {
    bench.refresher.start();
    eventually("said", () -> bench.stage.getScene().lookup("#placeholder-empty-tenant") != null);
    assertThat(bench.node("banner").isVisible()).isFalse();
  }

  @Test
  void nothingMatchesOffersToShowAll(FxRobot robot) {
    bench.tenant.put(CloudPcFixtures.one("a", CloudPcStatus.Kind.PROVISIONED));
    bench.load(1);
    onFx(() -> bench.model().grid().text().set("xyzzy"));
    eventually("said", () -> bench.stage.getScene().lookup("#placeholder-nothing-matches") != null);
    assertThat(onFx(() -> bench.node("placeholder-nothing-matches").lookupAll(".placeholder-text")))
        .anySatisfy(text -> assertThat(((Labeled) text).getText()).contains("xyzzy"));
    onFx(() -> bench.model().grid().view().set(new ShownView.BuiltIn(BuiltInView.FAILED)));
    robot.clickOn("#showAll");
    eventually("all again", () -> bench.table().getItems().size() == 1);
    assertThat(bench.model().grid().view().get()).isEqualTo(ShownView.ALL);
    assertThat(bench.model().grid().text().get()).isEmpty();
  }

  @Test
  void anEmptyViewSaysSo() {
    bench.tenant.put(CloudPcFixtures.one("a", CloudPcStatus.Kind.PROVISIONED));
    bench.load(1);
    onFx(() -> bench.model().grid().view().set(new ShownView.BuiltIn(BuiltInView.FAILED)));
    eventually("said", () -> bench.stage.getScene().lookup("#placeholder-empty-view") != null);
  }

  @Test
  void offlineWithDataShowsWhatWasSeenAndWhen() {
    bench.tenant.put(CloudPcFixtures.one("a", CloudPcStatus.Kind.PROVISIONED));
    bench.load(1);
    assertThat(bench.node("banner").isVisible()).isFalse();
    bench.tenant.fail(GraphException.of(Kind.NO_NETWORK, "unreachable").build());
    bench.refresher.refreshNow();
    eventually("offline", () -> bench.node("banner").isVisible());
    assertThat(bench.text("bannerTitle")).contains("Offline", "09:00", "trying again");
    assertThat(bench.text("connection")).isEqualTo("Offline");
    assertThat(bench.table().getItems()).hasSize(1);

    bench.tenant.fail(null);
    onFx(() -> ((Button) bench.node("bannerRemedy")).fire());
    eventually("back", () -> !bench.node("banner").isVisible());
    assertThat(bench.text("connection")).isEqualTo("Online");
  }

  @Test
  void offlineWithoutDataOffersToTryAgain() {
    bench.tenant.fail(GraphException.of(Kind.NO_NETWORK, "unreachable").build());
    bench.refresher.start();
    eventually("said", () -> bench.stage.getScene().lookup("#placeholder-offline") != null);
    bench.tenant.fail(null);
    bench.tenant.put(CloudPcFixtures.one("a", CloudPcStatus.Kind.PROVISIONED));
    onFx(() -> ((Button) bench.node("placeholderTryAgain")).fire());
    eventually("the row", () -> bench.table().getItems().size() == 1);
  }

  @Test
  void notAllowedAndSignInAgainHaveTheirOwnPlaces(FxRobot robot) {
    bench.tenant.fail(GraphException.of(Kind.ROLE_MISSING, "no role").httpStatus(403).build());
    bench.refresher.start();
    eventually("not allowed", () -> bench.stage.getScene().lookup("#placeholder-not-allowed") != null);
    bench.tenant.fail(GraphException.of(Kind.SIGN_IN_AGAIN, "expired").httpStatus(401).build());
    bench.refresher.refreshNow();
    eventually("sign in again", () -> bench.stage.getScene().lookup("#placeholder-sign-in-again") != null);
    robot.clickOn("#placeholderSignIn");
    assertThat(bench.asked.actions).containsExactly("signInAgain");
  }

  @ParameterizedTest
  @EnumSource(value = Kind.class, mode = Mode.EXCLUDE, names = "CANCELLED")
  void everyKindOfErrorSaysWhatHappenedAndCopiesItsRequestId(Kind kind) {
    bench.tenant.put(CloudPcFixtures.one("a", CloudPcStatus.Kind.PROVISIONED));
    bench.load(1);
    bench.tenant.fail(
        GraphException.of(kind, "told to fail").httpStatus(418).requestId("req-4711").serviceMessage("hm").build());
    bench.refresher.refreshNow();
    eventually("the banner", () -> bench.node("banner").isVisible());
    assertThat(bench.text("bannerTitle")).isNotBlank();
    assertThat(bench.text("bannerText")).isNotBlank();
    onFx(() -> ((Button) bench.node("bannerCopy")).fire());
    assertThat(bench.copied).singleElement().asString().contains("request-id: req-4711", "HTTP 418");
    switch (kind) {
      case CONSENT_MISSING, ROLE_MISSING -> {
        onFx(() -> ((Button) bench.node("bannerRemedy")).fire());
        assertThat(bench.asked.actions).containsExactly("openAccess");
      }
      case SIGN_IN_AGAIN -> {
        onFx(() -> ((Button) bench.node("bannerRemedy")).fire());
        assertThat(bench.asked.actions).containsExactly("signInAgain");
      }
      case NOT_FOUND, BAD_REQUEST, READ_ONLY -> assertThat(bench.node("bannerRemedy").isVisible()).isFalse();
      default -> assertThat(bench.text("bannerRemedy")).isEqualTo("Try again");
    }
    assertThat(bench.table().getItems()).as("what was seen is still shown").hasSize(1);
  }

  @Test
  void aProblemOfTheSettingsIsShownUntilItIsOver() {
    bench.refresher.start();
    onFx(() -> bench.window.settingsProblem("settings.json could not be read; it was kept as settings.json.bak."));
    assertThat(bench.node("banner").isVisible()).isTrue();
    assertThat(bench.text("bannerText")).contains("settings.json.bak");
    onFx(() -> bench.window.settingsProblem(null));
    assertThat(bench.node("banner").isVisible()).isFalse();
  }

  @Test
  void readOnlyIsSaid() {
    assertThat(bench.text("mode")).isEqualTo("Read only");
  }
}
