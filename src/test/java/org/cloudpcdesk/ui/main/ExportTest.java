package org.cloudpcdesk.ui.main;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cloudpcdesk.ui.main.Bench.eventually;
import static org.cloudpcdesk.ui.main.Bench.onFx;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.cloudpcdesk.inventory.search.Column;
import org.cloudpcdesk.model.CloudPcStatus.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/** Taking rows out of the window: into files and onto the clipboard. */
class ExportTest extends WindowTest {
  @TempDir private Path folder;

  @Start
  void start(Stage stage) {
    bench = Bench.looking(stage);
    bench.tenant.put(
        MainWindowTest.pc("1", "CPC-a", "=amy@contoso.com", Kind.IN_GRACE_PERIOD),
        MainWindowTest.pc("2", "CPC-b", "bob@contoso.com", Kind.PROVISIONED),
        MainWindowTest.pc("3", "CPC-c", "cyd@contoso.com", Kind.PROVISIONED));
  }

  @Test
  void whatIsShownIsExportedInItsOrderWithItsColumns(FxRobot robot) throws IOException {
    bench.load(3);
    onFx(() -> bench.column(Column.PLAN).setVisible(false));
    onFx(() -> bench.model().grid().text().set("contoso"));
    onFx(() -> bench.table().getSortOrder().setAll(List.of(bench.column(Column.DEVICE))));
    Path file = folder.resolve("out.json");
    bench.files.answer = Optional.of(file);
    robot.push(KeyCode.CONTROL, KeyCode.E);
    eventually("told", () -> !bench.dialogs.told.isEmpty());
    assertThat(bench.dialogs.told.getFirst()).contains("3 Cloud PCs", file.toString());
    assertThat(bench.files.suggested).containsExactly("Cloud PCs contoso.com 2026-03-02 0900.xlsx");

    JsonObject read = JsonParser.parseString(Files.readString(file)).getAsJsonObject();
    assertThat(read.get("exportedAt").getAsString()).isEqualTo("2026-03-02T09:00:00Z");
    assertThat(read.get("tenant").getAsString()).isEqualTo("contoso.com");
    assertThat(read.get("query").getAsString()).isEqualTo("contoso");
    JsonArray rows = read.getAsJsonArray("cloudPcs");
    assertThat(rows).extracting(row -> row.getAsJsonObject().get("device").getAsString())
        .containsExactly("CPC-a", "CPC-b", "CPC-c");
    assertThat(rows.get(0).getAsJsonObject().keySet()).contains("gracePeriodEnd", "id").doesNotContain("plan");
    assertThat(rows.get(0).getAsJsonObject().get("user").getAsString()).isEqualTo("=amy@contoso.com");
  }

  @Test
  void aFileThatCannotBeWrittenIsSaid(FxRobot robot) {
    bench.load(3);
    bench.files.answer = Optional.of(folder.resolve("nowhere/out.csv"));
    robot.clickOn("#export");
    eventually("told", () -> !bench.dialogs.told.isEmpty());
    assertThat(bench.dialogs.told.getFirst()).contains("nowhere", "could not be written");
    eventually("it can be tried again", () -> !bench.node("export").isDisabled());
  }

  @Test
  void chosenRowsAreCopiedByKeys(FxRobot robot) {
    bench.load(3);
    onFx(() -> bench.table().getSelectionModel().clearAndSelect(0));
    robot.push(KeyCode.CONTROL, KeyCode.C);
    eventually("copied", () -> bench.copied.size() == 1);
    assertThat(bench.copied.getFirst()).contains("CPC-a\t'=amy@contoso.com").doesNotContain("CPC-b");
    robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.P);
    eventually("copied", () -> bench.copied.size() == 2);
    assertThat(bench.copied.get(1)).contains("Get-MgDeviceManagementVirtualEndpointCloudPc -CloudPcId '1'");
    robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.G);
    eventually("copied", () -> bench.copied.size() == 3);
    assertThat(bench.copied.get(2))
        .isEqualTo("GET https://graph.microsoft.com/beta/deviceManagement/virtualEndpoint/cloudPCs/1");
    robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.T);
    eventually("copied", () -> bench.copied.size() == 4);
    assertThat(bench.copied.get(3)).startsWith("Cloud PC: CPC-a").contains("Tenant: contoso.com");
  }

  @Test
  void inTheSearchFieldTheKeyCopiesTheText(FxRobot robot) {
    bench.load(3);
    robot.type(KeyCode.SLASH);
    robot.write("amy");
    robot.push(KeyCode.CONTROL, KeyCode.A);
    robot.push(KeyCode.CONTROL, KeyCode.C);
    assertThat(bench.copied).isEmpty();
  }
}
