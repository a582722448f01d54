package org.fovea.service.policy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.fovea.model.institution.InstitutionId;
import org.fovea.model.policy.Policy;
import org.fovea.model.policy.PolicyKind;
import org.fovea.service.shared.Recent;

/// Finds the policies that hold, for other services: nothing here asks who the caller is.
@ApplicationScoped
public class Policies {
  private static final String NEWEST =
      "select p from Policy p left join fetch p.institution where p.id in"
          + " (select max(q.id) from Policy q left join q.institution i group by q.kind, i.id)";

  @PersistenceContext EntityManager entities;
  @Inject Clock clock;
  private final Recent<PolicyBook> book = new Recent<>();

  /// What holds, as it was at most three seconds ago.
  PolicyBook book() {
    return book.at(clock.instant(), this::read);
  }

  /// The newest revision of each kind, and of each kind and institution; a kind that nobody has set
  /// has none.
  List<Policy> newest() {
    return entities.createQuery(NEWEST, Policy.class).getResultList();
  }

  /// The newest revision of that kind and institution.
  Optional<Policy> findNewest(PolicyKind kind, Optional<InstitutionId> institution) {
    return newest().stream()
        .filter(policy -> policy.kind() == kind)
        .filter(policy -> policy.institution().map(one -> one.id()).equals(institution))
        .findAny();
  }

  /// All revisions of a kind, newest first, those of single institutions too.
  List<Policy> history(PolicyKind kind, int most) {
    return entities
        .createQuery(
            "select p from Policy p left join fetch p.institution where p.kind = :kind"
                + " order by p.id desc",
            Policy.class)
        .setParameter("kind", kind)
        .setMaxResults(most)
        .getResultList();
  }

  private PolicyBook read() {
    return new PolicyBook(newest().stream().map(Policies::revision).toList());
  }

  private static PolicyBook.Revision revision(Policy policy) {
    return new PolicyBook.Revision(
        policy.id(),
        policy.kind(),
        policy.institution().map(institution -> institution.id()),
        policy.text());
  }
}
