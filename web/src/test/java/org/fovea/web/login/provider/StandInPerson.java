package org.fovea.web.login.provider;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Somebody who can log in at the stand-in provider.
///
/// @param login what they are called on the provider's page
/// @param sub their identifier
/// @param claims everything else that the provider knows, by claim name
public record StandInPerson(String login, String sub, Map<String, Object> claims) {
  private static final Map<String, Set<String>> CLAIMS_OF_SCOPE =
      Map.of(
          "profile", Set.of("name", "given_name", "family_name", "preferred_username"),
          "email", Set.of("email", "email_verified"),
          "entitlements", Set.of("entitlements", "eduperson_entitlement"));

  /// What real people hold: groups of others, and values that mean nothing to us, or to anybody.
  private static final List<String> ODD_ENTITLEMENTS =
      List.of(
          "urn:geant:helmholtz.de:group:VO-%d:members#login.helmholtz.de",
          "urn:mace:dir:entitlement:common-lib-terms:%d",
          "http://bwidm.de/entitlement/service-%d",
          "urn:geant:helmholtz.de:group:Arbeitskreise:AG %d für 100 %% IT#login.helmholtz.de",
          "urn:geant:helmholtz.de:group:Minun%%20Ryhm%%c3%%a4ni%d:role=#login.helmholtz.de",
          "urn:mace:egi.eu:res:service-%d",
          "urn::::%d:group:#",
          "%% %d %%zz");

  public StandInPerson {
    claims = Map.copyOf(claims);
  }

  /// Faculty of an institution, with two groups.
  public static final StandInPerson ADA =
      new StandInPerson(
          "ada",
          "6f0c9a3e-1b2d-4c55-9d0e-0000000000ad",
          Map.of(
              "name", "Adaxqv Lovelacexqv",
              "given_name", "Adaxqv",
              "family_name", "Lovelacexqv",
              "preferred_username", "adaxqv",
              "email", "adaxqv@canary.example",
              "eduperson_scoped_affiliation", List.of("member@login.helmholtz.de"),
              "voperson_external_affiliation", List.of("faculty@fz-juelich.de"),
              "org_domain", "fz-juelich.de",
              "eduperson_entitlement",
                  List.of(
                      "urn:geant:helmholtz.de:group:FZJ#login.helmholtz.de",
                      "urn:geant:helmholtz.de:group:Arbeitskreise:AG IT#login.helmholtz.de"),
              "eduperson_assurance", List.of("https://refeds.org/assurance/IAP/medium")));

  /// Somebody of whom the provider says nothing.
  public static final StandInPerson LISE =
      new StandInPerson(
          "lise", "6f0c9a3e-1b2d-4c55-9d0e-0000000000fe", Map.of("preferred_username", "lisexqv"));

  /// The same person after the home organisation has changed what it says of them.
  ///
  /// @param value a string or a list of strings
  public StandInPerson with(String claim, Object value) {
    var changed = new HashMap<>(claims);
    changed.put(claim, value);
    return new StandInPerson(login, sub, changed);
  }

  /// The same person after the home organisation has stopped to say something of them.
  public StandInPerson without(String claim) {
    var changed = new HashMap<>(claims);
    changed.remove(claim);
    return new StandInPerson(login, sub, changed);
  }

  /// The claims that `scopes` ask for, in the shape that `habits` give them.
  Map<String, Object> claims(Set<String> scopes, Set<Habit> habits) {
    var answer = new LinkedHashMap<String, Object>();
    for (var scope : scopes) {
      for (var claim : CLAIMS_OF_SCOPE.getOrDefault(scope, Set.of(scope))) {
        var value = claims.get(claim);
        if (value != null) {
          answer.put(claim, shaped(claim, value, habits));
        }
      }
    }
    return answer;
  }

  private static Object shaped(String claim, Object value, Set<Habit> habits) {
    if (!(value instanceof List<?> list)) {
      return value;
    }
    if (claim.equals("eduperson_entitlement") && habits.contains(Habit.MANY_ENTITLEMENTS)) {
      var many = new ArrayList<Object>(list);
      for (int i = 0; i < 200; i++) {
        many.add(ODD_ENTITLEMENTS.get(i % ODD_ENTITLEMENTS.size()).formatted(i));
      }
      return many;
    }
    return list.size() == 1 && habits.contains(Habit.STRINGS_FOR_LISTS) ? list.getFirst() : value;
  }
}
