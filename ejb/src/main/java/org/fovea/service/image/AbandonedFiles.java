package org.fovea.service.image;

import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;

/// Deletes files that no image needs any more: at once when an image is deleted, and, when asked,
/// those that a crash left behind.
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN) // a sweep must not hold up a deletion
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED) // nor end with a transaction's time
public class AbandonedFiles {
  private static final System.Logger LOG = System.getLogger(AbandonedFiles.class.getName());

  @Inject OriginalStore originals;
  @Inject PyramidStore pyramids;
  @Inject Images images;

  /// Deletes the files of an image that was deleted.
  public void delete(@Observes(during = TransactionPhase.AFTER_SUCCESS) FilesAbandoned gone) {
    try {
      originals.delete(gone.image());
      for (long generation = 1; generation <= gone.newestGeneration(); generation++) {
        pyramids.delete(gone.image(), generation);
      }
    } catch (IOException e) {
      // the image is gone from the database; a job deletes what is left of it
      LOG.log(Level.WARNING, "files of image " + gone.image() + " could not be deleted yet", e);
    }
  }

  /// Deletes the original of an image that has another now.
  public void delete(@Observes(during = TransactionPhase.AFTER_SUCCESS) OriginalReplaced gone) {
    try {
      originals.delete(gone.image(), gone.revision());
    } catch (IOException e) {
      // the row names another file; a job deletes this one
      LOG.log(Level.WARNING, "an original of " + gone.image() + " could not be deleted yet", e);
    }
  }

  /// Deletes files that were not touched since `limit` and whose image does not exist, or has
  /// others now.
  ///
  /// @return how many
  public long deleteOrphans(Instant limit) throws IOException {
    var deleted = new LongAdder();
    originals.shards().untouchedSince(limit, old -> deleted.add(deleteReplaced(old)));
    originals.shards().untouchedSince(limit, old -> deleted.add(deleteUnknown(old)));
    pyramids.shards().untouchedSince(limit, old -> deleted.add(deleteLeft(old)));
    pyramids.shards().untouchedSince(limit, old -> deleted.add(deleteUnknown(old)));
    return deleted.sum();
  }

  /// What a crash left of an image that exists: originals that count no more or not yet, and what
  /// was being made of them.
  private int deleteReplaced(List<Path> files) throws IOException {
    var revisions = images.revisions(files.stream().map(Shards::idOf).toList());
    int deleted = 0;
    for (var file : files) {
      var revision = revisions.get(Shards.idOf(file));
      if (revision != null && !originals.isOriginal(file, revision)) {
        deleted += Files.deleteIfExists(file) ? 1 : 0;
        LOG.log(Level.INFO, "deleted replaced file {0}", file.getFileName());
      }
    }
    return deleted;
  }

  /// Pyramids of images that have had another for long, and what attempts left that have failed.
  private int deleteLeft(List<Path> files) throws IOException {
    var ids = files.stream().map(Shards::idOf).toList();
    var known = images.known(ids);
    var generations = images.generations(ids);
    int deleted = 0;
    for (var file : files) {
      var id = Shards.idOf(file);
      var current = Optional.ofNullable(generations.get(id));
      if (known.contains(id) && pyramids.isLeft(file, current)) {
        deleted += pyramids.delete(file) ? 1 : 0;
        LOG.log(Level.INFO, "deleted file that no pyramid needs {0}", file.getFileName());
      }
    }
    return deleted;
  }

  private int deleteUnknown(List<Path> files) throws IOException {
    var known = images.known(files.stream().map(Shards::idOf).toList());
    int deleted = 0;
    for (var file : files) {
      if (!known.contains(Shards.idOf(file))) {
        deleted += Files.deleteIfExists(file) ? 1 : 0;
        LOG.log(Level.INFO, "deleted orphan file {0}", file.getFileName());
      }
    }
    return deleted;
  }
}
