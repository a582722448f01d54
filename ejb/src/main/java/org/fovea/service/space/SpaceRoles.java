package org.fovea.service.space;

import static java.util.stream.Collectors.toMap;

import com.github.benmanes.caffeine.cache.Ticker;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fovea.model.access.Role;
import org.fovea.model.access.SiteRole;
import org.fovea.model.account.Account;
import org.fovea.model.account.AccountState;
import org.fovea.model.space.FolderId;
import org.fovea.model.space.Space;
import org.fovea.model.space.SpaceId;
import org.fovea.model.space.SpaceKind;
import org.fovea.service.access.AccessEpoch;
import org.fovea.service.access.Accounts;
import org.fovea.service.access.Caller;
import org.fovea.service.access.Place;
import org.fovea.service.access.RolePolicy;
import org.fovea.service.access.RoleSource;
import org.fovea.service.access.SitePermission;
import org.fovea.service.access.Standing;
import org.fovea.service.access.Subject;

/// Tells which role somebody holds in a space: the strongest to which a path leads.
///
/// A decision takes two queries; what only looks is decided once in three seconds per person and
/// place. What is remembered on this node is forgotten when a transaction ends that changed roles.
@ApplicationScoped
public class SpaceRoles implements RoleSource {
  @Inject Grounds grounds;
  @Inject MappedRoles mappings;
  @Inject Accounts accounts;
  @Inject OpenChanges changes;
  @Inject AccessEpoch epoch;

  private final RecalledStandings recalled = new RecalledStandings(Ticker.systemTicker());

  @Override
  public Optional<Standing> find(Caller caller, Place place) {
    return switch (caller) {
      case Caller.Visitor _, Caller.Linked _ -> Optional.empty();
      case Caller.Person person -> decide(person, place);
      case Caller.Instrument machine -> decide(machine, place);
    };
  }

  @Override
  public Optional<Standing> recall(Caller caller, Place place) {
    return caller instanceof Caller.Person person && !changes.any()
        ? recalled.recall(person, place, () -> decide(person, place))
        : find(caller, place);
  }

  @Override
  public Set<SiteRole> siteRoles(Caller caller) {
    return caller instanceof Caller.Person person ? mappings.onSite(person) : Set.of();
  }

  /// Every path by which the caller comes to a role in the place, the strongest first; none if
  /// their account is not active, or there is no such place.
  List<AccessPath> paths(Caller caller, Place place) {
    return caller instanceof Caller.Person person
        ? paths(person, place, scene(person, place))
        : List.of();
  }

  /// The same for somebody else, as far as it is stored: what their entitlements grant is known in
  /// their own session only.
  List<AccessPath> paths(Account account, Space space, Place place) {
    return account.state() == AccountState.ACTIVE
        ? paths(
            new Holder(Optional.of(account.key()), Map.of(), true),
            space.key(),
            space.kind(),
            place)
        : List.of();
  }

  /// The strongest role that somebody else may hold in a space, as far as it is stored; empty if
  /// their account is not active, or restricted by themselves. What entitlements they hold is known
  /// in their own session only, so every one that is mapped may be theirs.
  Optional<Role> possible(Account account, Space space) {
    return account.state() == AccountState.ACTIVE && account.restrictedOn().isEmpty()
        ? paths(
                new Holder(Optional.of(account.key()), mappings.most(), false),
                space.key(),
                space.kind(),
                new Place(space.id()))
            .stream()
            .findFirst()
            .map(AccessPath::role)
        : Optional.empty();
  }

  /// What somebody else is in a place, as far as that can be known without their session; empty if
  /// their account is not active, or restricted by themselves. Looks in an emergency do not count.
  ///
  /// @param byEntitlement whether every entitlement that is mapped counts as theirs, or none
  public Optional<Standing> absent(Account account, Place place, boolean byEntitlement) {
    if (account.state() != AccountState.ACTIVE || account.restrictedOn().isPresent()) {
      return Optional.empty();
    }
    var scene = grounds.find(Subject.of(account), place).orElse(Scene.NOWHERE);
    Map<Long, Role> entitled = byEntitlement ? mappings.most() : Map.of();
    var holder = new Holder(Optional.of(account.key()), entitled, false);
    return paths(holder, scene.space(), scene.kind(), place).stream()
        .findFirst()
        .map(strongest -> new Standing(strongest.role(), scene.rules()));
  }

