package org.fovea.service.space;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.fovea.model.access.Role;
import org.fovea.model.space.RoleMapping;
import org.fovea.model.space.Space;
import org.fovea.model.space.Team;
import org.fovea.service.access.Caller;
import org.fovea.service.access.Subject;

/// Finds teams by who leads them.
@ApplicationScoped
class Teams {
  private static final String FREE =
      " t.archivedAt is null and not exists"
          + " (select g from Membership g where g.team = t and g.space = :space)";

  @PersistenceContext EntityManager entities;
  @Inject HeldEntitlements held;

  /// The teams that are no members of `space`, are not archived, and in which the caller is at
  /// least manager, by membership or by entitlement; by name.
  List<TeamRef> toAdd(Caller caller, Space space) {
    return Stream.concat(
            caller.subject().stream().flatMap(who -> byMembership(who, space)),
            byEntitlement(caller, space))
        .map(MemberViews::ref)
        .distinct()
        .sorted(Comparator.comparing(TeamRef::name, String.CASE_INSENSITIVE_ORDER))
        .toList();
  }

  private Stream<Team> byMembership(Subject who, Space space) {
    return entities
        .createQuery(
            "select t from Team t, Membership m where m.space = t and m.role in :leading"
                + " and m.account.issuer = :issuer and m.account.sub = :sub and"
                + FREE,
            Team.class)
        .setParameter("leading", List.of(Role.MANAGER, Role.PRINCIPAL_INVESTIGATOR))
        .setParameter("issuer", who.issuer())
        .setParameter("sub", who.sub())
        .setParameter("space", space)
        .getResultStream();
  }

  private Stream<Team> byEntitlement(Caller caller, Space space) {
    if (!held.hasAny(caller)) {
      return Stream.empty();
    }
    return entities
        .createQuery(
            "select p, t from RoleMapping p, Team t where p.space = t and p.role = :manager and"
                + FREE,
            Object[].class)
        .setParameter("manager", Role.MANAGER.name())
        .setParameter("space", space)
        .getResultStream()
        .filter(row -> held.satisfies(caller, ((RoleMapping) row[0]).pattern()))
        .map(row -> (Team) row[1]);
  }
}
