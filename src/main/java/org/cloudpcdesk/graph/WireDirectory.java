package org.cloudpcdesk.graph;

import com.google.gson.JsonObject;
import com.google.gson.stream.JsonReader;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.cloudpcdesk.model.Organization;
import org.cloudpcdesk.model.Permission;
import org.cloudpcdesk.model.Person;
import org.cloudpcdesk.model.SubscribedSku;
import org.jspecify.annotations.Nullable;

/** People and licences over the wire, from v1.0. */
final class WireDirectory implements DirectoryApi {
  /** Graph's default properties leave out accountEnabled and department (user: get). */
  private static final String PERSON =
      "?$select=id,displayName,userPrincipalName,mail,jobTitle,department,accountEnabled";

  private static final String LICENSE = "?$select=skuId,skuPartNumber,servicePlans";
  private static final String SKU = "?$select=skuId,skuPartNumber,consumedUnits,prepaidUnits,servicePlans";

  private static final String ORGANIZATION = "?$select=id,displayName,verifiedDomains";

  /** None of the lists is paged in practice. */
  private static final int MOST_PAGES = 20;

  private final GraphClient client;
  private final Addresses addresses;

  WireDirectory(GraphClient client, Addresses addresses) {
    this.client = client;
    this.addresses = addresses;
  }

  @Override
  public Person person(String userPrincipalNameOrId) throws GraphException {
    URI uri = addresses.v1(Addresses.user(userPrincipalNameOrId) + PERSON);
    return client.send(
        Call.read(uri, Permission.USER_READ_ALL), (answer, body) -> Json.document(body, WireDirectory::person));
  }

  @Override
  public List<Person.License> licenses(String userPrincipalNameOrId) throws GraphException {
    URI uri = addresses.v1(Addresses.user(userPrincipalNameOrId) + "/licenseDetails" + LICENSE);
    return Pages.all(
        client, addresses, Call.read(uri, Permission.LICENSE_READ), WireDirectory::license, MOST_PAGES);
  }

  @Override
  public Organization organization() throws GraphException {
    URI uri = addresses.v1("organization" + ORGANIZATION);
    return client.send(
        Call.read(uri, Permission.USER_READ), (answer, body) -> Json.document(body, WireDirectory::organization));
  }

  @Override
  public List<SubscribedSku> subscribedSkus() throws GraphException {
    URI uri = addresses.v1("subscribedSkus" + SKU);
    return Pages.all(client, addresses, Call.read(uri, Permission.LICENSE_READ), WireDirectory::sku, MOST_PAGES);
  }

  private static Person person(JsonReader in) throws IOException {
    if (!(Json.element(in) instanceof JsonObject person)) {
      throw new BadBodyException("it holds no person");
    }
    String id = Json.text(person, "id");
    if (id == null) {
      throw new BadBodyException("it holds no person");
    }
    return new Person(
        id,
        Json.text(person, "displayName"),
        Json.text(person, "userPrincipalName"),
        Json.text(person, "mail"),
        Json.text(person, "jobTitle"),
        Json.text(person, "department"),
        Json.flag(person, "accountEnabled"));
  }

  /** The list has one member: the tenant of the token. */
  private static Organization organization(JsonReader in) throws IOException {
    List<JsonObject> tenants =
        Json.element(in) instanceof JsonObject list ? Json.objects(list, "value") : List.of();
    String id = tenants.isEmpty() ? null : Json.text(tenants.getFirst(), "id");
    if (id == null) {
      throw new BadBodyException("it holds no organization");
    }
    String domain =
        Json.objects(tenants.getFirst(), "verifiedDomains").stream()
            .filter(one -> Boolean.TRUE.equals(Json.flag(one, "isDefault")))
            .map(one -> Json.text(one, "name"))
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(null);
    return new Organization(id, Json.text(tenants.getFirst(), "displayName"), domain);
  }

  private static Person.@Nullable License license(JsonReader in) throws IOException {
    if (!(Json.element(in) instanceof JsonObject license)) {
      return null;
    }
    String skuId = Json.text(license, "skuId");
    return skuId == null ? null : new Person.License(skuId, Json.text(license, "skuPartNumber"), cloudPcPlans(license));
  }

  private static @Nullable SubscribedSku sku(JsonReader in) throws IOException {
    if (!(Json.element(in) instanceof JsonObject sku)) {
      return null;
    }
    String skuId = Json.text(sku, "skuId");
    int enabled = sku.get("prepaidUnits") instanceof JsonObject units ? Json.number(units, "enabled") : 0;
    return skuId == null
        ? null
        : new SubscribedSku(
            skuId,
            Json.text(sku, "skuPartNumber"),
            Json.number(sku, "consumedUnits"),
            enabled,
            cloudPcPlans(sku));
  }

  private static List<String> cloudPcPlans(JsonObject holder) {
    return Json.objects(holder, "servicePlans").stream()
        .filter(plan -> isCloudPcPlan(Json.text(plan, "servicePlanName")))
        .map(plan -> Json.text(plan, "servicePlanId"))
        .filter(Objects::nonNull)
        .toList();
  }

  private static boolean isCloudPcPlan(@Nullable String name) {
    return name != null && name.toUpperCase(Locale.ROOT).startsWith("CPC_");
  }
}
