package org.fovea.service.link;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.fovea.model.image.Image;
import org.fovea.model.image.ImageId;
import org.fovea.model.image.ImageLink;
import org.fovea.model.image.ImageLinkId;

/// Queries for links to images.
@ApplicationScoped
class ImageLinks {
  @PersistenceContext EntityManager entities;

  /// The link with its image, where that is, and its maker; however it stands.
  Optional<ImageLink> find(ImageLinkId id) {
    return entities
        .createQuery(
            "select k from ImageLink k join fetch k.image join fetch k.image.space"
                + " left join fetch k.image.folder join fetch k.maker where k.publicId = :id",
            ImageLink.class)
        .setParameter("id", id.value())
        .getResultStream()
        .findAny();
  }

  /// The links of an image, newest first, at most `limit`.
  List<ImageLink> list(Image image, int limit) {
    return entities
        .createQuery(
            "select k from ImageLink k join fetch k.maker where k.image = :image order by k.id desc",
            ImageLink.class)
        .setParameter("image", image)
        .setMaxResults(limit)
        .getResultList();
  }

  long countOpen(Image image, Instant now) {
    return entities
        .createQuery(
            "select count(k) from ImageLink k where k.image = :image and k.revokedAt is null"
                + " and k.expiresAt > :now",
            Long.class)
        .setParameter("image", image)
        .setParameter("now", now)
        .getSingleResult();
  }

  /// A link of that image, locked until the transaction ends, as it is now.
  Optional<ImageLink> lock(ImageId image, ImageLinkId id) {
    var link = find(id).filter(found -> found.image().id().equals(image));
    link.ifPresent(found -> entities.refresh(found, LockModeType.PESSIMISTIC_WRITE));
    return link;
  }

  void add(ImageLink link) {
    entities.persist(link);
  }
}
