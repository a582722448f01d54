package org.fovea.service.access;

import java.util.Locale;
import java.util.Optional;

/// What somebody is to the organisation of one domain, for example `faculty@example.org`.
///
/// @param kind what they are, or empty if eduPerson knows no such word
/// @param scope the organisation's domain, in small letters
public record ScopedAffiliation(Optional<AffiliationKind> kind, String scope) {

  public ScopedAffiliation {
    scope = scope.toLowerCase(Locale.ROOT);
  }

  /// The affiliation that `value` tells of, or empty if it is not of the form `word@domain`. Never
  /// throws, whatever the text.
  public static Optional<ScopedAffiliation> parse(String value) {
    int at = value.indexOf('@');
    var scope = value.substring(at + 1).strip();
    return at < 1 || scope.isEmpty() || scope.indexOf('@') >= 0
        ? Optional.empty()
        : Optional.of(new ScopedAffiliation(AffiliationKind.find(value.substring(0, at)), scope));
  }

  /// Whether whoever holds this is `wanted` there.
  public boolean implies(AffiliationKind wanted) {
    return kind.filter(held -> held.implies(wanted)).isPresent();
  }

  /// Whether whoever holds this belongs there; a word that eduPerson does not know may mean so.
  public boolean belongs() {
    return kind.filter(held -> !held.belongs()).isEmpty();
  }

  /// Says nothing of the person, so that a stray log line cannot either.
  @Override
  public String toString() {
    return "ScopedAffiliation[…]";
  }
}
