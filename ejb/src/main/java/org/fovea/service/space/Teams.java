package org.fovea.service.space;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.fovea.model.access.Role;
import org.fovea.model.space.Space;
import org.fovea.model.space.SpaceId;
import org.fovea.model.space.Team;
import org.fovea.service.access.Caller;
import org.fovea.service.shared.Page;
import org.fovea.service.shared.PageRequest;

/// Finds teams by who leads them.
@ApplicationScoped
class Teams {
  @PersistenceContext EntityManager entities;
  @Inject SpaceRoles roles;

  /// The teams that are no members of `space`, are not archived, and in which the caller is at
  /// least manager, by membership or by entitlement; by name.
  ///
  /// @param text part of their names, case aside; empty for all
  /// @throws org.fovea.service.shared.InvalidException if the team after which the page begins is
  ///   none of those that the caller leads
  Page<TeamRef, SpaceId> toAdd(
      Caller caller, Space space, String text, PageRequest<SpaceId> wanted) {
    var led = roles.holder(caller).map(this::ledBy).orElse(Set.of());
    return led.isEmpty()
        ? Page.empty()
        : Page.of(list(led, space, text.strip(), wanted), wanted, Team::id).map(MemberViews::ref);
  }

  private List<Team> list(Set<Long> led, Space space, String text, PageRequest<SpaceId> wanted) {
    var after = wanted.place(id -> find(led, id));
    var query =
        entities
            .createQuery(
                "select t from Team t where t.id in :led and t.archivedAt is null"
                    + " and locate(:text, t.name) > 0 and not exists"
                    + " (select g from Membership g where g.team = t and g.space = :space)"
                    + (after.isPresent()
                        ? " and (t.name > :name or t.name = :name and t.id > :key)"
                        : "")
                    + " order by t.name, t.id",
                Team.class)
            .setParameter("led", led)
            .setParameter("text", text)
            .setParameter("space", space)
            .setMaxResults(wanted.probe());
    after.ifPresent(
        team -> query.setParameter("name", team.name()).setParameter("key", team.key()));
    return query.getResultList();
  }

  private Optional<Team> find(Set<Long> led, SpaceId id) {
    return entities
        .createQuery("select t from Team t where t.publicId = :id and t.id in :led", Team.class)
        .setParameter("id", id.value())
        .setParameter("led", led)
        .getResultStream()
        .findAny();
  }

  /// The keys of the spaces, of whatever kind, that somebody manages.
  private Set<Long> ledBy(Holder holder) {
    Set<Long> keys =
        new HashSet<>(
            entities
                .createQuery(
                    "select m.space.id from Membership m where m.account.id = :account"
                        + " and m.role in :leading",
                    Long.class)
                .setParameter("account", holder.key())
                .setParameter("leading", List.of(Role.MANAGER, Role.PRINCIPAL_INVESTIGATOR))
                .getResultList());
    holder
        .entitled()
        .forEach((space, role) -> {
          if (role.compareTo(Role.MANAGER) >= 0) {
            keys.add(space);
          }
        });
    return keys;
  }
}
