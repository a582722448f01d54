package org.fovea.service.space;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Optional;
import org.fovea.model.institution.Institution;
import org.fovea.model.space.ExId;
import org.fovea.model.space.Experiment;
import org.fovea.model.space.Ownership;
import org.fovea.model.space.Space;
import org.fovea.model.space.SpaceId;
import org.fovea.service.access.Caller;
import org.fovea.service.access.Guard;
import org.fovea.service.access.SitePermission;
import org.fovea.service.shared.NotFoundException;

/// Which spaces there are, for those who run the site: nothing of what they hold. Each public
/// method is one transaction.
@Stateless
public class SpaceRegister {
  @PersistenceContext EntityManager entities;
  @Inject Guard guard;
  @Inject Spaces spaces;

  /// The space of that identifier.
  ///
  /// @throws NotFoundException if there is none, or the caller does not run the site
  public SpaceFacts find(Caller caller, SpaceId id) {
    guard.requireSite(caller, SitePermission.VIEW_CONSOLE);
    return facts(spaces.get(id));
  }

  /// The experiment of that number.
  ///
  /// @throws NotFoundException if there is none, or the caller does not run the site
  public SpaceFacts find(Caller caller, ExId exId) {
    guard.requireSite(caller, SitePermission.VIEW_CONSOLE);
    return facts(spaces.get(spaces.find(exId).orElseThrow(NotFoundException::new)));
  }

  private SpaceFacts facts(Space space) {
    return new SpaceFacts(
        space.id(),
        space.kind(),
        space instanceof Experiment experiment ? Optional.of(experiment.exId()) : Optional.empty(),
        Optional.ofNullable(entities.find(Ownership.class, space.key()))
            .map(Ownership::institution)
            .map(Institution::name),
        space.archivedAt().isPresent(),
        space.createdAt());
  }
}
