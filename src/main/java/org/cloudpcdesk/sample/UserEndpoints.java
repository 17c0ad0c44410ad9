package org.cloudpcdesk.sample;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.cloudpcdesk.sample.world.Person;
import org.cloudpcdesk.sample.world.World;
import org.jspecify.annotations.Nullable;

/** What can be asked of {@code users} and {@code me}. */
final class UserEndpoints {
  private static final Set<String> OPTIONS =
      Set.of("$select", "$filter", "$search", "$count", "$top", "$skiptoken", "$orderby");

  private final World world;
  private final Licences licences;
  private final Listing<Person> listing;

  UserEndpoints(World world, Licences licences) {
    this.world = world;
    this.licences = licences;
    this.listing = new Listing<>(type(licences), "users", Person::number, OPTIONS, 999, true);
  }

  Reply list(Call call) throws GraphError {
    String search = call.query().get("$search");
    boolean advanced = search != null || (call.query().containsKey("$orderby") && call.query().containsKey("$filter"));
    if (advanced && !call.eventual()) {
      throw new GraphError(
          400,
          "Request_UnsupportedQuery",
          "Request with $search or with $filter and $orderby together needs the header 'ConsistencyLevel: eventual'.");
    }
    @Nullable Predicate<Person> wanted = search == null ? null : PersonSearch.parse(search);
    return listing.page(call, world.everybody(), wanted);
  }

  /** {@code GET /users/$count} needs the same header as other advanced queries. */
  Reply count(Call call) throws GraphError {
    if (!call.eventual()) {
      throw new GraphError(
          400, "Request_UnsupportedQuery", "$count needs the header 'ConsistencyLevel: eventual'.");
    }
    Predicate<Person> wanted = listing.filter(call.query().get("$filter"), call.beta());
    String count = Long.toString(world.everybody().stream().filter(wanted).count());
    return Reply.text(count.getBytes(StandardCharsets.US_ASCII));
  }

  Reply get(Call call, String idOrName) throws GraphError {
    return listing.single(call, existing(idOrName));
  }

  Reply licenseDetails(Call call, String idOrName) throws GraphError {
    return licences.details(call, existing(idOrName));
  }

  private Person existing(String idOrName) throws GraphError {
    return world
        .person(idOrName)
        .orElseThrow(
            () ->
                new GraphError(
                    404,
                    "Request_ResourceNotFound",
                    "Resource '" + idOrName
                        + "' does not exist or one of its queried reference-property objects are not"
                        + " present."));
  }

  /** The eleven properties that come by default, and those that have to be selected. */
  private static EntityType<Person> type(Licences licences) {
    return new EntityType<Person>("microsoft.graph.user")
        .both("businessPhones", (person, view) -> List.of(person.phone()))
        .both("displayName", (person, view) -> person.displayName())
        .both("givenName", (person, view) -> emptyIsNull(person.givenName()))
        .both("jobTitle", (person, view) -> person.jobTitle())
        .both("mail", (person, view) -> person.mail())
        .both("mobilePhone", (person, view) -> null)
        .both("officeLocation", (person, view) -> person.office())
        .both("preferredLanguage", (person, view) -> person.language())
        .both("surname", (person, view) -> emptyIsNull(person.surname()))
        .both("userPrincipalName", (person, view) -> person.userPrincipalName())
        .both("id", (person, view) -> person.id())
        .bothSelected("accountEnabled", (person, view) -> person.accountEnabled())
        .bothSelected("assignedLicenses", (person, view) -> licences.assigned(person))
        .bothSelected("city", (person, view) -> person.office())
        .bothSelected("companyName", (person, view) -> person.guest() ? "Fabrikam Partner" : World.COMPANY)
        .bothSelected("country", (person, view) -> person.country())
        .bothSelected("department", (person, view) -> person.department())
        .bothSelected("licenseAssignmentStates", (person, view) -> licences.states(person))
        .bothSelected("mailNickname", (person, view) -> nickname(person))
        .bothSelected("onPremisesSyncEnabled", (person, view) -> null)
        .bothSelected("usageLocation", (person, view) -> person.country())
        .bothSelected("userType", (person, view) -> person.guest() ? "Guest" : "Member");
  }

  private static @Nullable String emptyIsNull(String text) {
    return text.isEmpty() ? null : text;
  }

  private static String nickname(Person person) {
    return person.userPrincipalName().substring(0, person.userPrincipalName().lastIndexOf('@'));
  }
}
