package org.fovea.config;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/// To whom people write about their data. Texts are empty where nothing was set.
///
/// @param organisation who is responsible for the data
/// @param addressLines their postal address
/// @param mail their mail address
/// @param officer office of the data protection officer
/// @param officerMail its mail address
/// @param authority the supervisory authority
/// @param authorityPage its page on the web
/// @param jurisdiction whose law holds, such as `DE-NW Germany North Rhine-Westphalia`
public record ContactSettings(
    String organisation,
    List<String> addressLines,
    Optional<String> mail,
    String officer,
    Optional<String> officerMail,
    String authority,
    Optional<URI> authorityPage,
    String jurisdiction) {

  /// @throws IllegalStateException if the authority's page is not on the web
  public ContactSettings {
    addressLines = List.copyOf(addressLines);
    if (authorityPage.filter(page -> !isOnWeb(page)).isPresent()) {
      throw new IllegalStateException("FOVEA_CONTACT_AUTHORITY_URL does not begin with https://");
    }
  }

  private static boolean isOnWeb(URI page) {
    return "https".equals(page.getScheme()) || "http".equals(page.getScheme());
  }

  /// Whether nothing is missing.
  public boolean isComplete() {
    return !organisation.isEmpty()
        && !addressLines.isEmpty()
        && mail.isPresent()
        && !officer.isEmpty()
        && officerMail.isPresent()
        && !authority.isEmpty()
        && authorityPage.isPresent()
        && !jurisdiction.isEmpty();
  }
}