  /// The role of `holder` in each of these spaces as a whole, by their keys; without those in which
  /// they have none. One query, however many spaces there are.
  ///
  /// @param spaces kinds by keys
  Map<Long, Role> roles(Holder holder, Map<Long, SpaceKind> spaces) {
    Map<Long, Role> roles = new HashMap<>();
    grounds
        .around(spaces, holder)
        .forEach((space, around) ->
            AccessPaths.of(around, Optional.empty()).stream()
                .findFirst()
                .ifPresent(strongest -> roles.put(space, strongest.role())));
    return roles;
  }

  /// The keys of those of these spaces that the caller may see as a whole.
  Set<Long> visible(Caller caller, Collection<? extends Space> spaces) {
    var kinds = spaces.stream().collect(toMap(Space::key, Space::kind, (kind, _) -> kind));
    return holder(caller).map(holder -> roles(holder, kinds).keySet()).orElse(Set.of());
  }

  /// The folders of a space that were shared with the caller one by one.
  Set<FolderId> sharedFolders(Caller caller, SpaceId space) {
    if (!(caller instanceof Caller.Person person)) {
      return Set.of();
    }
    var scene = scene(person, new Place(space));
    return around(holder(person, scene.account()), scene.space(), scene.kind()).folders();
  }

  /// The caller as far as roles go, or empty if they have not logged in or their account is not
  /// active.
  Optional<Holder> holder(Caller caller) {
    if (!(caller instanceof Caller.Person person)) {
      return Optional.empty();
    }
    var account = accounts.find(person.who());
    return account.filter(found -> found.state() != AccountState.ACTIVE).isPresent()
        ? Optional.empty()
        : Optional.of(holder(person, account.map(Account::key)));
  }

  void forget(@Observes(during = TransactionPhase.AFTER_COMPLETION) RolesChanged changed) {
    forget();
  }

  void forget(@Observes(during = TransactionPhase.AFTER_COMPLETION) MappingsChanged changed) {
    forget();
  }

  private void forget() {
    mappings.forget();
    recalled.forget();
    epoch.advance();
  }

  private Optional<Standing> decide(Caller.Person person, Place place) {
    var scene = scene(person, place);
    return paths(person, place, scene).stream()
        .findFirst()
        .map(strongest -> new Standing(strongest.role(), scene.rules()));
  }

  /// By what is stored of the sender: what their entitlements grant is known in their own session
  /// only, and no instrument looks into anything.
  private Optional<Standing> decide(Caller.Instrument machine, Place place) {
    return machine
        .task()
        .filter(_ -> machine.isActiveIn(place.space()))
        .flatMap(task -> decide(task.sender(), place));
  }

  private Optional<Standing> decide(Subject sender, Place place) {
    var scene = scene(sender, place);
    var holder = new Holder(scene.account(), Map.of(), false);
    return paths(holder, scene.space(), scene.kind(), place).stream()
        .findFirst()
        .map(strongest -> new Standing(strongest.role(), scene.rules()));
  }

  private Scene scene(Caller.Person person, Place place) {
    return scene(person.who(), place);
  }

  private Scene scene(Subject who, Place place) {
    return grounds.find(who, place).filter(scene -> !scene.barred()).orElse(Scene.NOWHERE);
  }

  private List<AccessPath> paths(Caller.Person person, Place place, Scene scene) {
    return paths(holder(person, scene.account()), scene.space(), scene.kind(), place);
  }

  private List<AccessPath> paths(Holder holder, long space, SpaceKind kind, Place place) {
    return AccessPaths.of(around(holder, space, kind), place.folder());
  }

  private Surroundings around(Holder holder, long space, SpaceKind kind) {
    return grounds
        .around(Map.of(space, kind), holder)
        .getOrDefault(space, Surroundings.strange(kind));
  }

  private Holder holder(Caller.Person person, Optional<Long> account) {
    boolean looksIn =
        mappings.onSite(person).stream()
            .anyMatch(role -> RolePolicy.allows(role, SitePermission.BREAK_GLASS));
    return new Holder(account, mappings.inSpaces(person), looksIn);
  }
}
