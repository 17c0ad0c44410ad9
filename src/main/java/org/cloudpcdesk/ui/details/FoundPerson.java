package org.cloudpcdesk.ui.details;

import java.util.List;
import org.cloudpcdesk.model.Person;

/** A person with the licences they hold. */
record FoundPerson(Person person, List<Person.License> licenses) {
  FoundPerson {
    licenses = List.copyOf(licenses);
  }
}
