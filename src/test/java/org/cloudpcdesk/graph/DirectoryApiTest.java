package org.cloudpcdesk.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cloudpcdesk.graph.ScriptedGraph.json;
import static org.cloudpcdesk.graph.ScriptedGraph.refusal;

import java.io.IOException;
import java.util.List;
import org.cloudpcdesk.graph.GraphException.Kind;
import org.cloudpcdesk.model.Organization;
import org.cloudpcdesk.model.Person;
import org.cloudpcdesk.model.SubscribedSku;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DirectoryApiTest extends GraphTest {

  @Test
  void readsAPerson() throws IOException {
    server.play(json("{\"id\":\"p\",\"displayName\":\"Adele Vance\",\"accountEnabled\":false,\"department\":null}"));

    Person person = graph.directory().person("p");

    assertThat(person).isEqualTo(new Person("p", "Adele Vance", null, null, null, null, false));
    assertThat(tokens.asked()).containsExactly("User.Read.All");
  }

  @Test
  void readsHowTheTenantIsCalledWithWhatAFirstSignInBrings() throws IOException {
    server.play(
        json(
            "{\"value\":[{\"id\":\"t\",\"displayName\":\"Contoso Ltd\",\"verifiedDomains\":["
                + "{\"name\":\"contoso.onmicrosoft.com\",\"isDefault\":false,\"isInitial\":true},"
                + "{\"name\":\"contoso.com\",\"isDefault\":true}]}]}"));

    assertThat(graph.directory().organization()).isEqualTo(new Organization("t", "Contoso Ltd", "contoso.com"));
    assertThat(tokens.asked()).containsExactly("User.Read");
    assertThat(server.requests().getFirst().target())
        .isEqualTo("/v1.0/organization?$select=id,displayName,verifiedDomains");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"value\":[]}", "{\"value\":[{\"displayName\":\"nobody\"}]}", "[]"})
  void aBodyWithoutATenantIsABadAnswer(String body) {
    server.play(json(body));

    assertThat(failure(() -> graph.directory().organization()).kind()).isEqualTo(Kind.BAD_ANSWER);
  }

  @Test
  void doesNotSayWhetherAnAccountIsEnabledWhenTheServiceDoesNot() throws IOException {
    server.play(json("{\"id\":\"p\",\"accountEnabled\":\"yes\"}"));

    assertThat(graph.directory().person("p").accountEnabled()).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "adele@contoso.com, /v1.0/users/adele@contoso.com",
    "a_fabrikam.com#EXT#@contoso.com, /v1.0/users/a_fabrikam.com%23EXT%23@contoso.com",
    "$adele@contoso.com, /v1.0/users('%24adele@contoso.com')",
    "a/b?c@contoso.com, /v1.0/users/a%2Fb%3Fc@contoso.com",
    "møller@contoso.com, /v1.0/users/m%C3%B8ller@contoso.com"
  })
  void encodesUserPrincipalNames(String name, String path) throws IOException {
    server.play(json("{\"id\":\"p\"}"));

    graph.directory().person(name);

    assertThat(server.requests().getFirst().target()).startsWith(path + "?$select=id,displayName,");
  }

  @Test
  void aBodyWithoutAPersonIsABadAnswer() {
    server.play(json("{\"displayName\":\"nobody\"}"));

    assertThat(failure(() -> graph.directory().person("p")).kind()).isEqualTo(Kind.BAD_ANSWER);
  }

  @Test
  void missingConsentIsSaid() {
    server.play(refusal(403, "Authorization_RequestDenied", "Insufficient privileges to complete the operation."));

    assertThat(failure(() -> graph.directory().person("p")).kind()).isEqualTo(Kind.CONSENT_MISSING);
  }

  @Test
  void findsTheCloudPcPlansInALicence() throws IOException {
    server.play(
        json(
            "{\"value\":[{\"skuId\":\"s\",\"skuPartNumber\":\"CPC_E_2C_4GB_128GB\",\"servicePlans\":["
                + "{\"servicePlanId\":\"1\",\"servicePlanName\":\"CPC_1\"},"
                + "{\"servicePlanId\":\"2\",\"servicePlanName\":\"X\"},"
                + "{\"servicePlanId\":\"3\",\"servicePlanName\":null}]},{\"skuPartNumber\":\"without id\"}]}"));

    assertThat(graph.directory().licenses("p"))
        .isEqualTo(List.of(new Person.License("s", "CPC_E_2C_4GB_128GB", List.of("1"))));
    assertThat(tokens.asked()).containsExactly("LicenseAssignment.Read.All");
    assertThat(server.requests().getFirst().target()).startsWith("/v1.0/users/p/licenseDetails?");
  }

  @Test
  void readsSubscriptionsOverPages() throws IOException {
    server.play(
        json(
            "{\"@odata.nextLink\":\"" + server.root() + "/v1.0/more\",\"value\":[{\"skuId\":\"s\",\"consumedUnits\":14,"
                + "\"prepaidUnits\":{\"enabled\":25},"
                + "\"servicePlans\":[{\"servicePlanId\":\"1\",\"servicePlanName\":\"CPC_2\"}]}]}"),
        json("{\"value\":[{\"skuId\":\"t\",\"consumedUnits\":1e99,\"prepaidUnits\":null}]}"));

    assertThat(graph.directory().subscribedSkus())
        .containsExactly(
            new SubscribedSku("s", null, 14, 25, List.of("1")), new SubscribedSku("t", null, Integer.MAX_VALUE, 0, List.of()));
  }
}
