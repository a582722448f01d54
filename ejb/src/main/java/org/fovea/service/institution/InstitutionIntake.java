package org.fovea.service.institution;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import java.time.Clock;
import java.util.HashSet;
import java.util.Set;
import org.fovea.model.institution.Institution;
import org.fovea.service.shared.ConflictException;

/// Puts what a draft says into the registry, for other services: nothing here asks who the caller
/// is, and nothing here is audited.
@ApplicationScoped
public class InstitutionIntake {
  @PersistenceContext EntityManager entities;
  @Inject Institutions institutions;
  @Inject Clock clock;

  /// Registers an institution.
  ///
  /// @throws ConflictException if its facility code or one of its domains is another's
  public Institution add(InstitutionDraft draft) {
    requireFreeCode(draft.facilityCode());
    requireFreeScopes(draft.scopes());
    var institution = new Institution(draft.name(), draft.facilityCode(), clock.instant());
    institution.register(draft.rorId().orElse(null));
    institution.rescope(draft.scopes());
    entities.persist(institution);
    settle();
    return institution;
  }

  /// Makes an institution what the draft says.
  ///
  /// @throws ConflictException if its new facility code or one of its domains is another's, or if
  ///   an exID begins with the old code
  void change(Institution institution, InstitutionDraft draft) {
    if (!institution.facilityCode().equals(draft.facilityCode())) {
      requireFreeCode(draft.facilityCode());
      requireUnused(institution.facilityCode());
      institution.recode(draft.facilityCode());
    }
    var added = new HashSet<>(draft.scopes());
    added.removeAll(institution.scopes());
    requireFreeScopes(added);
    institution.rename(draft.name());
    institution.register(draft.rorId().orElse(null));
    institution.rescope(draft.scopes());
    settle();
  }

  private void requireFreeCode(String code) {
    if (institutions.find(code).isPresent() || institutions.hasNumbered(code)) {
      throw new ConflictException(
          "facility-code-taken", "Another institution has or had the facility code " + code + ".");
    }
  }

  private void requireUnused(String code) {
    if (institutions.hasNumbered(code)) {
      throw new ConflictException(
          "facility-code-used",
          "Experiments have numbers that begin with " + code + ", so it cannot change any more.");
    }
  }

  private void requireFreeScopes(Set<String> scopes) {
    var taken = scopes.isEmpty() ? Set.<String>of() : institutions.taken(scopes);
    if (!taken.isEmpty()) {
      throw new ConflictException(
          "scope-taken", "Another institution has " + String.join(", ", taken) + ".");
    }
  }

  /// Two who do the same at the same moment both find it free; the database then knows only one.
  private void settle() {
    try {
      entities.flush();
    } catch (PersistenceException e) {
      throw new ConflictException(
          "institution-changed", "Somebody else changed this just now. Look again.");
    }
  }
}
