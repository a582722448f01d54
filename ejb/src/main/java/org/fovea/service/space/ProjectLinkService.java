package org.fovea.service.space;

import static java.lang.Long.MAX_VALUE;

import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.fovea.model.access.Role;
import org.fovea.model.space.Experiment;
import org.fovea.model.space.Project;
import org.fovea.model.space.ProjectLink;
import org.fovea.model.space.Space;
import org.fovea.model.space.SpaceId;
import org.fovea.service.access.Caller;
import org.fovea.service.access.Guard;
import org.fovea.service.access.Permission;
import org.fovea.service.access.Place;
import org.fovea.service.access.RolePolicy;
import org.fovea.service.audit.AuditLog;
import org.fovea.service.audit.SpaceEvent.ExperimentLinked;
import org.fovea.service.audit.SpaceEvent.ExperimentUnlinked;
import org.fovea.service.audit.SpaceEvent.LinkedToProject;
import org.fovea.service.audit.SpaceEvent.UnlinkedFromProject;
import org.fovea.service.shared.InvalidException;
import org.fovea.service.shared.NotFoundException;
import org.fovea.service.shared.Page;
import org.fovea.service.shared.PageRequest;

/// Which experiments a project shows. Each public method is one transaction.
@Stateless
public class ProjectLinkService {
  @PersistenceContext EntityManager entities;
  @Inject Guard guard;
  @Inject Spaces spaces;
  @Inject SpaceRoles roles;
  @Inject AuditLog audit;
  @Inject Event<RolesChanged> changed;
  @Inject Clock clock;

  /// The links of a project, or of an experiment, newest first: an order by name would tell of
  /// names that the caller may not see. A space of another kind has none.
  ///
  /// @throws NotFoundException if there is no such space, or the caller may not see it
  /// @throws InvalidException if what is at the other end of the link after which the page begins
  ///   is not linked any more
  public Page<LinkView, SpaceId> list(Caller caller, SpaceId space, PageRequest<SpaceId> wanted) {
    guard.require(caller, Permission.VIEW_SPACE, space);
    long before =
        wanted.place(other -> between(space, other)).map(ProjectLink::key).orElse(MAX_VALUE);
    var page =
        Page.of(links(space, before, wanted.probe()), wanted, link -> other(link, space).id());
    var others = page.rows().stream().map(link -> other(link, space)).distinct().toList();
    var visible = roles.visible(caller, others);
    return page.map(
        link -> view(link, other(link, space), visible.contains(other(link, space).key())));
  }

  private Optional<ProjectLink> between(SpaceId one, SpaceId other) {
    return find(one, other).or(() -> find(other, one));
  }

  private static LinkView view(ProjectLink link, Space other, boolean visible) {
    return new LinkView(
        other.id(),
        visible ? other.name() : "",
        visible || other instanceof Project
            ? Optional.of(link.experiment().exId())
            : Optional.empty(),
        link.grants(),
        link.linkedAt(),
        visible);
  }

  /// Links an experiment to a project, or changes what an existing link grants. The caller answers
  /// for the experiment and is at least manager of the project.
  ///
  /// @param grants the strongest role that members of the project get, at most MANAGER
  /// @throws InvalidException if it would grant more, or the two are not a project and an
  ///   experiment
  public void link(Caller caller, SpaceId project, SpaceId experiment, Role grants) {
    requireBoth(caller, project, experiment);
    if (grants.compareTo(RolePolicy.STRONGEST_INHERITED) > 0) {
      throw new InvalidException("link-grants", "A link lends at most the role of a manager.");
    }
    if (project.equals(experiment)
        || !(spaces.get(project) instanceof Project where)
        || !(spaces.get(experiment) instanceof Experiment what)) {
      throw new InvalidException("link-kinds", "Only a project links, and only experiments.");
    }
    spaces.lockBoth(project, experiment);
    requireBoth(caller, project, experiment); // still, now that nobody can change it
    var link = find(project, experiment);
    if (link.isPresent() && link.get().changeGrant(grants) == grants) {
      return;
    }
    if (link.isEmpty()) {
      entities.persist(new ProjectLink(where, what, grants, clock.instant()));
    }
    changed.fire(new RolesChanged(experiment));
    audit.record(caller, new LinkedToProject(experiment, project, grants));
    audit.record(caller, new ExperimentLinked(project, experiment, grants));
  }

  /// Removes a link; managers of the project may, too.
  ///
  /// @throws NotFoundException if there is no such link, or the caller may see neither side
  public void unlink(Caller caller, SpaceId project, SpaceId experiment) {
    requireEither(caller, project, experiment);
    get(project, experiment); // or a stranger to one of the two would lock it
    spaces.lockBoth(project, experiment);
    requireEither(caller, project, experiment); // still, now that nobody can change it
    entities.remove(get(project, experiment));
    changed.fire(new RolesChanged(experiment));
    audit.record(caller, new UnlinkedFromProject(experiment, project));
    audit.record(caller, new ExperimentUnlinked(project, experiment));
  }

  private void requireBoth(Caller caller, SpaceId project, SpaceId experiment) {
    guard.require(caller, Permission.LINK_PROJECTS, experiment);
    guard.require(caller, Permission.MANAGE_MEMBERS, project);
  }

  /// The right on one of the two sides is enough; who has it on neither is refused as on the side
  /// that they see.
  private void requireEither(Caller caller, SpaceId project, SpaceId experiment) {
    boolean answers =
        roles
            .find(caller, new Place(experiment))
            .filter(standing -> RolePolicy.allows(standing, Permission.LINK_PROJECTS))
            .isPresent();
    if (answers || roles.find(caller, new Place(project)).isEmpty()) {
      guard.require(caller, Permission.LINK_PROJECTS, experiment);
    } else {
      guard.require(caller, Permission.MANAGE_MEMBERS, project);
    }
  }

  private List<ProjectLink> links(SpaceId space, long before, int limit) {
    return entities
        .createQuery(
            "select l from ProjectLink l join fetch l.project join fetch l.experiment"
                + " where (l.project.publicId = :space or l.experiment.publicId = :space)"
                + " and l.id < :before order by l.id desc",
            ProjectLink.class)
        .setParameter("space", space.value())
        .setParameter("before", before)
        .setMaxResults(limit)
        .getResultList();
  }

  private ProjectLink get(SpaceId project, SpaceId experiment) {
    return find(project, experiment).orElseThrow(NotFoundException::new);
  }

  private Optional<ProjectLink> find(SpaceId project, SpaceId experiment) {
    return entities
        .createQuery(
            "select l from ProjectLink l where l.project.publicId = :project"
                + " and l.experiment.publicId = :experiment",
            ProjectLink.class)
        .setParameter("project", project.value())
        .setParameter("experiment", experiment.value())
        .getResultStream()
        .findAny();
  }

  private static Space other(ProjectLink link, SpaceId space) {
    return link.project().id().equals(space) ? link.experiment() : link.project();
  }
}
