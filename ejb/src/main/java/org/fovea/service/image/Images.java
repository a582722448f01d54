package org.fovea.service.image;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.CacheStoreMode;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.fovea.model.image.Image;
import org.fovea.model.image.ImageId;
import org.fovea.model.image.ImageMetadata;
import org.fovea.model.image.PyramidJob;
import org.fovea.model.space.Folder;
import org.fovea.service.access.Place;
import org.fovea.service.access.Subject;
import org.fovea.service.shared.InvalidException;
import org.fovea.service.shared.NotFoundException;

/// Queries for images and their jobs.
@ApplicationScoped
class Images {
  private static final int MOST = 500;

  @PersistenceContext EntityManager entities;

  /// These images, each once, if one transaction can bear as many.
  ///
  /// @throws InvalidException if there are none, or more than 500
  static Set<ImageId> requireFew(Collection<ImageId> ids) {
    var wanted = Set.copyOf(ids);
    if (wanted.isEmpty() || wanted.size() > MOST) {
      throw new InvalidException("images", "1 to " + MOST + " images can be changed at once.");
    }
    return wanted;
  }

  Optional<Image> find(ImageId id) {
    return entities
        .createQuery(
            "select i from Image i join fetch i.space left join fetch i.folder where i.publicId = :id",
            Image.class)
        .setParameter("id", id.value())
        .getResultStream()
        .findAny();
  }

  /// Where an image is.
  static Place place(Image image) {
    return new Place(image.space().id(), image.folder().map(Folder::id));
  }

  Optional<PyramidJob> findJob(Image image) {
    return entities
        .createQuery("select j from PyramidJob j where j.image = :image", PyramidJob.class)
        .setParameter("image", image)
        .getResultStream()
        .findAny();
  }

  /// What the file of an image says of itself, if it was read.
  Optional<ImageMetadata> metadata(Image image) {
    return Optional.ofNullable(entities.find(ImageMetadata.class, image.key()));
  }

  /// The same, or nothing at all if it was not read.
  FileMetadata content(Image image) {
    return metadata(image)
        .map(ImageMetadata::content)
        .map(FileMetadata::parse)
        .orElse(FileMetadata.NONE);
  }

  /// Keeps what the file of an image says of itself in place of what was kept before.
  ///
  /// @param found empty if it could not be read: then nothing is kept
  void keep(Image image, Optional<FileMetadata> found) {
    found.ifPresentOrElse(
        content -> entities.merge(new ImageMetadata(image, content.toJson().toString())),
        () -> metadata(image).ifPresent(entities::remove));
  }

  /// The job of an image, locked until the transaction ends, as it is now: a worker may be writing
  /// to it.
  PyramidJob lockJob(Image image) {
    var job = findJob(image).orElseThrow();
    entities.refresh(job, LockModeType.PESSIMISTIC_WRITE);
    return job;
  }

  /// Images of a shelf with their jobs, newest first, at most `limit`, those before `before` only.
  List<Object[]> list(ImageShelf shelf, ImageFilter filter, long before, int limit) {
    var query =
        entities
            .createQuery(
                "select i, j from PyramidJob j join j.image i left join fetch i.folder f"
                    + " left join fetch i.uploader"
                    + " where i.space.publicId = :space and i.id < :before"
                    + " and i.createdAt >= :begin and i.createdAt < :end"
                    + (shelf.unfiled() ? " and f.id is null" : "")
                    + (shelf.folder().isPresent() ? " and f.publicId = :folder" : "")
                    + (filter.state().isPresent() ? " and i.state = :state" : "")
                    + (filter.title().isPresent() ? " and locate(:title, lower(i.title)) > 0" : "")
                    + " order by i.id desc",
                Object[].class)
            .setParameter("space", shelf.space().value())
            .setParameter("before", before)
            .setParameter("begin", filter.period().begin())
            .setParameter("end", filter.period().end())
            .setMaxResults(limit);
    shelf.folder().ifPresent(folder -> query.setParameter("folder", folder.value()));
    filter.state().ifPresent(state -> query.setParameter("state", state));
    filter.title().ifPresent(title -> query.setParameter("title", title.toLowerCase(Locale.ROOT)));
    return query.getResultList();
  }

