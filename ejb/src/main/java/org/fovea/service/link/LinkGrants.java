package org.fovea.service.link;

import com.github.benmanes.caffeine.cache.Ticker;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import org.fovea.model.image.ImageId;
import org.fovea.model.image.ImageLinkId;
import org.fovea.service.access.AccessEpoch;
import org.fovea.service.access.Caller;
import org.fovea.service.access.LinkSource;
import org.fovea.service.access.Permission;
import org.fovea.service.space.MappingsChanged;
import org.fovea.service.space.RolesChanged;

/// Tells what links allow. It is decided once in three seconds per link; what is remembered on this
/// node is forgotten when a transaction ends that revoked a link or changed roles.
@ApplicationScoped
public class LinkGrants implements LinkSource {
  @Inject ImageLinks links;
  @Inject MakerRights makers;
  @Inject AccessEpoch epoch;
  @Inject Clock clock;

  private final RecalledGrants recalled = new RecalledGrants(Ticker.systemTicker());

  @Override
  public Set<Permission> permitted(Caller.Linked caller, ImageId image) {
    return recalled
        .recall(caller.link(), () -> decide(caller.link()))
        .map(grant -> grant.permitted(image, clock.instant()))
        .orElse(Set.of());
  }

  private Optional<LinkGrant> decide(ImageLinkId id) {
    return links
        .find(id)
        .filter(link -> link.isOpen(clock.instant()))
        .map(link -> new LinkGrant(link.image().id(), link.expiresAt(), makers.lent(link)))
        .filter(grant -> grant.permissions().contains(Permission.VIEW_IMAGES));
  }

  void forget(@Observes(during = TransactionPhase.AFTER_COMPLETION) LinksChanged changed) {
    recalled.forget();
    epoch.advance();
  }

  void forget(@Observes(during = TransactionPhase.AFTER_COMPLETION) RolesChanged changed) {
    recalled.forget();
  }

  void forget(@Observes(during = TransactionPhase.AFTER_COMPLETION) MappingsChanged changed) {
    recalled.forget();
  }
}
