package org.fovea.service.space;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
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
import org.fovea.service.shared.PageRequest;

/// Queries for memberships.
@ApplicationScoped
class Members {
  /// As a list of members begins and ends.
  private static final List<Role> ROLES =
      Stream.of(Role.values()).sorted(Comparator.reverseOrder()).toList();

  /// Parameters: space, account state that is left out, whether only those who could succeed its
  /// principal investigator, place of the role and key of the last member of the page before, how
  /// many.
  private static final String PAGE =
      """
      select m.id
      from fovea.space s
      join fovea.membership m on m.space_id = s.id
      left join fovea.account a on a.id = m.account_id
      where s.public_id = ?1 and coalesce(a.state, '') <> ?2
        and (not ?3 or m.account_id is not null and m.folder_id is null and m.role <> '{leader}')
        and (field(m.role, {roles}) > ?4 or field(m.role, {roles}) = ?4 and m.id > ?5)
      order by field(m.role, {roles}), m.id
      limit ?6
      """
          .replace("{leader}", Role.PRINCIPAL_INVESTIGATOR.name())
          .replace(
              "{roles}",
              ROLES.stream().map(role -> "'" + role + "'").collect(Collectors.joining(", ")));

  @PersistenceContext EntityManager entities;

  /// Which members a list has; those whose account is closed are in none.
  enum Which {
    ALL,
    /// People who belong to the whole space and do not answer for it.
    SUCCESSORS
  }

  /// Members of a space with what a list of them shows, the strongest role first, else in the order
  /// in which they came; one more than wanted if there are more. Two queries, however many there
  /// are.
  ///
  /// @throws org.fovea.service.shared.InvalidException if the member after whom the page begins is
  ///   none of the space
  List<Membership> list(SpaceId space, Which which, PageRequest<MemberId> wanted) {
    var after = wanted.place(id -> find(space, id));
    List<?> found =
        entities
            .createNativeQuery(PAGE)
            .setParameter(1, space.value())
            .setParameter(2, AccountState.CLOSED.name())
            .setParameter(3, which == Which.SUCCESSORS)
            .setParameter(4, after.map(Membership::role).map(Members::place).orElse(0))
            .setParameter(5, after.map(Membership::key).orElse(0L))
            .setParameter(6, wanted.probe())
            .getResultList();
    var keys = found.stream().map(key -> ((Number) key).longValue()).toList();
    return keys.isEmpty() ? List.of() : list(keys);
  }

  private List<Membership> list(List<Long> keys) {
    return entities
        .createQuery(
            "select m from Membership m left join fetch m.account left join fetch m.team"
                + " left join fetch m.institution left join fetch m.folder where m.id in :keys",
            Membership.class)
        .setParameter("keys", keys)
        .getResultStream()
        .sorted(Comparator.comparingInt(member -> keys.indexOf(member.key())))
        .toList();
  }

  /// The place of a role among [#ROLES] as `field` counts, from 1.
  private static int place(Role role) {
    return ROLES.indexOf(role) + 1;
  }

  private Optional<Membership> find(SpaceId space, MemberId id) {
    return entities
        .createQuery(
            "select m from Membership m where m.publicId = :id and m.space.publicId = :space",
            Membership.class)
        .setParameter("id", id.value())
        .setParameter("space", space.value())
        .getResultStream()
        .findAny();
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

  /// The principal investigator of a space that the caller has locked; empty if their account was
  /// closed while it was archived.
  Optional<Membership> leader(Space space) {
    return entities
        .createQuery(
            "select m from Membership m where m.space = :space and m.role = :role",
            Membership.class)
        .setParameter("space", space)
        .setParameter("role", Role.PRINCIPAL_INVESTIGATOR)
        .getResultStream()
        .findAny()
        .map(this::asItIsNow);
  }

  /// The teams that are members of a space. Whoever sees the space sees them by name, though not
  /// what is in them: one must know who is there, and who adds a team tells its name there.
  List<SpaceId> teams(SpaceId space) {
    return entities
        .createQuery(
            "select m.team.publicId from Membership m where m.space.publicId = :space"
                + " and m.team is not null",
            String.class)
        .setParameter("space", space.value())
        .getResultStream()
        .map(SpaceId::new)
        .toList();
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
