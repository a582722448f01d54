package org.fovea.service.space;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.fovea.model.space.Folder;
import org.fovea.model.space.MemberId;
import org.fovea.model.space.Membership;
import org.fovea.model.space.Space;
import org.fovea.model.space.SpaceId;
import org.fovea.service.access.Caller;
import org.fovea.service.access.Guard;
import org.fovea.service.access.Permission;
import org.fovea.service.access.Place;
import org.fovea.service.shared.NotFoundException;
import org.fovea.service.space.AccessPath.Step;

/// Why somebody may do what they may do. Each public method is one transaction.
@Stateless
public class AccessService {
  @PersistenceContext EntityManager entities;
  @Inject Guard guard;
  @Inject SpaceRoles roles;
  @Inject Members members;

  /// Every path by which the caller comes to a role in the place, the strongest first.
  ///
  /// @throws NotFoundException if there is no such place, or they may not see it
  public List<AccessPath> explain(Caller caller, Place place) {
    guard.require(caller, Permission.VIEW_SPACE, place);
    return roles.paths(caller, place);
  }

  /// The same for a member, as far as it is stored: nobody else's entitlements are known here. What
  /// the caller may not see has no name, except the teams that are members here, which all who are
  /// here see. None if their account is not active.
  ///
  /// @throws NotFoundException if there is no such member, or the caller may not see the space
  public List<AccessPath> explain(Caller caller, SpaceId space, MemberId member) {
    guard.require(caller, Permission.VIEW_SPACE, space);
    var membership = find(space, member).orElseThrow(NotFoundException::new);
    var place = new Place(space, membership.folder().map(Folder::id));
    var paths =
        membership
            .account()
            .map(account -> roles.paths(account, membership.space(), place))
            .orElseGet(() -> List.of(ofTeam(membership)));
    var visible = new HashSet<>(visible(caller, paths));
    visible.addAll(members.teams(space));
    return paths.stream().map(path -> path.knowing(visible)).toList();
  }

  private static AccessPath ofTeam(Membership team) {
    return new AccessPath(AccessPath.Kind.MEMBERSHIP, List.of(), team.role(), Optional.empty());
  }

  private Set<SpaceId> visible(Caller caller, List<AccessPath> paths) {
    var stations =
        paths.stream()
            .flatMap(path -> path.via().stream())
            .map(Step::space)
            .map(SpaceId::value)
            .collect(Collectors.toSet());
    return seen(caller, stations);
  }

  /// Those of these spaces that the caller may see as a whole; two queries, however many there are.
  public Set<SpaceId> visible(Caller caller, Set<SpaceId> spaces) {
    return seen(caller, spaces.stream().map(SpaceId::value).collect(Collectors.toSet()));
  }

  private Set<SpaceId> seen(Caller caller, Set<String> stations) {
    if (stations.isEmpty()) {
      return Set.of();
    }
    var found =
        entities
            .createQuery("select s from Space s where s.publicId in :ids", Space.class)
            .setParameter("ids", stations)
            .getResultList();
    var visible = roles.visible(caller, found);
    return found.stream()
        .filter(space -> visible.contains(space.key()))
        .map(Space::id)
        .collect(Collectors.toSet());
  }

  private Optional<Membership> find(SpaceId space, MemberId member) {
    return entities
        .createQuery(
            "select m from Membership m join fetch m.space"
                + " where m.publicId = :id and m.space.publicId = :space",
            Membership.class)
        .setParameter("id", member.value())
        .setParameter("space", space.value())
        .getResultStream()
        .findAny();
  }
}
