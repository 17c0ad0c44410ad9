package org.cloudpcdesk.sample.world;

/**
 * An invented person of the sample tenant.
 *
 * @param number place in the directory, from 0; the order of lists
 * @param id object id, GUID text
 * @param country ISO 3166 two-letter code
 * @param phone a number from a range reserved for fiction
 */
public record Person(
    int number,
    String id,
    String givenName,
    String surname,
    String displayName,
    String userPrincipalName,
    String department,
    String jobTitle,
    String office,
    String country,
    String language,
    String phone,
    boolean accountEnabled) {

  /** True for somebody of another company, invited. */
  public boolean guest() {
    return userPrincipalName.contains("#EXT#");
  }

  /** The mail address; a guest keeps that of the other company, which its name here encodes. */
  public String mail() {
    if (!guest()) {
      return userPrincipalName;
    }
    String outside = userPrincipalName.substring(0, userPrincipalName.indexOf("#EXT#"));
    int at = outside.lastIndexOf('_');
    return outside.substring(0, at) + "@" + outside.substring(at + 1);
  }
}
