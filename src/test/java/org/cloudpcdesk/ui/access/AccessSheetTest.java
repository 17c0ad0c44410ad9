package org.cloudpcdesk.ui.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.cloudpcdesk.graph.GraphException;
import org.cloudpcdesk.graph.GraphException.Kind;
import org.cloudpcdesk.model.Permission;
import org.cloudpcdesk.ui.AccessibleNames;
import org.cloudpcdesk.ui.ContrastLook;
import org.cloudpcdesk.ui.DeskBench;
import org.cloudpcdesk.ui.common.Fxml;
import org.cloudpcdesk.ui.common.Tasks;
import org.cloudpcdesk.ui.common.TextClipboard;
import org.cloudpcdesk.ui.common.ThemeManager;
import org.cloudpcdesk.ui.common.TimeText;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** What the account may do, and why it was refused, as it is read. */
@Tag("ui")
@ExtendWith(ApplicationExtension.class)
class AccessSheetTest {
  private static final String READ = "Microsoft.CloudPC/CloudPCs/Read";

  private final DeskBench bench = new DeskBench();
  private final List<String> copied = new ArrayList<>();
  private final List<URI> opened = new ArrayList<>();
  private AccessViewModel model;
  private Scene scene;

  @Start
  void start(Stage stage) throws Exception {
    bench.roleActions = Set.of(READ);
    bench.session.access().read();
    GraphException refused =
        GraphException.of(Kind.ROLE_MISSING, "refused")
            .httpStatus(403)
            .code("Forbidden")
            .serviceMessage("Access is denied to the requested resource.")
            .requestId("request-7")
            .permission(Permission.CLOUD_PC_READ_WRITE)
            .build();
    TextClipboard clipboard = copied::add;
    model = new AccessViewModel(bench.session.access(), refused, new Tasks(Runnable::run), TimeText.system());
    Parent content =
        new Fxml()
            .register(AccessController.class, () -> new AccessController(model, opened::add, clipboard, () -> opened.add(URI.create("sign-in"))))
            .<Parent, AccessController>load(AccessController.class, "Access.fxml")
            .root();
    scene = new Scene(content);
    ThemeManager.dress(scene);
    stage.setScene(scene);
    stage.show();
  }

  private static String text(FxRobot robot, String id) {
    return robot.lookup("#" + id).queryAs(Label.class).getText();
  }

  @Test
  void namesTheRoleThatIsMissingAndCopiesTheRawAnswer(FxRobot robot) {
    assertThat(text(robot, "right-END_GRACE_PERIODS")).contains("Microsoft.CloudPC/CloudPCs/EndGracePeriod");
    assertThat(text(robot, "right-SEE_CLOUD_PCS")).isEqualTo("Yes.");
    VBox reasons = robot.lookup("#reasons").queryAs(VBox.class);
    assertThat(reasons.getChildren()).hasSize(3)
        .element(0).isInstanceOfSatisfying(Label.class,
            first -> assertThat(first.getText()).contains("EndGracePeriod").doesNotContain("Possibly"));
    assertThat(robot.lookup("#accessTechnical").queryAs(TextArea.class).getText())
        .contains("HTTP 403", "Forbidden", "request-7");

    robot.clickOn("#copyAccessDetails");

    assertThat(copied).singleElement().asString().contains("request-7", "Access is denied");
  }

  @Test
  void aNewTokenBringsTheActivatedRole(FxRobot robot) {
    bench.roleActions = Set.of(READ, "Microsoft.CloudPC/CloudPCs/EndGracePeriod");

    robot.clickOn("#renewToken");
    WaitForAsyncUtils.waitForFxEvents();

    assertThat(bench.renewed).isEqualTo(1);
    assertThat(text(robot, "right-END_GRACE_PERIODS")).isEqualTo("Yes.");
  }

  @Test
  void opensTheRolesPageAndCopiesTheConsentLink(FxRobot robot) {
    robot.clickOn("#activateRole").clickOn("#copyConsent");

    assertThat(opened).singleElement().satisfies(page -> assertThat(page.getHost()).isEqualTo("entra.microsoft.com"));
    assertThat(copied).singleElement().asString()
        .contains("/tenant-guid/", "adminconsent", "CloudPC.ReadWrite.All", "client_id=client-id");
  }

  @Test
  void keepsToTheColoursOfHighContrast() {
    assertThat(ContrastLook.wrong(scene.getRoot())).isEmpty();
  }

  @Test
  void everythingHasAName() {
    assertThat(AccessibleNames.missing(scene.getRoot())).isEmpty();
  }
}
