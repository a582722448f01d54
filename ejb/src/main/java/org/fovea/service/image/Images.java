package org.fovea.service.image;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.fovea.model.image.Image;
import org.fovea.model.image.ImageId;
import org.fovea.model.image.PyramidJob;
import org.fovea.model.space.SpaceId;
import org.fovea.service.access.Subject;

/// Queries for images and their jobs.
@ApplicationScoped
class Images {
  @PersistenceContext EntityManager entities;

  Optional<Image> find(ImageId id) {
    return entities
        .createQuery("select i from Image i join fetch i.space where i.publicId = :id", Image.class)
        .setParameter("id", id.value())
        .getResultStream()
        .findAny();
  }

  Optional<PyramidJob> findJob(Image image) {
    return entities
        .createQuery("select j from PyramidJob j where j.image = :image", PyramidJob.class)
        .setParameter("image", image)
        .getResultStream()
        .findAny();
  }

  /// The same, locked until the transaction ends, as it is now: a worker may be writing to it.
  PyramidJob lockJob(Image image) {
    var job = findJob(image).orElseThrow();
    entities.refresh(job, LockModeType.PESSIMISTIC_WRITE);
    return job;
  }

  /// Images of a space with their jobs, newest first, at most `limit`, those before `before` only.
  List<Object[]> list(SpaceId space, long before, int limit) {
    return entities
        .createQuery(
            "select i, j from PyramidJob j join j.image i"
                + " where i.space.publicId = :space and i.id < :before order by i.id desc",
            Object[].class)
        .setParameter("space", space.value())
        .setParameter("before", before)
        .setMaxResults(limit)
        .getResultList();
  }

  /// What somebody uploaded that has not settled before `since`, with its job.
  List<Object[]> inProgress(Subject who, Instant since, int limit) {
    return entities
        .createQuery(
            "select i, j from PyramidJob j join j.image i join i.uploader a"
                + " where a.issuer = :issuer and a.sub = :sub"
                + " and (i.settledAt is null or i.settledAt > :since) order by i.id",
            Object[].class)
        .setParameter("issuer", who.issuer())
        .setParameter("sub", who.sub())
        .setParameter("since", since)
        .setMaxResults(limit)
        .getResultList();
  }

  /// Which of these identifiers belong to images, or are reserved by uploads.
  Set<String> known(Collection<String> ids) {
    Set<String> known = new HashSet<>();
    for (var query :
        List.of(
            "select i.publicId from Image i where i.publicId in :ids",
            "select u.imagePublicId from Upload u where u.imagePublicId in :ids")) {
      known.addAll(
          entities.createQuery(query, String.class).setParameter("ids", ids).getResultList());
    }
    return known;
  }
}
