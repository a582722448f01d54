package org.fovea.web.login;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/// How a person is shown to themselves in the page. For display only, and kept nowhere else.
///
/// Each part is an empty text where the provider says nothing.
///
/// @param name full name, the username if there is no name
/// @param givenName given name
/// @param familyName family name
/// @param username login name at the home organisation; may change, never a key
/// @param mail e-mail address
/// @param homeOrganisation domain of the home organisation
public record PersonCard(
    String name,
    String givenName,
    String familyName,
    String username,
    String mail,
    String homeOrganisation) {

  /// Of somebody we know nothing of.
  public static final PersonCard BLANK = new PersonCard("", "", "", "", "", "");

  /// One or two letters for the badge in the page's head.
  public String initials() {
    var parts =
        givenName.isEmpty() || familyName.isEmpty()
            ? name.split("\\s+", 3)
            : new String[] {givenName, familyName};
    return Stream.of(parts)
        .filter(part -> !part.isEmpty())
        .limit(2)
        .map(part -> Character.toString(Character.toUpperCase(part.codePointAt(0))))
        .collect(Collectors.joining());
  }

  /// The name that co-members may be told: empty if there is only a username, which says how
  /// somebody logs in and is nobody else's business.
  public String nameForOthers() {
    return name.equals(username) ? "" : name;
  }

  /// Says nothing of the person, so that a stray log line cannot either.
  @Override
  public String toString() {
    return "PersonCard[…]";
  }
}
