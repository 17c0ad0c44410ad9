package org.cloudpcdesk.sample;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cloudpcdesk.sample.world.Person;

/**
 * The directory's {@code $search}: clauses such as {@code "displayName:wa"}, joined with OR and AND, AND binding
 * tighter. The display name is matched by the beginnings of its words in any order, other properties by their own
 * beginning.
 */
final class PersonSearch {
  private static final Pattern CLAUSE = Pattern.compile("\\s*\"([A-Za-z]+):([^\"]*)\"\\s*");
  private static final Set<String> PROPERTIES =
      Set.of("displayName", "givenName", "surname", "mail", "userPrincipalName");

  private PersonSearch() {}

  static Predicate<Person> parse(String search) throws GraphError {
    Predicate<Person> either = person -> false;
    for (String alternative : search.split("\\bOR\\b")) {
      Predicate<Person> all = person -> true;
      for (String clause : alternative.split("\\bAND\\b")) {
        all = all.and(clause(clause, search));
      }
      either = either.or(all);
    }
    return either;
  }

  private static Predicate<Person> clause(String text, String search) throws GraphError {
    Matcher clause = CLAUSE.matcher(text);
    if (!clause.matches() || !PROPERTIES.contains(clause.group(1)) || clause.group(2).isBlank()) {
      throw GraphError.badRequest("Syntax error in the search '" + search + "'.");
    }
    String property = clause.group(1);
    String wanted = clause.group(2).strip().toLowerCase(Locale.ROOT);
    if (!property.equals("displayName")) {
      return person -> value(person, property).toLowerCase(Locale.ROOT).startsWith(wanted);
    }
    List<String> words = List.of(wanted.split("\\s+"));
    return person -> {
      List<String> parts = List.of(person.displayName().toLowerCase(Locale.ROOT).split("[\\s.@-]+"));
      return words.stream().allMatch(word -> parts.stream().anyMatch(part -> part.startsWith(word)));
    };
  }

  private static String value(Person person, String property) {
    return switch (property) {
      case "givenName" -> person.givenName();
      case "surname" -> person.surname();
      case "mail" -> person.mail();
      default -> person.userPrincipalName();
    };
  }
}
