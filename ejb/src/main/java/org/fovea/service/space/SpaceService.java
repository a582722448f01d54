package org.fovea.service.space;

import static java.util.stream.Collectors.toMap;

import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.fovea.model.space.ExId;
import org.fovea.model.space.Experiment;
import org.fovea.model.space.Ownership;
import org.fovea.model.space.PersonalRepository;
import org.fovea.model.space.Space;
import org.fovea.model.space.SpaceId;
import org.fovea.model.space.SpaceKind;
import org.fovea.model.space.Stage;
import org.fovea.service.access.Caller;
import org.fovea.service.access.Guard;
import org.fovea.service.access.Permission;
import org.fovea.service.access.RolePolicy;
import org.fovea.service.access.Standing;
import org.fovea.service.audit.AuditLog;
import org.fovea.service.audit.SpaceEvent;
import org.fovea.service.audit.SpaceEvent.SpaceArchived;
import org.fovea.service.audit.SpaceEvent.SpaceChanged;
import org.fovea.service.audit.SpaceEvent.SpaceCreated;
import org.fovea.service.audit.SpaceEvent.SpaceTakenUp;
import org.fovea.service.audit.SpaceEvent.StageChanged;
import org.fovea.service.audit.SpaceEvent.ViewersDownloadChanged;
import org.fovea.service.hold.LegalHolds;
import org.fovea.service.shared.ConflictException;
import org.fovea.service.shared.InvalidException;

/// Spaces as people make, see and change them. Each public method is one transaction.
@Stateless
public class SpaceService {
  private static final int LARGEST_PAGE = 200;

  @PersistenceContext EntityManager entities;
  @Inject Guard guard;
  @Inject Spaces spaces;
  @Inject GovernedSpaces governed;
  @Inject SpaceRoles roles;
  @Inject SpaceLists lists;
  @Inject Founding founding;
  @Inject LegalHolds holds;
  @Inject AuditLog audit;
  @Inject Event<RolesChanged> changed;
  @Inject Clock clock;

  /// For which institutions the caller could make a space.
  ///
  /// @throws LoginRequiredException if they have not logged in
  public Eligibility eligibility(Caller caller) {
    guard.requirePerson(caller);
    return Candidacy.eligibility(founding.candidacies(caller));
  }

  /// Makes a space; the caller becomes its principal investigator, and their institution its owner.
  ///
  /// @throws DeniedException if they have no account of good standing
  /// @throws NotQualifiedException if they do not qualify, with the reasons
  /// @throws InvalidException if name, description or kind are not as they must be, or several
  ///   institutions could own it and none was named
  public SpaceId create(Caller caller, NewSpace wanted) {
    var founder = guard.requireAccount(caller);
    var candidacy = Candidacy.choose(founding.candidacies(caller), wanted.institution());
    var space = founding.found(founder, wanted, candidacy);
    audit.record(
        caller,
        new SpaceCreated(
            space.id(),
            space.kind(),
            candidacy.institution().id(),
            candidacy.judgement().policy()));
    return space.id();
  }

  /// One space.
  ///
  /// @throws NotFoundException if there is none, or the caller may not see it
  public SpaceView get(Caller caller, SpaceId space) {
    var standing = guard.require(caller, Permission.VIEW_SPACE, space);
    return view(caller, spaces.get(space), standing);
  }

  /// Whether the space is under a legal hold, for those who manage it.
  ///
  /// @throws NotFoundException if there is none, or the caller may not see it
  public boolean isHeld(Caller caller, SpaceId space) {
    var standing = guard.require(caller, Permission.VIEW_SPACE, space);
    return RolePolicy.allows(standing, Permission.MANAGE_MEMBERS) && holds.isHeld(space);
  }

  /// The experiment of that number.
  ///
  /// @throws NotFoundException if there is none, or the caller may not see it
  public SpaceId get(Caller caller, ExId exId) {
    // a number that nobody has is asked for like a space that nobody knows
    var space = spaces.find(exId).orElseGet(SpaceId::random);
    guard.require(caller, Permission.VIEW_SPACE, space);
    return space;
  }

  /// The spaces in which the caller holds a role, however they come to it; their personal
  /// repository first. None if their account is not active.
  ///
  /// @throws LoginRequiredException if they have not logged in
  /// @throws InvalidException if the page is out of range
  public SpaceList mine(Caller caller, SpaceFilter filter) {
    guard.requirePerson(caller);
    if (filter.first() < 0 || filter.limit() < 1 || filter.limit() > LARGEST_PAGE) {
      throw new InvalidException("limit", "A page has 1 to " + LARGEST_PAGE + " spaces.");
    }
    return roles
        .holder(caller)
        .map(holder -> page(holder, filter))
        .orElse(new SpaceList(List.of(), 0));
  }

  private SpaceList page(Holder holder, SpaceFilter filter) {
    var entries = lists.list(holder, filter);
    if (entries.isEmpty() && filter.first() > 0) { // behind the end: only the total is asked for
      return new SpaceList(List.of(), page(holder, filter.atMostFirst()).total());
    }
    var kinds =
        entries.stream()
            .filter(entry -> entry.row().folder().isEmpty())
            .collect(toMap(SpaceLists.Entry::key, entry -> entry.row().kind()));
    var held = roles.roles(holder, kinds);
    var rows =
        entries.stream()
            .flatMap(entry ->
                entry.row().folder().isPresent()
                    ? Optional.of(entry.row()).stream()
                    : Optional.ofNullable(held.get(entry.key())).map(entry.row()::as).stream())
            .toList();
    return new SpaceList(rows, entries.stream().findAny().map(SpaceLists.Entry::total).orElse(0L));
  }

