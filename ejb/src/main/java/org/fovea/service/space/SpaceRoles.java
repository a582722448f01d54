package org.fovea.service.space;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Optional;
import org.fovea.model.access.Role;
import org.fovea.model.account.AccountState;
import org.fovea.model.space.SpaceId;
import org.fovea.service.access.RoleSource;
import org.fovea.service.access.Subject;

/// Tells which role somebody holds in a space, from what is stored about the space.
@ApplicationScoped
public class SpaceRoles implements RoleSource {
  @PersistenceContext EntityManager entities;

  /// The owner of a personal repository answers for it; nobody else holds a role there.
  @Override
  public Optional<Role> find(Subject who, SpaceId space) {
    boolean owner =
        entities
            .createQuery(
                "select count(r) from PersonalRepository r where r.publicId = :space"
                    + " and r.owner.issuer = :issuer and r.owner.sub = :sub"
                    + " and r.owner.state = :active",
                Long.class)
            .setParameter("space", space.value())
            .setParameter("issuer", who.issuer())
            .setParameter("sub", who.sub())
            .setParameter("active", AccountState.ACTIVE)
            .getSingleResult()
            .equals(1L);
    return owner ? Optional.of(Role.PRINCIPAL_INVESTIGATOR) : Optional.empty();
  }
}
