package org.cloudpcdesk.sample.world;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The sample tenant's directory. All people are invented. Guarded by {@link World}'s lock. */
final class People {
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");

  private static final List<List<String>> DEPARTMENTS =
      List.of(
          List.of("Sales", "Account Executive", "Sales Manager", "Inside Sales Representative"),
          List.of("Engineering", "Software Engineer", "Test Engineer", "Principal Engineer"),
          List.of("Finance", "Accountant", "Controller", "Payroll Specialist"),
          List.of("Service Desk", "Service Desk Agent", "Shift Lead"),
          List.of("Human Resources", "Recruiter", "HR Business Partner"),
          List.of("Marketing", "Content Designer", "Campaign Manager"),
          List.of("Legal", "Paralegal", "Counsel"),
          List.of("Operations", "Logistics Planner", "Plant Coordinator", "Buyer"),
          List.of("IT", "Systems Administrator", "Network Engineer"));

  private final List<Person> all = new ArrayList<>();
  private final Map<String, Integer> byName = new HashMap<>();
  private final Map<String, Integer> nextSuffix = new HashMap<>();

  /** Adds a person of a fixed name, for those who sign in. */
  Person add(String id, String givenName, String surname, String jobTitle) {
    return put(
        new Person(
            all.size(), id, givenName, surname, givenName + " " + surname, freeName(givenName, surname, ""), "IT",
                jobTitle,
            "Redmond", "US", "en-US", "+1 425 555 0100", true));
  }

  Person addRandom(Dice dice) {
    Culture culture = dice.pickEarly(Culture.ALL);
    String given = dice.pick(culture.given());
    String surname = dice.pick(culture.surnames());
    List<String> department = dice.pick(DEPARTMENTS);
    String title = department.get(1 + dice.below(department.size() - 1));
    boolean guest = dice.oneIn(150);
    String name = freeName(given, surname, guest ? "_fabrikam-partner.example#EXT#" : "");
    return put(
        new Person(
            all.size(), dice.guid(), given, surname, given + " " + surname, name, department.get(0), title,
                culture.office(),
            culture.country(), culture.language(), culture.phonePrefix() + (10 + dice.below(90)), !dice.oneIn(40)));
  }

  /** Makes a person out of a bare user principal name, for tests that hand a Cloud PC to somebody new. */
  Person named(String userPrincipalName, Dice dice) {
    return find(userPrincipalName)
        .orElseGet(
            () ->
                put(
                    new Person(
                        all.size(), dice.guid(), "", "", userPrincipalName, userPrincipalName, "Operations", "Buyer",
                        "London", "GB", "en-GB", "+44 20 7946 0100", true)));
  }

  /** The person with this object id or user principal name; names compare without regard to case. */
  Optional<Person> find(String idOrName) {
    Integer number = byName.get(key(idOrName));
    return number == null ? Optional.empty() : Optional.of(all.get(number));
  }

  List<Person> all() {
    return Collections.unmodifiableList(all);
  }

  private Person put(Person person) {
    all.add(person);
    byName.put(key(person.userPrincipalName()), person.number());
    byName.put(key(person.id()), person.number());
    return person;
  }

  private String freeName(String given, String surname, String outside) {
    String base = ascii(given) + "." + ascii(surname);
    int suffix = nextSuffix.merge(base, 1, Integer::sum);
    return base + (suffix == 1 ? "" : suffix) + outside + "@" + World.DOMAIN;
  }

  private static String key(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  private static String ascii(String name) {
    String special = name.replace("ł", "l").replace("Ł", "L").replace("ß", "ss").replace("ı", "i");
    return MARKS.matcher(Normalizer.normalize(special, Normalizer.Form.NFD)).replaceAll("").toLowerCase(Locale.ROOT);
  }
}
