package org.fovea.it;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.fovea.web.login.provider.StandInPerson;

/// The callers of the authorisation matrix: one person for each part that somebody can have.
@SuppressWarnings(
    "ImmutableEnumChecker") // a person of the provider holds lists, which nobody changes
enum MatrixPerson {
  /// Has not logged in.
  ANONYMOUS,
  /// Has logged in and never accepted any terms.
  NO_ACCOUNT,
  /// Has an account, and is nothing in any of the spaces.
  STRANGER,
  VIEWER,
  CONTRIBUTOR,
  /// Is a contributor of every space, and has restricted the processing of their data.
  RESTRICTED,
  MANAGER,
  PI,
  /// Was a contributor of every space and is nothing there any more.
  FORMER,
  /// May look at one folder of the principal investigator's personal repository.
  GUEST,
  /// Is a manager of every space, but the account is suspended.
  SUSPENDED,
  ADMINISTRATOR("urn:geant:helmholtz.de:group:Fovea:role=admin#login.helmholtz.de"),
  AUDITOR("urn:geant:helmholtz.de:group:Fovea:role=auditor#login.helmholtz.de"),
  /// An administrator who has broken the glass of every space.
  GLASS("urn:geant:helmholtz.de:group:Fovea:role=admin#login.helmholtz.de"),
  /// Viewer of every space by a team that is a member, or by a project that links it.
  TEAM_VIEWER,
  /// Contributor of every space by an entitlement.
  MAPPED_CONTRIBUTOR("urn:geant:helmholtz.de:group:Matrix:Contributors#login.helmholtz.de");

  private final StandInPerson person;

  MatrixPerson(String... entitlements) {
    person = faculty(name().toLowerCase(Locale.ROOT).replace('_', '-'), entitlements);
  }

  /// Somebody who may answer for a space, with these entitlements.
  static StandInPerson faculty(String login, String... entitlements) {
    return new StandInPerson(
        login,
        "matrix-" + login,
        Map.of(
            "voperson_external_affiliation", List.of("faculty@quellstadt.example"),
            "eduperson_assurance", List.of("https://refeds.org/assurance/IAP/medium"),
            "eduperson_entitlement", List.of(entitlements)));
  }

  /// As the file calls them.
  String label() {
    return person.login();
  }

  static MatrixPerson labelled(String label) {
    return Arrays.stream(values())
        .filter(each -> each.label().equals(label))
        .findAny()
        .orElseThrow(() -> new IllegalArgumentException("no caller " + label));
  }

  /// Who logs in, or empty for a visitor.
  Optional<StandInPerson> person() {
    return this == ANONYMOUS ? Optional.empty() : Optional.of(person);
  }

  Api at(StandInFovea fovea) {
    return person().map(fovea::as).orElseGet(fovea::asNobody);
  }
}
