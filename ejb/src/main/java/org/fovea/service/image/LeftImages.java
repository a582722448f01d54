package org.fovea.service.image;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import org.fovea.model.account.Account;
import org.fovea.model.image.PyramidJob;
import org.fovea.model.space.Space;

/// What becomes of images when an account is closed, for the service that closes it: nothing here
/// asks who the caller is.
@ApplicationScoped
public class LeftImages {
  private static final String RELEASE =
      "update fovea.image set uploader_account_id = null where uploader_account_id = ?1";

  @PersistenceContext EntityManager entities;
  @Inject Event<FilesAbandoned> abandoned;

  /// What was deleted.
  ///
  /// @param images how many
  /// @param bytes the length of their originals
  public record Deleted(long images, long bytes) {}

  /// Deletes some images of a space with their jobs; their files go after the commit.
  ///
  /// @param most how many at most
  public Deleted deleteSome(Space space, int most) {
    var keys =
        entities
            .createQuery(
                "select i.id from Image i where i.space = :space order by i.id", Long.class)
            .setParameter("space", space)
            .setMaxResults(most)
            .getResultList();
    return keys.isEmpty() ? new Deleted(0, 0) : delete(keys);
  }

  private Deleted delete(List<Long> keys) {
    var jobs =
        entities
            .createQuery(
                "select j from PyramidJob j where j.image.id in :keys order by j.id",
                PyramidJob.class)
            .setParameter("keys", keys)
            .setLockMode(LockModeType.PESSIMISTIC_WRITE) // no worker writes to them any more
            .getResultList();
    long bytes = 0;
    for (var job : jobs) {
      var image = job.image();
      bytes += image.sizeBytes();
      abandoned.fire(new FilesAbandoned(image.id(), job.fence()));
      entities.remove(job);
      entities.remove(image);
    }
    return new Deleted(jobs.size(), bytes);
  }

  /// Lets all images forget who uploaded them. Returns how many they are.
  ///
  /// The version stays as it is: a worker may be about to finish one, and need not fail.
  public long release(Account uploader) {
    entities.flush(); // what is deleted already is not released
    return entities.createNativeQuery(RELEASE).setParameter(1, uploader.key()).executeUpdate();
  }
}
