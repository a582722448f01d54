package org.fovea.service.space;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.fovea.model.access.Role;
import org.fovea.model.account.Account;
import org.fovea.model.account.AccountState;
import org.fovea.model.space.Folder;
import org.fovea.model.space.MemberId;
import org.fovea.model.space.Membership;
import org.fovea.model.space.Space;
import org.fovea.model.space.SpaceId;
import org.fovea.service.shared.NotFoundException;

/// Queries for memberships.
@ApplicationScoped
class Members {
  @PersistenceContext EntityManager entities;

  /// All members of a space with what a list of them shows; those whose account is closed are left
  /// out.
  List<Membership> list(SpaceId space) {
    return entities
        .createQuery(
            "select m from Membership m left join fetch m.account a left join fetch m.team"
                + " left join fetch m.institution left join fetch m.folder"
                + " where m.space.publicId = :space and (a.state is null or a.state <> :closed)"
                + " order by m.since, m.id",
            Membership.class)
        .setParameter("space", space.value())
        .setParameter("closed", AccountState.CLOSED)
        .getResultList();
  }

  /// One member of a space that the caller has locked, as it is now.
  ///
  /// @throws NotFoundException if the space has no such member
  Membership get(Space space, MemberId id) {
    return entities
        .createQuery(
            "select m from Membership m where m.publicId = :id and m.space = :space",
            Membership.class)
        .setParameter("id", id.value())
        .setParameter("space", space)
        .getResultStream()
        .findAny()
        .map(this::asItIsNow)
        .orElseThrow(NotFoundException::new);
  }

  /// All that `account` holds in a space itself, which the caller has locked: one membership of the
  /// whole, or some of folders.
  List<Membership> list(Space space, Account account) {
    return stream(space, account).map(this::asItIsNow).toList();
  }

  /// Whether `account` holds anything in a space itself. Locks nothing.
  boolean belongs(SpaceId space, Account account) {
    return entities
            .createQuery(
                "select count(m) from Membership m where m.space.publicId = :space"
                    + " and m.account = :account",
                Long.class)
            .setParameter("space", space.value())
            .setParameter("account", account)
            .getSingleResult()
        > 0;
  }

  /// What `account` holds in the whole space, or in that folder of it.
  Optional<Membership> find(Space space, Account account, Optional<Folder> folder) {
    return list(space, account).stream()
        .filter(membership -> membership.folder().equals(folder))
        .findAny();
  }

  /// The role that `account` holds in the whole space, or in that folder of it. Locks nothing.
  Optional<Role> role(Space space, Account account, Optional<Folder> folder) {
    return stream(space, account)
        .filter(membership -> membership.folder().equals(folder))
        .map(Membership::role)
        .findAny();
  }

  /// The principal investigator of a space that the caller has locked.
  Membership leader(Space space) {
    return entities
        .createQuery(
            "select m from Membership m where m.space = :space and m.role = :role",
            Membership.class)
        .setParameter("space", space)
        .setParameter("role", Role.PRINCIPAL_INVESTIGATOR)
        .getResultStream()
        .findAny()
        .map(this::asItIsNow)
        .orElseThrow(() ->
            new IllegalStateException("space " + space.id() + " has no principal investigator"));
  }

  boolean isMember(Space space, Space team) {
    return entities
            .createQuery(
                "select count(m) from Membership m where m.space = :space and m.team = :team",
                Long.class)
            .setParameter("space", space)
            .setParameter("team", team)
            .getSingleResult()
        > 0;
  }

  /// How many people see each other in a space, as far as is stored: its members, those of its
  /// teams and those of the projects that show it.
  long countPeople(Space space) {
    return entities
        .createQuery(
            "select count(distinct m.account) from Membership m"
                + " where m.account is not null and m.folder is null and (m.space.id = :space"
                + " or m.space.id in (select t.team.id from Membership t where t.space.id = :space)"
                + " or m.space.id in"
                + " (select l.project.id from ProjectLink l where l.experiment.id = :space))",
            Long.class)
        .setParameter("space", space.key())
        .getSingleResult();
  }

  private Stream<Membership> stream(Space space, Account account) {
    return entities
        .createQuery(
            "select m from Membership m where m.space = :space and m.account = :account",
            Membership.class)
        .setParameter("space", space)
        .setParameter("account", account)
        .getResultStream();
  }

  /// Whoever decided that the caller may, did so before the lock was held, and what was read then
  /// would be taken for the present otherwise.
  private Membership asItIsNow(Membership membership) {
    entities.refresh(membership, LockModeType.PESSIMISTIC_WRITE);
    return membership;
  }
}
