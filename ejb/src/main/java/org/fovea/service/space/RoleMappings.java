package org.fovea.service.space;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import org.fovea.model.space.RoleMapping;
import org.fovea.model.space.RoleMappingId;
import org.fovea.model.space.SpaceId;
import org.fovea.service.shared.NotFoundException;

/// Queries for role mappings.
@ApplicationScoped
class RoleMappings {
  @PersistenceContext EntityManager entities;

  /// Those of a space, oldest first.
  List<RoleMapping> list(SpaceId space) {
    return entities
        .createQuery(
            "select p from RoleMapping p where p.space.publicId = :space order by p.id",
            RoleMapping.class)
        .setParameter("space", space.value())
        .getResultList();
  }

  /// Those of the site, oldest first.
  List<RoleMapping> listOfSite() {
    return entities
        .createQuery(
            "select p from RoleMapping p where p.space is null order by p.id", RoleMapping.class)
        .getResultList();
  }

  /// The same, locked until the transaction ends: one change at a time.
  List<RoleMapping> lockOfSite() {
    return entities
        .createQuery(
            "select p from RoleMapping p where p.space is null order by p.id", RoleMapping.class)
        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
        .getResultList();
  }

  /// The one of that identifier.
  ///
  /// @throws NotFoundException if there is none among `mappings`
  static RoleMapping pick(List<RoleMapping> mappings, RoleMappingId id) {
    return mappings.stream()
        .filter(mapping -> mapping.id().equals(id))
        .findAny()
        .orElseThrow(NotFoundException::new);
  }
}
