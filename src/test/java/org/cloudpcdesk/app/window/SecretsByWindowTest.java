package org.cloudpcdesk.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.stage.Stage;
import org.cloudpcdesk.app.session.DeskOptions;
import org.cloudpcdesk.app.session.Roots;
import org.cloudpcdesk.graph.GraphException;
import org.cloudpcdesk.inventory.RefreshState;
import org.cloudpcdesk.model.Permission;
import org.cloudpcdesk.sample.Fault;
import org.cloudpcdesk.sample.SampleBrowser;
import org.cloudpcdesk.sample.SampleOptions;
import org.cloudpcdesk.sample.SampleTenant;
import org.cloudpcdesk.settings.MemorySettingsStore;
import org.cloudpcdesk.settings.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/**
 * A day with every kind of secret in the real window: codes, tokens that are kept in a file, claims that somebody has to
 * sign in for, a bundle for support. What became of them is searched by {@link org.cloudpcdesk.secrecy}.
 */
class SecretsByWindowTest extends DeskTest {
  private static final int ROWS = 40;
  private static final String CLAIMS = "{\"access_token\":{\"nbf\":{\"essential\":true,\"value\":\"1604106651\"}}}";

  @TempDir Path folder;

  private final List<URI> pages = new CopyOnWriteArrayList<>();
  private SampleTenant tenant;

  @Start
  void start(Stage stage) throws Exception {
    this.stage = stage;
    tenant = SampleTenant.start(SampleOptions.DEFAULTS.withCloudPcs(ROWS).withAutoApprove(true));
    Files.writeString(folder.resolve("settings.json"), "{\"tokenStorage\": \"FILE\"}");
    desk =
        new Desk(
            new DeskOptions(false, new Roots(tenant.graphRoot(), tenant.loginRoot()), folder, false),
            stage,
            page -> {
              pages.add(page);
              new SampleBrowser().open(page);
            },
            SampleOptions.DEFAULTS);
    desk.start();
  }

  @Override
  void closeRest() {
    tenant.close();
  }

  private boolean isLive() {
    return desk.session() != null
        && desk.session().refresher().state().phase() == RefreshState.Phase.LIVE
        && desk.session().refresher().state().error() == null;
  }

  private boolean asksForSignIn() {
    GraphException error = desk.session().refresher().state().error();
    return error != null && error.kind() == GraphException.Kind.SIGN_IN_AGAIN;
  }

  @Test
  void aClaimsChallengeIsMetFromTheBanner(FxRobot robot) throws Exception {
    robot.clickOn("#signInButton");
    until("the list", this::isLive);
    assertThat(pages).hasSize(1);
    tenant.faults().once("GET", "cloudPCs", new Fault.ClaimsDemanded(CLAIMS, true));

    WaitForAsyncUtils.waitForAsyncFx(5_000, () -> desk.session().refresher().refreshNow());
    until("the banner", () -> asksForSignIn()
        && robot.lookup("#bannerRemedy").tryQuery().filter(Node::isVisible).isPresent());
    assertThat(pages).as("tried silently, and nobody was asked").hasSize(1);
    robot.interact(robot.lookup("#bannerRemedy").queryAs(Button.class)::fire);
    until("the list again", () -> pages.size() == 2 && isLive());

    assertThat(pages.getLast().toString()).contains("1604106651");
    String token = desk.session().signIn().token(Permission.CLOUD_PC_READ, false);
    assertThat(token).startsWith("sample-token-");
    assertThat(tenant.tokens().check(token).orElseThrow().claims()).contains("1604106651");
    Diagnostics.gather(new MemorySettingsStore(Settings.DEFAULTS), folder, desk.session())
        .write(folder.resolve("bundle.zip"));
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString())).contains("bundle.zip", "journal.db", "tokens.sealed");
    }
  }
}