  /// Changes name, description or what viewers may download.
  ///
  /// @throws InvalidException if name or description are not as they must be
  public void change(Caller caller, SpaceId space, SpaceChange change) {
    var found = governed.lock(caller, Permission.EDIT_SPACE, space);
    List<SpaceEvent> events = new ArrayList<>();
    var news = new News();
    change.name().map(SpaceTexts::name).ifPresent(news.of(found.name(), found::rename));
    change
        .description()
        .map(SpaceTexts::description)
        .ifPresent(news.of(found.description(), found::describe));
    if (news.any) {
      events.add(new SpaceChanged(space));
    }
    change
        .viewersDownload()
        .filter(allowed -> allowed != found.viewersDownload())
        .ifPresent(allowed -> {
          found.letViewersDownload(allowed);
          changed.fire(new RolesChanged(space));
          events.add(new ViewersDownloadChanged(space, allowed));
        });
    audit.record(caller, events);
  }

  /// Passes on what is different from what was, and remembers whether anything is.
  private static final class News {
    private boolean any;

    <T> Consumer<T> of(T former, Consumer<T> change) {
      return next -> {
        if (!next.equals(former)) {
          change.accept(next);
          any = true;
        }
      };
    }
  }

  /// Changes several things at once, or, if one of them is refused, nothing. What is taken up is
  /// taken up first, and what is archived is archived last.
  ///
  /// @throws NotFoundException if there is no such space, or the caller may not see it
  public void change(Caller caller, SpaceId space, SpacePatch patch) {
    guard.require(caller, Permission.VIEW_SPACE, space);
    if (patch.archived().filter(archived -> !archived).isPresent()) {
      takeUp(caller, space);
    }
    if (!patch.texts().isEmpty()) {
      change(caller, space, patch.texts());
    }
    patch.stage().ifPresent(stage -> enter(caller, space, stage));
    if (patch.archived().filter(archived -> archived).isPresent()) {
      archive(caller, space);
    }
  }

  /// Takes an experiment to another stage; to DONE and back the principal investigator alone.
  ///
  /// @throws ConflictException if it is no experiment
  public void enter(Caller caller, SpaceId experiment, Stage stage) {
    guard.require(caller, Permission.VIEW_SPACE, experiment);
    requireToEnter(caller, spaces.get(experiment), stage);
    // still, now that nobody can change it
    var found = requireToEnter(caller, spaces.lock(experiment), stage);
    var former = found.stage();
    if (found.enter(stage) != stage) {
      changed.fire(new RolesChanged(experiment));
      audit.record(caller, new StageChanged(experiment, former, stage));
    }
  }

  private Experiment requireToEnter(Caller caller, Space space, Stage next) {
    if (!(space instanceof Experiment found)) {
      throw new ConflictException("no-experiment", "Only experiments have stages.");
    }
    boolean ends = found.stage() == Stage.DONE || next == Stage.DONE;
    guard.require(caller, ends ? Permission.CLOSE_SPACE : Permission.EDIT_SPACE, found.id());
    return found;
  }

  /// Closes the space for changes.
  ///
  /// @throws ConflictException if it is a personal repository
  public void archive(Caller caller, SpaceId space) {
    var found = toClose(caller, space);
    if (found.archivedAt().isEmpty()) {
      found.archive(clock.instant());
      changed.fire(new RolesChanged(space));
      audit.record(caller, new SpaceArchived(space));
    }
  }

  /// Opens it again.
  ///
  /// @throws ConflictException if it is a personal repository
  public void takeUp(Caller caller, SpaceId space) {
    var found = toClose(caller, space);
    if (found.archivedAt().isPresent()) {
      found.takeUp();
      changed.fire(new RolesChanged(space));
      audit.record(caller, new SpaceTakenUp(space));
    }
  }

  private Space toClose(Caller caller, SpaceId space) {
    var found = governed.lock(caller, Permission.CLOSE_SPACE, space);
    if (found.kind() == SpaceKind.PERSONAL_REPOSITORY) {
      throw new ConflictException(
          "personal-repository",
          "A personal repository cannot be archived. It goes with its account.");
    }
    return found;
  }

  private SpaceView view(Caller caller, Space space, Standing standing) {
    return new SpaceView(
        space.id(),
        space.kind(),
        space.name(),
        space.description(),
        space instanceof Experiment experiment ? Optional.of(experiment.exId()) : Optional.empty(),
        space instanceof Experiment experiment ? Optional.of(experiment.stage()) : Optional.empty(),
        ownership(space),
        space.viewersDownload(),
        space.archivedAt().isPresent(),
        isOwn(caller, space),
        space.createdAt(),
        standing.role(),
        SpaceActs.in(space.kind(), guard.permitted(caller, standing)));
  }

  private static boolean isOwn(Caller caller, Space space) {
    return space instanceof PersonalRepository repository
        && MemberViews.isSelf(caller, repository.owner());
  }

  private Optional<OwnershipView> ownership(Space space) {
    return entities
        .createQuery(
            "select o from Ownership o join fetch o.institution where o.spaceKey = :space",
            Ownership.class)
        .setParameter("space", space.key())
        .getResultStream()
        .findAny()
        .map(ownership ->
            new OwnershipView(
                ownership.institution().id(),
                ownership.institution().name(),
                ownership.ownedSince(),
                space.qualifiedAt().orElse(ownership.ownedSince()),
                space.qualifiedBy()));
  }
}