  /// Those of these images that are there, with what says where they are and whose, oldest first;
  /// as they are now, even if they were read before.
  List<Image> list(Collection<ImageId> ids) {
    return entities
        .createQuery(
            "select i from Image i join fetch i.space left join fetch i.folder"
                + " left join fetch i.uploader where i.publicId in :ids order by i.id",
            Image.class)
        .setParameter("ids", ids.stream().map(ImageId::value).toList())
        .setHint("jakarta.persistence.cache.storeMode", CacheStoreMode.REFRESH)
        .getResultList();
  }

  /// All of these images, as [#list].
  ///
  /// @throws NotFoundException if one of them is not there
  List<Image> all(Collection<ImageId> ids) {
    var found = list(ids);
    if (found.size() < ids.size()) {
      throw new NotFoundException();
    }
    return found;
  }

  /// Keeps workers from writing to these images until the transaction ends. Returns them as they
  /// are then.
  ///
  /// @throws NotFoundException if one of them is not there any more
  List<Image> lockAll(List<Image> found) {
    lockJobs(found);
    return all(found.stream().map(Image::id).toList());
  }

  /// The jobs of these images, locked until the transaction ends, as they are now, in their order.
  List<PyramidJob> lockJobs(List<Image> found) {
    return entities
        .createQuery(
            "select j from PyramidJob j where j.image.id in :keys order by j.id", PyramidJob.class)
        .setParameter("keys", found.stream().map(Image::key).toList())
        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
        .setHint("jakarta.persistence.cache.storeMode", CacheStoreMode.REFRESH)
        .getResultList();
  }

  /// Keeps everybody from writing to an image, and to its job, until the transaction ends: the job
  /// is locked first, as workers do. Both are then as they are now.
  ///
  /// @throws NotFoundException if it is not there any more
  Image lock(Image found) {
    lockJobs(List.of(found));
    return entities
        .createQuery("select i from Image i where i.id = :key", Image.class)
        .setParameter("key", found.key())
        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
        .setHint("jakarta.persistence.cache.storeMode", CacheStoreMode.REFRESH)
        .getResultStream()
        .findAny()
        .orElseThrow(NotFoundException::new);
  }

  /// What somebody uploaded that has not settled before `since`, with its job.
  List<Object[]> inProgress(Subject who, Instant since, int limit) {
    return entities
        .createQuery(
            "select i, j from PyramidJob j join j.image i join i.uploader a"
                + " join fetch i.space left join fetch i.folder"
                + " where a.issuer = :issuer and a.sub = :sub"
                + " and (i.settledAt is null or i.settledAt > :since) order by i.id",
            Object[].class)
        .setParameter("issuer", who.issuer())
        .setParameter("sub", who.sub())
        .setParameter("since", since)
        .setMaxResults(limit)
        .getResultList();
  }

  /// Which revision of the original counts, for those of these identifiers that belong to images.
  Map<String, Integer> revisions(Collection<String> ids) {
    return entities
        .createQuery(
            "select i.publicId, i.originalRevision from Image i where i.publicId in :ids",
            Object[].class)
        .setParameter("ids", ids)
        .getResultStream()
        .collect(Collectors.toMap(row -> (String) row[0], row -> (Integer) row[1]));
  }

  /// Which pyramid is the present one, for those of these identifiers that belong to images with
  /// one.
  Map<String, Long> generations(Collection<String> ids) {
    return entities
        .createQuery(
            "select i.publicId, i.pyramidGeneration from Image i"
                + " where i.publicId in :ids and i.pyramidGeneration is not null",
            Object[].class)
        .setParameter("ids", ids)
        .getResultStream()
        .collect(Collectors.toMap(row -> (String) row[0], row -> (Long) row[1]));
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
