package org.fovea.service.policy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.Optional;
import org.fovea.model.institution.InstitutionId;
import org.fovea.model.policy.Policy;
import org.fovea.model.policy.PolicyKind;
import org.fovea.service.audit.SiteEvent.PolicyChanged;
import org.fovea.service.institution.Institutions;
import org.fovea.service.shared.InvalidException;

/// Writes a new revision of a policy, for other services: nothing here asks who the caller is, and
/// nothing here is audited.
@ApplicationScoped
class PolicyIntake {
  @PersistenceContext EntityManager entities;
  @Inject Policies policies;
  @Inject Institutions institutions;
  @Inject Clock clock;

  /// Makes `text` what holds from now on, and returns what to record, or empty if it holds already.
  ///
  /// @param text blank, with an institution, to let it have what all have
  /// @throws InvalidException if the text makes no sense, or the kind knows no institutions
  Optional<PolicyChanged> write(PolicyKind kind, Optional<InstitutionId> institution, String text) {
    if (institution.isPresent() && kind != PolicyKind.BYTES_OF_INSTITUTION) {
      throw new InvalidException(
          "policy-institution", "This policy is the same for all institutions.");
    }
    var checked = institution.isPresent() && text.isBlank() ? "" : PolicyText.checked(kind, text);
    var present = policies.findNewest(kind, institution);
    boolean same = present.map(Policy::text).filter(checked::equals).isPresent();
    if (same || (present.isEmpty() && checked.isEmpty())) {
      return Optional.empty();
    }
    var owner = institution.map(institutions::get).orElse(null);
    var policy = new Policy(kind, owner, checked, clock.instant());
    entities.persist(policy);
    return Optional.of(new PolicyChanged(kind, policy.id(), institution));
  }
}
