package org.fovea.service.policy;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.fovea.service.access.AffiliationKind;
import org.fovea.service.access.EntitlementTrust;

/// How each test of an [Expression] is decided, and how that is said to the person.
final class Tests {
  private Tests() {}

  static Verdict institution(Expression.Institution test, Facts facts) {
    Predicate<Facts.Home> wanted =
        home -> test.facilityCode().filter(code -> !code.equals(home.facilityCode())).isEmpty();
    return facts.homes().stream()
        .filter(wanted)
        .max(Comparator.comparing(Facts.Home::belongs))
        .map(home -> verdict(test, home.belongs(), belonging(home)))
        .orElseGet(() -> verdict(test, false, homeless(test.facilityCode())));
  }

  private static String belonging(Facts.Home home) {
    return home.belongs()
        ? "You belong to " + home.name() + "."
        : "You are only a graduate of " + home.name() + " or a visitor of its library.";
  }

  private static String homeless(Optional<String> code) {
    return code.map(wanted -> "You do not belong to the institution " + wanted + ".")
        .orElse("You belong to no institution that is registered here.");
  }

  static Verdict affiliation(Expression.Affiliation test, Facts facts) {
    var kind = said(test.kind());
    var where = test.scope().or(() -> homeOf(facts, test.kind()));
    boolean holds =
        test.scope().map(scope -> isAt(facts, test.kind(), scope)).orElse(where.isPresent());
    var place = where.orElse("an institution that is registered here");
    return verdict(test, holds, "You are " + (holds ? "" : "not ") + kind + " of " + place + ".");
  }

  private static boolean isAt(Facts facts, AffiliationKind kind, String scope) {
    return facts.affiliations().stream()
        .anyMatch(held -> held.scope().equals(scope) && held.implies(kind));
  }

  private static Optional<String> homeOf(Facts facts, AffiliationKind kind) {
    return facts.homes().stream().filter(home -> home.has(kind)).map(Facts.Home::name).findFirst();
  }

  private static String said(AffiliationKind kind) {
    return switch (kind) {
      case FACULTY -> "faculty";
      case STUDENT -> "a student";
      case STAFF -> "staff";
      case EMPLOYEE -> "an employee";
      case MEMBER -> "a member";
      case AFFILIATE -> "an affiliate";
      case ALUM -> "a graduate";
      case LIBRARY_WALK_IN -> "a visitor of the library";
    };
  }

  static Verdict entitlement(Expression.Held test, Facts facts) {
    var required = test.required();
    var name = "the entitlement " + required.text();
    if (facts.entitlements().satisfies(required, facts.trust())) {
      return verdict(test, true, "You hold " + name + ".");
    }
    return facts.entitlements().satisfies(required, EntitlementTrust.ANYBODY)
        ? verdict(test, false, "You hold " + name + ", but from nobody whose word counts here.")
        : verdict(test, false, "You do not hold " + name + ".");
  }

  static Verdict assurance(Expression.Assurance test, Facts facts) {
    boolean holds = facts.assurance().contains(test.url());
    var whether = holds ? "vouches" : "does not vouch";
    return verdict(
        test,
        holds,
        "Your home organisation " + whether + " for your identity with " + test.shown() + ".");
  }

  static Verdict not(Expression.Not test, Verdict part) {
    if (part.parts().isEmpty()) {
      var words = part.holds() ? "This is excluded: " : "This is not excluded: ";
      return new Verdict(!part.holds(), test.text(), words + part.words(), List.of(part));
    }
    var words =
        part.holds() ? "What must not hold does." : "What must not hold does not hold, rightly.";
    return new Verdict(!part.holds(), test.text(), words, List.of(part));
  }

  static Verdict all(Expression.AllOf test, List<Verdict> parts) {
    boolean holds = parts.stream().allMatch(Verdict::holds);
    var words = holds ? "All of this holds." : "Not all of this holds.";
    return new Verdict(holds, test.text(), words, parts);
  }

  static Verdict any(Expression.AnyOf test, List<Verdict> parts) {
    boolean holds = parts.stream().anyMatch(Verdict::holds);
    var words = holds ? "At least one of these holds." : "None of these holds.";
    return new Verdict(holds, test.text(), words, parts);
  }

  static Verdict verdict(Expression test, boolean holds, String words) {
    return new Verdict(holds, test.text(), words, List.of());
  }
}
