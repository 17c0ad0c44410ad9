package org.cloudpcdesk.ui.grid;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import org.cloudpcdesk.inventory.Inventory.Row;
import org.cloudpcdesk.inventory.search.Column;
import org.cloudpcdesk.model.CloudPc;
import org.cloudpcdesk.model.CloudPcFixtures;
import org.cloudpcdesk.model.CloudPcStatus.Kind;
import org.cloudpcdesk.ui.common.Messages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowCopiesTest {
  private final RowCopies copies = copies("https://graph.microsoft.com");

  private static RowCopies copies(String root) {
    return new RowCopies(
        Messages.of(RowCopies.class),
        new GridController.Tenant("contoso.com", "tenant-1", id -> URI.create(root + "/beta/cloudPCs/" + id)));
  }

  private static List<Row> rows(CloudPc... pcs) {
    return Arrays.stream(pcs).map(pc -> new Row(pc, CloudPcFixtures.NOW, null)).toList();
  }

  private static CloudPc pc(String id, Kind kind) {
    return CloudPcFixtures.one(id, kind);
  }

  private static List<String> lines(String text) {
    return text.lines().toList();
  }

  @Test
  void textIsATableOfWhatIsShown() {
    CloudPc named = pc("1", Kind.IN_GRACE_PERIOD).toBuilder().userPrincipalName("=cmd|' /C calc'!A0").build();
    assertThat(lines(copies.asText(rows(named), List.of(Column.DEVICE, Column.PERSON, Column.STATUS, Column.GRACE_END))))
        .containsExactly(
            "Device\tUser\tStatus\tGrace ends",
            "CPC-ada-1\t'=cmd|' /C calc'!A0\tIn grace period\t2026-03-07T09:00:00Z");
  }

  @Test
  void powerShellSignsInToTheTenantAndReadsEach() {
    assertThat(lines(copies.asPowerShell(rows(pc("1", Kind.PROVISIONED), pc("o'2\u2019", Kind.FAILED)))))
        .containsExactly(
            "Connect-MgGraph -TenantId 'tenant-1' -Scopes CloudPC.Read.All",
            "# CPC-ada-1, ada.almeida@contoso.com, Provisioned",
            "Get-MgDeviceManagementVirtualEndpointCloudPc -CloudPcId '1'",
            "# CPC-ada-o'2\u2019, ada.almeida@contoso.com, Failed",
            "Get-MgDeviceManagementVirtualEndpointCloudPc -CloudPcId 'o''2\u2019\u2019'");
  }

  @Test
  void powerShellThatEndsAGracePeriodAsksFirstAndLeavesTheOthersOut() {
    assertThat(lines(copies.asEndingPowerShell(rows(pc("1", Kind.PROVISIONED), pc("2", Kind.IN_GRACE_PERIOD)))))
        .containsExactly(
            "Connect-MgGraph -TenantId 'tenant-1' -Scopes CloudPC.ReadWrite.All",
            "# CPC-ada-2, ada.almeida@contoso.com, In grace period",
            "Stop-MgDeviceManagementVirtualEndpointCloudPcGracePeriod -CloudPcId '2' -Confirm");
    assertThat(copies.asEndingPowerShell(rows(pc("1", Kind.PROVISIONED)))).isEmpty();
  }

  @Test
  void aNameCannotLeaveItsComment() {
    CloudPc evil = pc("1", Kind.PROVISIONED).toBuilder().managedDeviceName("CPC\r\nRemove-Item C:\\\u2028x").build();
    assertThat(lines(copies.asPowerShell(rows(evil))).get(1))
        .isEqualTo("# CPC Remove-Item C:\\ x, ada.almeida@contoso.com, Provisioned");
  }

  @ParameterizedTest
  @CsvSource({
    "https://graph.microsoft.us, USGov",
    "https://dod-graph.microsoft.us, USGovDoD",
    "https://microsoftgraph.chinacloudapi.cn, China"
  })
  void powerShellGoesToTheCloudOfTheTenant(String root, String environment) {
    assertThat(lines(copies(root).asPowerShell(rows(pc("1", Kind.PROVISIONED)))).getFirst())
        .endsWith(" -Environment " + environment);
  }

  @Test
  void requestsNameTheirAddress() {
    assertThat(lines(copies.asRequest(rows(pc("1", Kind.PROVISIONED), pc("2", Kind.FAILED)))))
        .containsExactly(
            "GET https://graph.microsoft.com/beta/cloudPCs/1", "GET https://graph.microsoft.com/beta/cloudPCs/2");
  }

  @Test
  void aTicketTellsWhatWhoseHowAndWhen() {
    String text = copies.asTicket(rows(pc("1", Kind.IN_GRACE_PERIOD), pc("2", Kind.PROVISIONED)));
    assertThat(lines(text))
        .contains(
            "Cloud PC: CPC-ada-1",
            "User: ada.almeida@contoso.com",
            "Status: In grace period",
            "Grace period ends: 2026-03-07T09:00:00Z",
            "Grace period ends: none",
            "Last seen: 2026-03-02T09:00:00Z",
            "Tenant: contoso.com (tenant-1)");
  }
}
