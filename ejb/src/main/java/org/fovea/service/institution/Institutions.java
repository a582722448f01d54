package org.fovea.service.institution;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.fovea.model.institution.Institution;
import org.fovea.model.institution.InstitutionId;
import org.fovea.service.shared.NotFoundException;
import org.fovea.service.shared.Recent;

/// Finds institutions, for other services: nothing here asks who the caller is.
@ApplicationScoped
public class Institutions {
  @PersistenceContext EntityManager entities;
  @Inject Clock clock;
  private final Recent<Registry> registry = new Recent<>();

  /// The institution of that identifier, retired ones too.
  ///
  /// @throws NotFoundException if there is no such institution
  public Institution get(InstitutionId id) {
    return entities
        .createQuery(
            "select i from Institution i left join fetch i.scopes where i.publicId = :id",
            Institution.class)
        .setParameter("id", id.value())
        .getResultStream()
        .findFirst()
        .orElseThrow(NotFoundException::new);
  }

  /// Keeps the institution from being changed or locked by others until the transaction ends.
  /// Whoever adds a row that names an institution and an account does so before: the database locks
  /// both by itself, in an order of its own, and everybody else the institution first.
  public void share(Institution institution) {
    entities.lock(institution, LockModeType.PESSIMISTIC_READ);
  }

  /// The institution that has this facility code, retired ones too.
  public Optional<Institution> find(String facilityCode) {
    return entities
        .createQuery("select i from Institution i where i.facilityCode = :code", Institution.class)
        .setParameter("code", facilityCode)
        .getResultStream()
        .findAny();
  }

  /// All institutions by name, retired ones too.
  List<Institution> list() {
    return entities
        .createQuery(
            "select distinct i from Institution i left join fetch i.scopes order by i.name, i.id",
            Institution.class)
        .getResultList();
  }

  /// Those of the scopes that belong to an institution, retired ones too.
  public Set<String> taken(Collection<String> scopes) {
    return Set.copyOf(
        entities
            .createQuery(
                "select s from Institution i join i.scopes s where s in :scopes", String.class)
            .setParameter("scopes", scopes)
            .getResultList());
  }

  /// Whether an exID was ever given that begins with this facility code.
  boolean hasNumbered(String facilityCode) {
    return !entities
        .createNativeQuery("select 1 from fovea.experiment_number where exid like ?1 limit 1")
        .setParameter(1, facilityCode + "-%") // letters only: nothing to escape
        .getResultList()
        .isEmpty();
  }

  /// All that are not retired, as they were at most three seconds ago.
  Registry registry() {
    return registry.at(clock.instant(), () -> new Registry(read()));
  }

  private List<RegisteredInstitution> read() {
    return list().stream()
        .filter(institution -> institution.retiredAt().isEmpty())
        .map(Institutions::registered)
        .toList();
  }

  private static RegisteredInstitution registered(Institution institution) {
    return new RegisteredInstitution(
        institution.id(), institution.name(), institution.facilityCode(), institution.scopes());
  }
}
