package org.fovea.service.link;

import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fovea.model.image.ImageId;
import org.fovea.model.image.ImageLink;
import org.fovea.model.image.ImageLinkId;
import org.fovea.service.access.Caller;
import org.fovea.service.access.Guard;
import org.fovea.service.access.LinkSource;
import org.fovea.service.access.Permission;
import org.fovea.service.access.Subject;
import org.fovea.service.audit.AuditLog;
import org.fovea.service.audit.ImageEvent.ImageLinkCreated;
import org.fovea.service.audit.ImageEvent.ImageLinkRevoked;
import org.fovea.service.audit.Pseudonyms;
import org.fovea.service.image.VisibleImages;
import org.fovea.service.shared.ConflictException;
import org.fovea.service.shared.NotFoundException;

/// Links that show one image to whoever has them. Uploaders make them for their own images,
/// managers for all. Each public method is one transaction.
///
/// A link follows its image to other folders and spaces, and shows it as long as its maker may look
/// at it there.
@Stateless
public class LinkService {
  @Inject Guard guard;
  @Inject LinkSource grants;
  @Inject VisibleImages images;
  @Inject ImageLinks links;
  @Inject MakerRights makers;
  @Inject LinkSeal seal;
  @Inject Pseudonyms pseudonyms;
  @Inject Event<LinksChanged> news;
  @Inject AuditLog audit;
  @Inject Clock clock;

  /// Whether the caller may make links to an image.
  ///
  /// @throws NotFoundException if there is no such image, or the caller may not see it
  public boolean mayLink(Caller caller, ImageId image) {
    return images.isLinkable(caller, image);
  }

  /// The links to an image, newest first; those that are over for some days yet.
  ///
  /// @throws NotFoundException if there is no such image, or the caller may not see it
  /// @throws org.fovea.service.shared.DeniedException if they may make no links to it
  public List<LinkView> list(Caller caller, ImageId id) {
    var image = images.linkable(caller, id);
    var now = clock.instant();
    Map<ImageLink.Maker, Boolean> looks = new HashMap<>(); // many links, few makers
    return links.list(image, LinkLimits.MOST_LISTED).stream()
        .map(link -> {
          boolean lends = looks.computeIfAbsent(link.maker(), maker -> makers.looks(maker, image));
          return view(caller, link, LinkState.of(link, now, lends));
        })
        .toList();
  }

  /// Makes a link.
  ///
  /// @param downloads whether it lets people have the original, too
  /// @param days for how long it holds: one of [LinkLimits#DAYS]
  /// @throws NotFoundException if there is no such image, or the caller may not see it
  /// @throws org.fovea.service.shared.DeniedException if they may make no links to it, or want to
  ///   lend a download that they may not have themselves
  /// @throws org.fovea.service.shared.InvalidException if it may not hold as many days
  /// @throws ConflictException if the image has 50 open ones
  public LinkView create(Caller caller, ImageId id, boolean downloads, int days) {
    var image = images.linkable(caller, id);
    if (downloads) {
      guard.require(caller, Permission.DOWNLOAD_ORIGINALS, VisibleImages.place(image));
    }
    LinkLimits.check(days);
    var now = clock.instant();
    if (links.countOpen(image, now) >= LinkLimits.MOST_OPEN) {
      throw new ConflictException(
          "too-many-links",
          "This image has %d open links. Revoke some first.".formatted(LinkLimits.MOST_OPEN));
    }
    var maker = makers.maker(guard.requireAccount(caller), image, downloads);
    var link = new ImageLink(image, maker, downloads, now, now.plus(Duration.ofDays(days)));
    links.add(link);
    audit.record(caller, new ImageLinkCreated(image.space().id(), id, link.id(), downloads, days));
    return view(caller, link, LinkState.OPEN);
  }

  /// Revokes a link; asking again is harmless.
  ///
  /// @throws NotFoundException if there is no such link of that image, or the caller may not see it
  /// @throws org.fovea.service.shared.DeniedException if they may make no links to it
  public void revoke(Caller caller, ImageId id, ImageLinkId wanted) {
    var image = images.linkable(caller, id);
    var link = links.lock(id, wanted).orElseThrow(NotFoundException::new);
    var now = clock.instant();
    if (link.isOpen(now)) {
      link.revoke(now);
      news.fire(new LinksChanged());
      audit.record(caller, new ImageLinkRevoked(image.space().id(), id, wanted));
    }
  }

  /// The image to which the caller brings a link.
  ///
  /// @throws NotFoundException if they bring none, or it shows nothing any more
  public LinkedImage open(Caller caller) {
    if (!(caller instanceof Caller.Linked linked)) {
      throw new NotFoundException();
    }
    var wanted = links.find(linked.link()).map(link -> link.image().id());
    var image = images.shown(caller, wanted.orElseThrow(NotFoundException::new));
    boolean downloads =
        grants.permitted(linked, image.id()).contains(Permission.DOWNLOAD_ORIGINALS);
    return new LinkedImage(image.id(), image.title(), image.state(), downloads);
  }

  private LinkView view(Caller caller, ImageLink link, LinkState state) {
    var maker = Subject.of(link.maker().account());
    return new LinkView(
        link.id(),
        link.downloads(),
        pseudonyms.of(link.image().space().id(), maker),
        caller.subject().filter(maker::equals).isPresent(),
        link.createdAt(),
        link.expiresAt(),
        state,
        Optional.of(seal.seal(link.id())).filter(_ -> state == LinkState.OPEN));
  }
}
