package org.fovea.service.access;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What somebody is to an organisation, in the words of eduPerson (`eduPersonAffiliation`).
public enum AffiliationKind {
  FACULTY,
  STUDENT,
  STAFF,
  EMPLOYEE,
  MEMBER,
  AFFILIATE,
  ALUM,
  LIBRARY_WALK_IN;

  /// The kind of this name, whatever its case, or empty if eduPerson knows none such.
  public static Optional<AffiliationKind> find(String name) {
    var wanted = name.strip().toLowerCase(Locale.ROOT);
    return Arrays.stream(values()).filter(kind -> kind.text().equals(wanted)).findAny();
  }

  /// The name as eduPerson writes it, for example `library-walk-in`.
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// Whether whoever is this belongs to the organisation: a graduate has gone, and whoever walks
  /// into the library only reads there. Affiliates, such as guest scientists, do belong.
  public boolean belongs() {
    return switch (this) {
      case FACULTY, STUDENT, STAFF, EMPLOYEE, MEMBER, AFFILIATE -> true;
      case ALUM, LIBRARY_WALK_IN -> false;
    };
  }

  /// Whether whoever is this is also `other`. Faculty, students, staff and employees are members
  /// (eduPerson 202208, section 2.2.1).
  public boolean implies(AffiliationKind other) {
    return this == other
        || (other == MEMBER
            && switch (this) {
              case FACULTY, STUDENT, STAFF, EMPLOYEE -> true;
              case MEMBER, AFFILIATE, ALUM, LIBRARY_WALK_IN -> false;
            });
  }
}
