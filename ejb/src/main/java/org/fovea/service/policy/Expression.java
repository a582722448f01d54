package org.fovea.service.policy;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.fovea.service.access.AffiliationKind;
import org.fovea.service.access.Entitlement;

/// A condition on a person's affiliation, entitlements and assurance, as policies are written.
///
/// ```
/// everyone
/// institution                      belongs to a registered institution; graduates do not, nor do
///                                  visitors of its library
/// institution "JSC"                belongs to the one with this facility code
/// affiliation staff                is staff of a registered institution they belong to
/// affiliation employee@kit.edu     is an employee there, registered or not
/// entitlement "urn:…"              holds it, or one that satisfies it
/// assurance "IAP/medium"           below https://refeds.org/assurance/, or any URL
/// ```
///
/// joined by `not`, `and`, `or` (binding in this order) and parentheses. Keywords may be in
/// capitals.
public sealed interface Expression {
  /// Longest text that is read, in characters.
  int MAX_LENGTH = 4000;

  /// How deep parentheses and `not` may be nested.
  int MAX_DEPTH = 50;

  /// Reads an expression.
  ///
  /// @throws ExpressionException if `text` is none; names the column and what was expected there
  static Expression parse(String text) {
    return new ExpressionParser(text).parse();
  }

  /// What this says of the person whom `facts` are about.
  Verdict evaluate(Facts facts);

  /// The expression as one would write it; [#parse] reads it back as an equal one.
  String text();

  /// Holds for all.
  record Everyone() implements Expression {
    @Override
    public Verdict evaluate(Facts facts) {
      return Tests.verdict(this, true, "This holds for everybody.");
    }

    @Override
    public String text() {
      return "everyone";
    }
  }

  /// Holds for those who belong to a registered institution.
  ///
  /// @param facilityCode the one they must belong to; empty means any
  record Institution(Optional<String> facilityCode) implements Expression {
    @Override
    public Verdict evaluate(Facts facts) {
      return Tests.institution(this, facts);
    }

    @Override
    public String text() {
      return "institution" + facilityCode.map(code -> " \"" + code + "\"").orElse("");
    }
  }

  /// Holds for those who are of one kind.
  ///
  /// @param kind what they must be
  /// @param scope domain of where, in small letters; empty means at a registered institution that
  ///   they belong to
  record Affiliation(AffiliationKind kind, Optional<String> scope) implements Expression {
    @Override
    public Verdict evaluate(Facts facts) {
      return Tests.affiliation(this, facts);
    }

    @Override
    public String text() {
      return "affiliation " + kind.text() + scope.map(domain -> "@" + domain).orElse("");
    }
  }

  /// Holds for those who hold an entitlement that satisfies the one named, from an authority that
  /// counts.
  ///
  /// @param required what they must hold; its own authority does not count
  record Held(Entitlement required) implements Expression {
    @Override
    public Verdict evaluate(Facts facts) {
      return Tests.entitlement(this, facts);
    }

    @Override
    public String text() {
      return "entitlement \"" + required.text() + "\"";
    }
  }

  /// Holds for those whose home organisation vouches for them in this way.
  ///
  /// @param url what it must assert, to the letter
  record Assurance(String url) implements Expression {
    static final String REFEDS = "https://refeds.org/assurance/";

    @Override
    public Verdict evaluate(Facts facts) {
      return Tests.assurance(this, facts);
    }

    /// The URL, without what all of REFEDS' begin with.
    String shown() {
      var suffix = url.startsWith(REFEDS) ? url.substring(REFEDS.length()) : "";
      return suffix.isEmpty() || suffix.contains("://") ? url : suffix;
    }

    @Override
    public String text() {
      return "assurance \"" + shown() + "\"";
    }
  }

  /// Holds where `part` does not.
  record Not(Expression part) implements Expression {
    @Override
    public Verdict evaluate(Facts facts) {
      return Tests.not(this, part.evaluate(facts));
    }

    @Override
    public String text() {
      return "not " + enclosed(part);
    }
  }

  /// Holds where all parts do.
  ///
  /// @param parts two or more
  record AllOf(List<Expression> parts) implements Expression {
    public AllOf {
      parts = several(parts);
    }

    @Override
    public Verdict evaluate(Facts facts) {
      return Tests.all(this, parts.stream().map(part -> part.evaluate(facts)).toList());
    }

    @Override
    public String text() {
      return parts.stream().map(Expression::enclosed).collect(Collectors.joining(" and "));
    }
  }

  /// Holds where at least one part does.
  ///
  /// @param parts two or more
  record AnyOf(List<Expression> parts) implements Expression {
    public AnyOf {
      parts = several(parts);
    }

    @Override
    public Verdict evaluate(Facts facts) {
      return Tests.any(this, parts.stream().map(part -> part.evaluate(facts)).toList());
    }

    @Override
    public String text() {
      return parts.stream().map(Expression::enclosed).collect(Collectors.joining(" or "));
    }
  }

  private static List<Expression> several(List<Expression> parts) {
    if (parts.size() < 2) {
      throw new IllegalArgumentException(parts.size() + " parts, wanted 2 or more");
    }
    return List.copyOf(parts);
  }

  private static String enclosed(Expression part) {
    return part instanceof AllOf || part instanceof AnyOf ? "(" + part.text() + ")" : part.text();
  }
}
